import { CODES } from '../foundation/diagnosis.ts';
import type { Confidence, DiagnosisCode } from '../foundation/diagnosis.ts';
import { plain } from '../foundation/text.ts';
import { explainRows } from './catalogue.ts';
import { DEFECTS } from './defects.ts';
import { OWNERS } from './document.ts';
import { fill } from './fill.ts';
import { FINDINGS } from './findings.ts';
import { LINKS } from './links.ts';
import { MEANINGS } from './meanings.ts';
import { TELL_APART } from './tell-apart.ts';
import type { Advice, Hypothesis } from './types.ts';

export interface Page {
  /** Path in docs/diagnoses/. */
  readonly file: string;
  readonly text: string;
}

/** Advice with what people see of it. */
interface Entry {
  readonly seen: readonly string[];
  readonly advice: Advice;
}

const CONFIDENCES: Readonly<Record<Confidence, string>> = { proven: 'proven', likely: 'likely', possible: 'one of several' };

/** docs/diagnoses/: a page for each code, and a list of them. */
export function diagnosisPages(): readonly Page[] {
  const entries = allEntries();
  return [{ file: 'README.md', text: indexPage() }, ...codesInOrder().map((code) => ({ file: `${code}.md`, text: codePage(code, entries) }))];
}

const isCode = (name: string): name is DiagnosisCode => Object.hasOwn(CODES, name);
const codesInOrder = (): readonly DiagnosisCode[] => Object.keys(CODES).filter(isCode);

function allEntries(): readonly Entry[] {
  return [
    ...explainRows().map((row): Entry => ({ seen: row.seen, advice: row })),
    ...Object.values(DEFECTS).map((advice): Entry => ({ seen: [], advice })),
    ...Object.values(FINDINGS).map((advice): Entry => ({ seen: [], advice })),
  ];
}

function indexPage(): string {
  const rows = codesInOrder().map((code) => `| [\`${code}\`](${code}.md) | ${MEANINGS[code]} | ${CODES[code].statuses.join(', ')} | ${OWNERS[CODES[code].owner]} |`);
  return pageOf([
    '# Diagnoses',
    'Why a check did not pass, by its permanent code. Each page tells what people see, the causes with what to do, and how they are told apart. `box-preflight explain` finds the page to a text of yours.',
    ['| code | means | counts as | usually mended by |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ]);
}

function codePage(code: DiagnosisCode, entries: readonly Entry[]): string {
  const rule = CODES[code];
  const own = entries.filter(({ advice }) => advice.hypotheses[0].code === code).sort((a, b) => unsureness(a) - unsureness(b));
  const others = entries.filter(({ advice }) => advice.hypotheses[0].code !== code && advice.hypotheses.some((each) => each.code === code));
  const docs = [...new Set([...own, ...others].flatMap(({ advice }) => advice.docs))];
  return pageOf([
    `# \`${code}\``,
    `${sentence(MEANINGS[code])} Counts as ${rule.statuses.map((status) => `\`${status}\``).join(' or ')}; usually mended by ${OWNERS[rule.owner]}. ${rule.retryable ? 'Trying again may be enough.' : 'Trying again does not help by itself.'}`,
    ...seenSection(own),
    '## Causes and what to do',
    'The likeliest first. Where one answer has several causes, the others follow it.',
    ...own.flatMap(entryLines),
    ...(others.length === 0 ? [] : ['## Also possible behind other answers', ...others.flatMap((entry) => otherLines(entry, code))]),
    '## How Box Preflight tells them apart',
    TELL_APART[code].map((words) => `- ${words}`).join('\n'),
    '## Read more',
    docs.map((name) => `- <${LINKS[name]}>`).join('\n'),
    '[All diagnoses](README.md)',
  ]);
}

/** What is sure comes first; the order of the catalogue otherwise. */
const unsureness = ({ advice }: Entry): number => (advice.hypotheses[0].confidence === 'possible' ? 1 : 0);

const pageOf = (blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`;
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
const code = (words: string): string => (words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``);

function seenSection(own: readonly Entry[]): readonly string[] {
  const seen = [...new Set(own.flatMap((entry) => entry.seen))];
  if (seen.length === 0) return ['## What people see', 'No text of Box’s: the checks find it themselves.'];
  return ['## What people see', seen.map((words) => `- ${code(words)}`).join('\n')];
}

/** One answer or finding: its causes in order, each with its steps and who takes them. */
function entryLines({ seen, advice }: Entry): readonly string[] {
  const [first, ...others] = advice.hypotheses;
  return [
    `### ${plain(fill(first.cause, {}))}`,
    ...(seen.length === 0 ? [] : [`Seen as ${seen.map(code).join(', ')}.`]),
    stepsOf(first),
    `${sentence(CONFIDENCES[first.confidence])} Who: ${ownerOf(first)}.`,
    ...others.flatMap((other) => [`If that is not it: **${plain(fill(other.cause, {}))}** Code [\`${other.code}\`](${other.code}.md). Who: ${ownerOf(other)}.`, stepsOf(other)]),
  ];
}

/** The part of other codes' answers in which this one is a further cause. */
function otherLines({ advice }: Entry, about: DiagnosisCode): readonly string[] {
  const [first] = advice.hypotheses;
  return advice.hypotheses.filter((each) => each.code === about).map((each) =>
    `- ${plain(fill(each.cause, {}))} Less likely than [\`${first.code}\`](${first.code}.md): ${plain(fill(first.cause, {}))}`);
}

const stepsOf = ({ remedy }: Hypothesis): string => remedy.map((step, index) => `${index + 1}. ${plain(fill(step, {}))}`).join('\n');

const ownerOf = ({ code: each, owner = CODES[each].owner }: Hypothesis): string => OWNERS[owner];
