import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { Exchange, ExchangeError } from '../foundation/exchange.ts';
import { unwrap } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import { shownUrl } from './shown-url.ts';
import { timelineOf } from './timeline.ts';
import type { Bar, Timeline } from './timeline.ts';
import { answerWords, duration, requestIdOf } from './words.ts';

/** The requests as a timeline: one row a try, its bar where and as long as it was under way, the wait before a retry hatched. */
export function timelineSection(exchanges: readonly Exchange[]): ComponentChild {
  if (exchanges.length === 0) return h('p', { class: 'card requests quiet' }, 'No request was sent.');
  const timeline = timelineOf(exchanges);
  const axis = timeline.ticksMs.filter((ms) => ms / timeline.totalMs < LAST_TICK).map((ms) => h('span', { style: `left:${percent(ms, timeline)}` }, duration(ms)));
  return h('div', { class: 'card requests' },
    h('p', { class: 'legend small quiet' }, LEGEND.map(([kind, words]) => h('span', null, h('i', { class: kind }), words))),
    h('div', { class: 'axis', 'aria-hidden': 'true' }, axis),
    timeline.bars.map((bar) => requestRow(bar, timeline)));
}

/** Further right, its words would stand outside the page. */
const LAST_TICK = 0.9;

type Kind = 'ok' | 'refused' | 'unanswered';

const LEGEND: readonly (readonly [Kind | 'wait', string])[] = [
  ['ok', 'answered'], ['refused', 'refused'], ['unanswered', 'no usable answer'], ['wait', 'waited before a retry'],
];

/** As a reader sees it: 429 and 5xx say nothing about the question, like no answer at all. */
function kindOf({ status, error }: Exchange): Kind {
  if (status === null || status === 429 || status >= 500) return 'unanswered';
  return error === null && status < 400 ? 'ok' : 'refused';
}

function requestRow(bar: Bar, timeline: Timeline): ComponentChild {
  const { exchange, number, startMs, durationMs, waitedMs } = bar;
  const tag = exchange.attempt > 1 ? [h('span', { class: 'tag' }, `try ${exchange.attempt}`)] : [];
  const wait = waitedMs === null ? [] : [h('span', { class: 'bar wait', style: place(startMs - waitedMs, waitedMs, timeline) })];
  return h('details', { class: `request ${kindOf(exchange)}`, id: `request-${number}` },
    h('summary', null,
      h('span', { class: 'label' },
        h('span', { class: 'number quiet' }, number), h('b', null, exchange.purpose), tag,
        h('span', { class: 'when quiet small' }, `${answerWords(exchange)} · ${duration(durationMs)}`)),
      h('span', { class: 'track', 'aria-hidden': 'true' }, wait, h('span', { class: 'bar', style: place(startMs, durationMs, timeline) }))),
    h('dl', null, detailsOf(bar).map(([name, value]) => [h('dt', null, name), h('dd', null, value)])));
}

function detailsOf({ exchange, startMs, durationMs, waitedMs }: Bar): readonly (readonly [string, ComponentChild])[] {
  const id = requestIdOf(exchange);
  const tried = exchange.attempt === 1 ? '' : `, try ${exchange.attempt}${waitedMs === null ? '' : `, ${duration(waitedMs)} after the one before`}`;
  return [
    ['Request', h('code', null, `${exchange.method} ${shownUrl(exchange.url)}`)],
    ['For', `${exchange.target}, ${exchange.purpose}`],
    ['When', `${exchange.startedAt}, ${duration(startMs)} after the first, for ${duration(durationMs)}${tried}`],
    ['Answer', [answerWords(exchange), ...errorWords(exchange.error).flatMap((words): ComponentChild[] => [' ', h('bdi', null, unwrap(words))])]],
    ...(id === null ? [] : [['Request id', h('code', null, id)] as const]),
  ];
}

function errorWords(error: ExchangeError | null): readonly Foreign[] {
  if (error === null || 'transport' in error) return [];
  return [error.code, error.message, error.wwwAuthenticate].flatMap((each) => each ?? []);
}

const percent = (ms: number, { totalMs }: Timeline): string => `${((ms / totalMs) * 100).toFixed(2)}%`;

const place = (startMs: number, durationMs: number, timeline: Timeline): string =>
  // Kept inside the track, where the shortest bar is still to be seen.
  `left:min(${percent(Math.max(0, startMs), timeline)},calc(100% - 3px));width:${percent(durationMs, timeline)}`;
