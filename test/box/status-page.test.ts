import { describe, expect, test } from '@jest/globals';
import { createStatusPage } from '../../src/box/status-page.ts';
import type { BoxStatus } from '../../src/box/status-page.ts';
import type { Answer } from '../../src/box/failure.ts';
import { unwrap } from '../../src/foundation/text.ts';
import { scriptTransport } from '../support/script-transport.ts';
import type { Reply } from '../support/script-transport.ts';

const PAGE = new URL('https://status.example.test');

function ask(reply: Reply): Promise<Answer<BoxStatus>> {
  return createStatusPage(PAGE, scriptTransport(() => reply))();
}

const page = (parts: object): Reply => ({ status: 200, json: { status: { indicator: 'major' }, components: [], incidents: [], ...parts } });
const linksOf = (answer: Answer<BoxStatus>): readonly string[] => (answer.kind === 'answered' ? answer.value.incidents.map(({ link }) => link) : ['failed']);

describe('the status page', () => {
  test('is asked once, as a follow-up, without any credential', async () => {
    const transport = scriptTransport(() => page({}));
    const asked = createStatusPage(PAGE, transport);
    await Promise.all([asked(), asked()]);
    expect(transport.sent).toMatchObject([{ purpose: 'status-page', method: 'GET', bearer: null, followUp: true, fields: {} }]);
    expect(transport.sent[0]?.url.href).toBe('https://status.example.test/api/v2/summary.json');
  });

  test('names what does not work, and not what does or is maintained', async () => {
    const answer = await ask(page({ components: [{ name: 'API', status: 'major_outage' }, { name: 'Web', status: 'operational' }, { name: 'Mail', status: 'under_maintenance' }] }));
    expect(answer.kind === 'answered' && answer.value.components.map(({ name, status }) => [unwrap(name), status])).toEqual([['API', 'major_outage']]);
  });

  test('names incidents that are not over', async () => {
    const answer = await ask(page({ incidents: [{ name: 'Now', id: 'a1', status: 'investigating' }, { name: 'Then', id: 'b2', status: 'resolved' }] }));
    expect(answer.kind === 'answered' && answer.value.incidents.map(({ name }) => unwrap(name))).toEqual(['Now']);
  });

  test.each([
    ['an address of Box', { id: 'a1', shortlink: 'https://status.box.com/incidents/xyz?from=mail' }, 'https://status.box.com/incidents/xyz'],
    ['an address of Box that would end a link, and begin another', { id: 'a1', shortlink: 'https://x.box.com/[x](https://evil.test)<b>"\'`|%zz?q#f' }, 'https://x.box.com/%5bx%5d%28https%3a//evil%2etest%29%3Cb%3E%22%27%60%7c%25zz'],
    ['an address of somebody else', { id: 'a1', shortlink: 'https://stspg.io/abc' }, 'https://status.box.com/incidents/a1'],
    ['an address that only looks like Box’s', { id: 'a1', shortlink: 'https://status.box.com.evil.example/a' }, 'https://status.box.com/incidents/a1'],
    ['another protocol', { id: 'a1', shortlink: 'http://status.box.com/a' }, 'https://status.box.com/incidents/a1'],
    ['an id that is none', { id: '../../evil', shortlink: 'javascript:alert(1)' }, 'https://status.box.com'],
  ])('links to Box alone, given %s', async (_, parts, link) => {
    expect(linksOf(await ask(page({ incidents: [{ name: 'Trouble', status: 'investigating', ...parts }] })))).toEqual([link]);
  });

  test('leaves out entries that can’t be read, and keeps the others', async () => {
    const answer = await ask(page({ components: ['API', { name: 5, status: 'major_outage' }, { name: 'API', status: 'partial_outage' }, { name: 'X', status: 'Major <b>outage' }] }));
    expect(answer.kind === 'answered' && answer.value.components.map(({ status }) => status)).toEqual(['partial_outage']);
  });

  test.each([
    ['another page', { status: 200, text: '<html><title>Hello</title></html>' }],
    ['JSON of another form', { status: 200, json: { ok: true } }],
    ['an error', { status: 503 }],
  ] as const)('that is %s is a failure of its own', async (_, reply) => {
    expect(await ask(reply)).toMatchObject({ kind: 'failed', failure: { purpose: 'status-page' } });
  });
});
