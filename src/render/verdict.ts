import { isRequirement } from '../engine/not-asked.ts';
import type { CheckId } from '../engine/check.ts';
import { checksOf } from '../engine/report.ts';
import type { CheckReport, Report } from '../engine/report.ts';
import type { Status } from '../foundation/diagnosis.ts';

/** The verdict in words: the one place where the sentence is made that every sink shows. Pure. */

const VERDICTS: Readonly<Record<Status, string>> = {
  pass: 'Everything asked for works from here',
  warn: 'Nothing failed, but look at the warnings',
  fail: 'Something must be changed before the deploy',
  error: 'Some questions could not be answered',
  skip: 'Nothing was checked',
};

/** What the verdict means, in one sentence that names what was configured and not asked (contract, section 4). */
export function verdictWords(report: Report): string {
  const { verdict, notAsked = [] } = report;
  const main = verdict === 'pass' ? passWords(report) : VERDICTS[verdict];
  if (notAsked.length === 0 || verdict === 'skip') return `${main}.`;
  const names = listed(namesOf(notAsked, appsOf(report).all > 1));
  return `${main}; ${names} ${notAsked.length === 1 ? 'was' : 'were'} not asked.`;
}

/** More are counted. */
const MOST_NAMED = 6;

/** What was not asked, also as another version of this tool wrote it. */
interface Named {
  readonly target: string;
  readonly check: string | null;
}

/** What was not asked by name: a target, or `target/check-id` where there are several apps. Whole targets first. */
export function namesOf(notAsked: readonly Named[], several: boolean): readonly string[] {
  const whole = notAsked.filter(({ check }) => check === null);
  const ordered = [...whole, ...notAsked.filter(({ check }) => check !== null)];
  return ordered.map(({ target, check }) => (check === null ? target : several ? `${target}/${check}` : check));
}

/** Names in a sentence; of many, the first few and how many more. */
export const listed = (names: readonly string[]): string =>
  and(names.length > MOST_NAMED + 1 ? [...names.slice(0, MOST_NAMED), `${names.length - MOST_NAMED} more`] : names);

const and = (names: readonly string[]): string =>
  (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);

/** How many apps there are, and how many of them were asked anything. */
function appsOf({ targets, notAsked = [] }: Report): { readonly asked: number; readonly all: number } {
  const whole = new Set(notAsked.filter(({ check }) => check === null).map(({ target }) => target));
  const asked = targets.filter(({ name, auth }) => auth !== null && !whole.has(name)).length;
  return { asked, all: asked + whole.size };
}

function passWords(report: Report): string {
  const { identityOnly, notAsked = [] } = report;
  const { asked, all } = appsOf(report);
  const some = asked < all && asked > 0 ? `${asked} of ${all} apps` : null;
  if (identityOnly) return goodWords(report, some === null ? '' : ` of ${some}`);
  if (notAsked.some(({ check }) => check !== null)) {
    return some === null ? 'What was asked works from here' : `What was asked of ${some} works`;
  }
  return some === null ? VERDICTS.pass : `${some} ${asked === 1 ? 'works' : 'work'}`;
}

/** Where no more was asked than who the app is, or not even that. */
function goodWords(report: Report, of: string): string {
  const good = found(report, ({ status }) => status === 'pass');
  if (good.includes('token')) return `${capital(named(good))}${of} ${good.length === 1 ? 'is' : 'are'} good`;
  if (good.length === 0) return VERDICTS.pass;
  return `Only ${named(good)}${of} ${were(good)} checked, and nothing is wrong there`;
}

/** Said first where neither a folder nor a scope was asked; `null` where one was, or where nothing was checked. */
export function limitWords(report: Report): string | null {
  const checked = limits(report);
  if (checked.length === 0) return null;
  const leavesOut = (report.notAsked ?? []).some(({ check }) => check !== null && isRequirement(check));
  const why = leavesOut || appsOf(report).asked === 0 ? 'no folder and no scope was asked.'
    : 'no folder and no scope was asked for. List what the deploy needs in `folders` and `scopes`.';
  return `Only ${named(checked)} ${were(checked)} checked: ${why}`;
}

/** The same beside a title: `only token and identity were checked`. */
export function limitMark(report: Report): string | null {
  const checked = limits(report);
  return checked.length === 0 ? null : `only ${and(checked)} ${were(checked)} checked`;
}

const limits = (report: Report): readonly string[] =>
  (report.identityOnly ? found(report, ({ status }) => status !== 'skip') : []);

type Nouns = readonly (readonly [noun: string, ids: readonly CheckId[]])[];

const WITH_TOKEN: Nouns = [
  ['token', ['token', 'user-token', 'as-user']], ['identity', ['identity']], ['host for uploads', ['upload-host']],
];
const WITHOUT: Nouns = [
  ['network', ['network']], ['clock', ['clock']], ['credentials', ['credentials']], ['drift', ['drift']],
];

/** What a run came to that asked for nothing by name: what a token was obtained for, or else what it looked at. */
function found(report: Report, counts: (check: CheckReport) => boolean): readonly string[] {
  const ids = new Set(checksOf(report).filter(counts).map(({ id }) => id));
  const of = (nouns: Nouns): readonly string[] =>
    nouns.flatMap(([noun, own]) => (own.some((id) => ids.has(id)) ? [noun] : []));
  const further = of(WITH_TOKEN);
  return further.length > 0 ? further : of(WITHOUT);
}

const named = (nouns: readonly string[]): string => and(nouns.map((noun) => `the ${noun}`));
const were = ([first = '', ...others]: readonly string[]): string =>
  (others.length > 0 || first.endsWith('s') ? 'were' : 'was');
const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
