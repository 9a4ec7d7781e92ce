import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CheckReport, ClockFacts, Report, TargetReport } from '../engine/report.ts';
import type { Status } from '../foundation/diagnosis.ts';
import { unwrap } from '../foundation/text.ts';
import { STYLE } from './html-style.ts';
import { htmlText, linkTo, shortAddress } from './html-text.ts';
import { timelineSection } from './html-timeline.ts';
import { furtherCause, problemsOf } from './problems.ts';
import type { Affected, Problem } from './problems.ts';
import { limitWords, verdictWords } from './verdict.ts';
import { CONFIDENCES, COUNTED, duration, hostWords, MARKS, OWNERS, several, STATUSES, targetWords } from './words.ts';

/** Even if something hostile got through the escaping, the browser would run and load none of it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report as one HTML file that needs nothing else: verdict, what to do, all checks, and the requests as a timeline. No
 * script, no resource from outside; light and dark, phone and desk, by style alone.
 */
export function renderHtml(report: Report): string {
  const page = h('html', { lang: 'en' },
    h('head', null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', null, `${MARKS[report.verdict]} Box Preflight: ${report.verdict}`),
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } })),
    h('body', null, h('main', null, hero(report), problemSection(report), checkSection(report), requestSection(report), foot(report))));
  return `<!doctype html>\n${renderToString(page)}\n`;
}

const mark = (status: Status): ComponentChild => h('span', { class: 'mark', role: 'img', 'aria-label': status }, MARKS[status]);

function hero(report: Report): ComponentChild {
  const limits = limitWords(report);
  const chips = STATUSES.filter((status) => report.counts[status] > 0)
    .map((status) => h('li', { class: `chip ${status}` }, `${report.counts[status]} ${COUNTED[status]}`));
  return h('header', { class: `card hero ${report.verdict}` },
    h('div', { class: 'hero-top' }, mark(report.verdict),
      h('div', null,
        h('p', { class: 'brand' }, 'Box Preflight ', h('b', null, report.verdict)),
        h('h1', null, verdictWords(report)),
        h('ul', { class: 'counts' }, chips))),
    limits === null ? null : h('p', { class: 'note' }, htmlText([limits])),
    h('dl', { class: 'facts' }, factsOf(report).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))));
}

function factsOf({ run, startedAt, durationMs, apiCalls, clock, ...report }: Report): readonly (readonly [string, ComponentChild])[] {
  return [
    ...(run === null ? [] : [['Run', run.url === null ? unwrap(run.name) : linkTo(run.url, unwrap(run.name))] as const]),
    ['Started', h('time', { datetime: startedAt }, `${startedAt.slice(0, 19).replace('T', ' ')} UTC`)],
    ['Took', `${duration(durationMs)}, ${several(apiCalls, 'request')} to Box`],
    ['From', hostWords(report)],
    ...(clock === null ? [] : [['This host’s clock', skewOf(clock)] as const]),
  ];
}

const skewOf = ({ skewSeconds, uncertaintySeconds }: ClockFacts): ComponentChild =>
  [`${Math.abs(skewSeconds).toFixed(1)} s ${skewSeconds < 0 ? 'behind' : 'ahead of'} Box’s `, h('span', null, `(± ${uncertaintySeconds.toFixed(1)} s)`)];

function problemSection(report: Report): ComponentChild {
  const problems = problemsOf(report);
  if (problems.length === 0) return null;
  return h('section', null, h('h2', null, 'What to do'), problems.map(problemCard));
}

function problemCard(problem: Problem): ComponentChild {
  const { status, affected: [first, ...others], diagnosis } = problem;
  const { code, confidence, remedy, owner, docs, retryable } = diagnosis;
  const cause = furtherCause(first.message, diagnosis);
  const links = docs.flatMap((url, index): ComponentChild[] => [...(index === 0 ? ['Read more: '] : [', ']), linkTo(url, shortAddress(url))]);
  return h('article', { class: `card problem ${status}` },
    h('div', { class: 'problem-head' }, mark(status),
      h('div', null,
        h('p', { class: 'keys' }, h('code', { id: anchorOf(first.key) }, first.key)),
        h('h3', null, htmlText(first.message)))),
    others.length === 0 ? null : h('ul', { class: 'also' }, others.map((each) => h('li', null, h('code', { id: anchorOf(each.key) }, each.key), h('span', null, htmlText(each.message))))),
    cause === null ? null : h('p', { class: 'cause' }, htmlText(cause)),
    remedy.length === 0 ? null : h('ol', { class: 'steps' }, remedy.map((step) => h('li', null, htmlText(step)))),
    h('p', { class: 'aside small' },
      h('span', null, OWNERS[owner], retryable ? ' Running again may be enough.' : ''),
      h('span', { class: 'quiet' }, h('code', null, code), ` ${CONFIDENCES[confidence]}`)),
    docs.length === 0 ? null : h('p', { class: 'aside small quiet' }, h('span', null, links)),
    seenFold([first, ...others]));
}

function seenFold(affected: readonly Affected[]): ComponentChild {
  const seen = affected.flatMap(({ evidence }) => evidence);
  if (seen.length === 0) return null;
  return h('details', { class: 'seen small' }, h('summary', null, `What was seen (${seen.length})`),
    h('ul', null, seen.map(({ text, exchange }) => h('li', null, htmlText(text), exchange === null ? null : [' ', h('a', { href: `#request-${exchange + 1}` }, `request ${exchange + 1}`)]))));
}

function checkSection(report: Report): ComponentChild {
  return h('section', null, h('h2', null, 'Checks'),
    report.targets.filter(({ checks }) => checks.length > 0).map((target) => h('section', { class: 'card target' },
      h('h3', null, target.name, h('span', { class: 'quiet' }, htmlText(targetWords(target, report)))),
      h('ul', null, target.checks.map((check) => checkRow(target, check))))));
}

function checkRow(target: TargetReport, { id, title, status, message, durationMs, requests }: CheckReport): ComponentChild {
  const key = `${target.name}/${id}`;
  const isProblem = status !== 'pass' && status !== 'skip';
  return h('li', { class: `check ${status}` }, mark(status),
    h('div', null,
      h('p', { class: 'id', title }, h('code', null, id)),
      h('p', null, htmlText(message), isProblem ? [' ', h('a', { href: `#${anchorOf(key)}`, class: 'small' }, 'What to do')] : null)),
    h('span', { class: 'time small quiet' }, [...(status === 'skip' ? [] : [duration(durationMs)]), ...(requests === 0 ? [] : [several(requests, 'request')])].join(', ')));
}

/** An id for a check's problem: letters, digits and dashes alone, and never two alike. */
const anchorOf = (key: string): string => `check-${Array.from(key, (letter) => (/[a-z0-9]/iu.test(letter) ? letter : `-${(letter.codePointAt(0) ?? 0).toString(16)}-`)).join('')}`;

const requestSection = ({ exchanges }: Report): ComponentChild =>
  h('section', null, h('h2', null, 'Requests'), timelineSection(exchanges));

const foot = ({ tool }: Report): ComponentChild =>
  h('footer', null, `${tool.name} ${tool.version}. What was seen from this host: its clock, its network and its location speak for nobody else’s.`);
