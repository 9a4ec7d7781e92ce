import { marked } from 'marked';
import type { Token } from 'marked';
import { applyDetails } from '../../src/engine/details.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { preflight } from '../../src/index.ts';
import { debugLine, eventLine } from '../../src/render/progress.ts';
import { scenarios } from '../../src/simulator/index.ts';
import type { Prepared } from '../../src/simulator/index.ts';
import { ids } from '../../src/simulator/scenarios/base.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { depsFor, planFor } from '../support/preflight.ts';
import { scriptedBox } from './box.ts';
import type { Asked, Mishap } from './box.ts';
import { COMMANDS, COMMENT, ISSUE, everyFormat } from './formats.ts';
import type { Case, Kind, Setting } from './harness.ts';
import { wellFormed } from './oracle.ts';

/** Stands in every hostile text, so that what came of it can be found. */
const WORD = 'pwned';

/** What somebody who may name a folder would try. */
const TEXTS: Readonly<Record<string, string>> = {
  'workflow command': `::error title=${WORD}::${WORD}\n::set-output name=${WORD}::1\n::add-mask::a\n ::stop-commands::${WORD}`,
  'workflow command, older': `##[error]${WORD}\n##vso[task.setvariable variable=${WORD}]x\n##teamcity[${WORD}]\n[command]${WORD}`,
  'encoded line breaks': `${WORD}%0A::error::${WORD}%0D%0A::warning::${WORD}%25%3A%2C`,
  'every line break': ['\n', '\r', '\r\n', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029'].map((end) => `${WORD}${end}::error::${WORD}`).join(''),
  'terminal': `\u001b[31m${WORD}\u001b[2J\u001b]0;${WORD}\u0007\u001b]8;;https://evil.example\u0007${WORD}\u001b]8;;\u0007\u009b31m\u0090${WORD}\u009c\b\b\b\u007f`,
  'right to left': `\u202e${WORD}\u2066\u2067\u2068\u2069\u202a\u202b\u202d\u202c\u200e\u200f\u061c${WORD}`,
  'invisible': `\u200b\u200c\u200d\u2060\ufeff\u00ad${WORD}\u034f\u115f\u3164\ufff9\ufffa\u{e0001}\u{e0070}\u{1d173}${WORD}`,
  'surrogates': `\ud800${WORD}\udfff\ud83d ${WORD}`,
  'markdown': `**${WORD}** _${WORD}_ ~~${WORD}~~ # ${WORD}\n# ${WORD}\n- ${WORD}\n1. ${WORD}\n> ${WORD}\n---\n| a | b |\n|---|---|\n| ${WORD} | x |`,
  'markdown links': `[${WORD}](https://evil.example/${WORD}) ![${WORD}](https://evil.example/${WORD}.png) <https://evil.example/${WORD}> https://evil.example/${WORD} www.evil.example/${WORD} [${WORD}]: https://evil.example/${WORD} [x][${WORD}]`,
  'markdown code': `\`${WORD}\` \`\`${WORD}\`\` \`\`\`\n${WORD}\n\`\`\`\n~~~\n${WORD} \\\` ${WORD} \``,
  'table breaker': `${WORD} | ${WORD} \\| ${WORD} \\\\| ${WORD} ||| <br> ${WORD}`,
  'mentions': `@${WORD} @${WORD}/team \\@${WORD} &#64;${WORD} &commat;${WORD} ${WORD}@${WORD} (@${WORD}) "@${WORD}" @\u200b${WORD} ＠${WORD}`,
  'issues': `#1 GH-1 ${WORD}/${WORD}#1 ${WORD}#1 https://github.com/${WORD}/${WORD}/issues/1 0123456789abcdef0123456789abcdef01234567 fixes #1 closes #2`,
  'HTML': `<script>alert('${WORD}')</script><img src=x onerror="${WORD}()"><iframe src="https://evil.example/${WORD}"></iframe><style>*{display:none}</style></table></details><!-- ${WORD} --><b>${WORD}</b>`,
  'HTML entities': `&lt;script&gt;${WORD}&lt;/script&gt; &#60;b&#62;${WORD} &amp;lt;${WORD} &quot;${WORD}`,
  'attributes': `" onmouseover="${WORD}()" x="' onclick='${WORD}()' \`${WORD}\``,
  'XML': `]]><${WORD}/><![CDATA[${WORD}]]> <!DOCTYPE ${WORD} [<!ENTITY x SYSTEM "file:///etc/passwd">]> &x; <?xml ${WORD}?>`,
  'script links': `[${WORD}](javascript:alert('${WORD}')) javascript:alert('${WORD}') data:text/html,${WORD} vbscript:${WORD} JaVaScRiPt:${WORD}`,
  'comment marker': `<!-- box-preflight name="deploy/preflight" --> --> <!-- box-preflight:{"name":"deploy/preflight"} ${WORD} -->`,
  'expressions': `\${{ secrets.${WORD} }} \${${WORD}} $(${WORD}) \`${WORD}\` {{${WORD}}} {host} {login} {folderId} %s %d %o %j`,
  'prototypes': `__proto__ constructor toString ${WORD}`,
  'a megabyte': `${WORD} ${'A'.repeat(1024 * 1024)}`,
  'a megabyte of marks': `${WORD}${'<|`*_[]()@#\u202e\u001b[0m'.repeat(60_000)}`,
  'a word without end': `${WORD}${'漢'.repeat(300_000)}`,
};

/** Where it stands. */
export const PLACES: Readonly<Record<string, (text: string, prepared: Prepared) => ((asked: Asked) => Mishap | null) | null>> = {
  'the folder’s name': (text, { world }) => { for (const folder of world.folders) folder.name = text; return null; },
  'the owner’s name and login': (text, { world }) => { for (const user of world.users) if (user.id === ids.owner) Object.assign(user, { name: text, login: text }); return null; },
  'the identity’s name': (text, { world }) => { for (const user of world.users) if (user.id === ids.serviceAccount) user.name = text; return null; },
  'the identity’s login': (text, { world }) => { for (const user of world.users) if (user.id === ids.serviceAccount) user.login = text; return null; },
  'the enterprise’s name': (text, { world }) => { for (const enterprise of world.enterprises) enterprise.name = text; return null; },
  'who invited': (text, { world }) => {
    for (const each of world.collaborations) if (each.accessibleBy.id === ids.serviceAccount) each.status = 'pending';
    for (const user of world.users) if (user.id === ids.owner) user.login = text;
    return null;
  },
  'a folder’s error': (text) => only('folder', (nowMs) => apiError(403, text, nowMs)),
  'an unknown answer': (text) => only('folder', (nowMs) => apiError(418, text, nowMs)),
  'the token’s error': (text) => only('token', (nowMs) => ({ status: 400, headers: { date: utc(nowMs), 'content-type': 'application/json' }, body: JSON.stringify({ error: text, error_description: text, error_uri: text }) })),
  'a page in between': (text) => only('identity', (nowMs) => ({ status: 403, headers: { date: utc(nowMs), 'content-type': 'text/html' }, body: `<html><head><title>${text.replaceAll('<', '\u2039')}</title></head></html>` })),
  'a redirect': (text) => only('folder', (nowMs) => ({ status: 302, headers: { date: utc(nowMs), location: text }, body: '' })),
  'headers': (text) => only('folder', (nowMs) => ({ status: 403, headers: { 'date': utc(nowMs), 'box-request-id': text, 'www-authenticate': `Bearer realm="Service", error="insufficient_scope", error_description="${text}"`, 'server': text, 'retry-after': text, 'via': text }, body: '' })),
  'a conflict': (text) => only('upload-rehearsal', (nowMs) => ({ status: 409, headers: { 'date': utc(nowMs), 'content-type': 'application/json' }, body: JSON.stringify({ type: 'error', status: 409, code: 'item_name_in_use', message: text, context_info: { conflicts: { type: text, id: text, name: text } }, request_id: text }) })),
  'the upload’s URL': (text) => only('upload-rehearsal', (nowMs) => ({ status: 200, headers: { 'date': utc(nowMs), 'content-type': 'application/json' }, body: JSON.stringify({ upload_url: `https://${text}`, upload_token: 'x'.repeat(30) }) })),
  'the status page': (text) => (asked) => (asked === 'status-page'
    ? { kind: 'answer', make: (_, nowMs) => ({ status: 200, headers: { 'date': utc(nowMs), 'content-type': 'application/json' }, body: JSON.stringify({ status: { indicator: 'major', description: text }, incidents: [{ id: text, name: text, status: 'investigating', impact: text, shortlink: text }] }) }) }
    : { kind: 'answer', lost: true, make: (_, nowMs) => ({ status: 503, headers: { date: utc(nowMs) }, body: '' }) }),
};

const utc = (ms: number): string => new Date(ms).toUTCString();
const only = (wanted: Asked, make: (nowMs: number) => { status: number; headers: Readonly<Record<string, string>>; body: string }) => (asked: Asked): Mishap | null =>
  (asked === wanted ? { kind: 'answer', make: (_, nowMs) => make(nowMs) } : null);

const apiError = (status: number, text: string, nowMs: number): { status: number; headers: Readonly<Record<string, string>>; body: string } => ({
  status, headers: { 'date': utc(nowMs), 'content-type': 'application/json', 'box-request-id': text },
  body: JSON.stringify({ type: 'error', status, code: text, message: text, help_url: text, request_id: text, context_info: { errors: [{ name: text, reason: text, message: text }], message: text } }),
});

async function tryOut(text: string, place: string, details: 'full' | 'ids'): Promise<readonly string[]> {
  const prepared = await scenarios['healthy-every-operation'].build();
  prepared.inputs['folders'] = `${ids.releases}: read, download, upload, replace=app.zip, delete`;
  prepared.inputs['max-attempts'] = '1';
  const spoil = PLACES[place]?.(text, prepared) ?? null;
  const clock = new FakeClock();
  const vault = createVault(() => undefined);
  const lines: string[] = [];
  const box = scriptedBox(prepared.world, clock, (asked) => spoil?.(asked) ?? null);
  const deps = depsFor(vault, { clock, openWire: () => Promise.resolve(box), progress: (event) => { lines.push(eventLine(event) ?? '', debugLine(event) ?? ''); } });
  const report = applyDetails(await clock.run(preflight(planFor({ ...prepared.inputs, 'api-url': 'https://api.box.com', 'status-url': 'https://status.box.com' }, vault), deps)), details);
  const formats = await everyFormat(report);
  return [...wellFormed(report), ...Object.entries({ ...formats, progress: lines.join('\n') }).flatMap(([format, content]) => inert(format, content).map((why) => `${format}: ${why}`))];
}

/** Longest that a format of such a small run may be. */
const LONGEST: Readonly<Record<string, number>> = { [COMMENT]: 65_536, [ISSUE]: 66_000, summary: 1024 * 1024, [COMMANDS]: 12 * 5000 };
const LONGEST_OTHERWISE = 600_000;

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/u;
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u00ad\u{e0000}-\u{e007f}]/u;

function inert(format: string, content: string): readonly string[] {
  const bare = format === 'colour' ? content.replace(/\u001b\[\d+m/gu, '') : content;
  const common = [
    ...(content.length <= (LONGEST[format] ?? LONGEST_OTHERWISE) ? [] : [`${content.length} characters long`]),
    ...(CONTROL.test(bare) ? [`a control character: ${JSON.stringify(around(bare, CONTROL))}`] : []),
    ...(INVISIBLE.test(bare) ? [`an invisible character: ${JSON.stringify(around(bare, INVISIBLE))}`] : []),
    ...(/[\ud800-\udfff]/u.test(bare) ? ['half a character'] : []),
  ];
  return [...common, ...(CHECKS[format]?.(content) ?? [])];
}

const around = (content: string, what: RegExp): string => {
  const at = content.search(what);
  return content.slice(Math.max(0, at - 40), at + 40);
};

const CHECKS: Readonly<Record<string, (content: string) => readonly string[]>> = {
  text: logIsInert, colour: logIsInert, progress: logIsInert,
  json: parses, sarif: parses, outputs: parses,
  summary: markdownIsInert, markdown: markdownIsInert, [COMMENT]: markdownIsInert, [ISSUE]: markdownIsInert,
  junit: (content) => (/<script|<pwned|<!DOCTYPE|<!ENTITY|<\?xml pwned|<iframe|<img/iu.test(content) ? ['markup from outside'] : []),
  html: htmlIsInert,
  [COMMANDS]: (content) => content.split('\n').filter((line) => line !== '' && !/^::(?:error|warning|notice) /u.test(line)).map((line) => `a line of its own: ${line.slice(0, 80)}`),
};

function logIsInert(content: string): readonly string[] {
  return content.split('\n').filter((line) => /^\s*::|##\w{0,16}\[/u.test(line)).map((line) => `a command: ${line.slice(0, 120)}`);
}

function parses(content: string): readonly string[] {
  JSON.parse(content);
  return [];
}

/** Hosts that may be linked: Box's, this project's, and those of the catalogue's pages. */
const LINKED = /^https:\/\/(?:[\w-]+\.)*(?:box\.com|boxcdn\.net|github\.com|nodejs\.org|rfc-editor\.org|github\.io|microsoft\.com|ietf\.org|box\.dev|man7\.org|mozilla\.org)(?:[/?#]|$)/u;

function markdownIsInert(content: string): readonly string[] {
  const problems: string[] = [];
  const visit = (token: Token): void => {
    const raw = token.raw;
    if (token.type === 'link' && !LINKED.test(String((token as { href?: unknown }).href))) problems.push(`a link: ${raw.slice(0, 120)}`);
    if (token.type === 'image') problems.push(`an image: ${raw.slice(0, 120)}`);
    if (token.type === 'html' && !OWN_HTML.test(raw.trim())) problems.push(`HTML: ${raw.slice(0, 160)}`);
    if (token.type === 'text' && !Object.hasOwn(token, 'tokens')) problems.push(...mentions(raw));
  };
  void marked.walkTokens(marked.lexer(content, { gfm: true }), visit);
  return problems;
}

/** The tags and the marker that we write ourselves. */
const OWN_HTML = /^(?:<\/?(?:details|summary|sub|br|b)>|<details><summary>[\s\S]*?<\/summary>(?:\s*<\/details>)?|<!-- box-preflight[^>]*-->|<\/?details>\s*|\s)*$/u;

const mentions = (text: string): readonly string[] => [
  ...(/(?:^|[^\w`/])@[\w-]/u.test(text) || /&#64;|&commat;|&#x40;/iu.test(text) ? [`a mention: ${text.slice(0, 120)}`] : []),
  ...(/(?:^|\s)(?:[\w-]+\/[\w-]+)?#\d|(?:^|\s)GH-\d/u.test(text) ? [`a link to an issue: ${text.slice(0, 120)}`] : []),
];

function htmlIsInert(content: string): readonly string[] {
  // What stands between tags is text, however much it looks like one.
  const tags = [...content.matchAll(/<[a-z!/?][^<>]*>/giu)].map(([tag]) => tag).join('\n');
  const links = [...tags.matchAll(/\s(?:href|src|action|formaction|xlink:href|data|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/giu)].map(([, one, other, third]) => one ?? other ?? third ?? '');
  return [
    ...links.filter((link) => link !== '' && !link.startsWith('#') && !LINKED.test(link)).map((link) => `a link: ${link.slice(0, 120)}`),
    ...(/<(?:script|iframe|img|object|embed|svg|form|base|meta http-equiv="refresh)[^>]*pwned/iu.test(content) ? ['a tag from outside'] : []),
    ...(/<[a-z][^>]*\son\w+\s*=/iu.test(content) ? ['an event handler'] : []),
    ...(/<!--[^>]*pwned/u.test(content) ? ['a comment from outside'] : []),
  ];
}

function* cases({ small }: Setting): Generator<Case> {
  for (const place of Object.keys(PLACES)) {
    for (const [name, text] of Object.entries(TEXTS)) {
      for (const details of small ? (['full'] as const) : (['full', 'ids'] as const)) yield { name: `${name} in ${place}, details ${details}`, run: () => tryOut(text, place, details) };
    }
  }
}

/** Hostile texts in every place that a text can come from, in every format that it can go to. */
export const hostile: Kind = { name: 'hostile text', cases };
