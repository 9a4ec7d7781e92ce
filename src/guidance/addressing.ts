import type { Owner } from '../foundation/diagnosis.ts';
import type { Text } from '../foundation/text.ts';

/**
 * Whose hands a step of a remedy needs, and how it reads when it is said to them. Remedies are written to the reader of the
 * log (`Ask a Box admin to open …`); a message to the admin says `Open …`.
 */

const CONDITION = /^If [^:]{1,160}: /u;

/** By how a step begins, its condition left aside. What is not here is done in the workflow, by the reader. */
const HANDS: readonly (readonly [begins: RegExp, owner: Owner])[] = [
  [/^ask a box admin\b|^check in the admin console\b/iu, 'box-admin'],
  [/^(?:ask|give) box support\b/iu, 'box'],
  [/^open developer console\b|^check under developer console\b|^delete all public keys\b|^create a server (?:authentication )?app\b/iu, 'developer'],
  [/^ask the owner\b|^ask the one who locked\b|^ask \S.{0,120} to give\b|^ask the admin of the owner\b/iu, 'content-owner'],
  [/^invite \S|^remove the invitation in box\b|^open the item in box\b/iu, 'content-owner'],
  [/^(?:open|check under) .{0,120}(?:> settings|share > (?:invite people|manage collaborators))/iu, 'content-owner'],
];

/** Who takes this step; `ci` is the reader. */
export function addresseeOf(step: string): Owner {
  const action = step.replace(CONDITION, '');
  return HANDS.find(([begins]) => begins.test(action))?.[1] ?? 'ci';
}

/** Is it to be taken only under a condition that the step itself names? */
export const isConditional = (step: string): boolean => CONDITION.test(step);

/** Is there nothing in it for anybody but the reader of the log? */
export const isForTheReader = (step: string): boolean => /^(?:Run this again|Wait )/u.test(step);

/** The step as it is said to the one who takes it; without its condition where that is about something that the reader has done. */
export function addressed(step: Text, keepsCondition = true): Text {
  const [first = '', ...rest] = step;
  if (typeof first !== 'string') return step;
  const found = CONDITION.exec(first)?.[0] ?? '';
  const condition = keepsCondition ? found : '';
  const action = first.slice(found.length);
  const form = FORMS.find(({ begins }) => begins.test(action));
  const told = form === undefined ? action : action.replace(form.begins, form.becomes);
  const parts = [told, ...rest].map((part) => (typeof part === 'string' ? fromAfar(form?.infinitives === true ? imperative(part) : part) : part));
  const [start = '', ...others] = parts;
  return [`${condition}${typeof start === 'string' && condition === '' ? capital(start) : String(start)}`, ...others];
}

interface Form {
  readonly begins: RegExp;
  readonly becomes: string;
  /** Is what follows a chain of `to do this, to do that and to do the third`? */
  readonly infinitives: boolean;
}

const FORMS: readonly Form[] = [
  { begins: /^ask (?:a box admin|box support|the owner) to /iu, becomes: '', infinitives: true },
  { begins: /^ask a box admin whether /iu, becomes: 'check whether ', infinitives: false },
  { begins: /^ask a box admin for /iu, becomes: 'tell us ', infinitives: false },
];

const imperative = (words: string): string => words.replace(/(,| and| or) to (?=(?:add|authorize|click|enter|enable|find|make|move|open|re-authorize|set|select|turn|raise|exempt|allow)\b)/gu, '$1 ');

/** `this host` is clear beside its log alone. */
export const fromAfar = (words: string): string => words.replace(/\b[Tt]his host’s\b/gu, 'our build machine’s').replace(/\bthis host\b/gu, 'our build machine').replace(/\bof your workflow\b/gu, 'of our workflow');

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
