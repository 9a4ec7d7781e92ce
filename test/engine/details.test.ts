import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyDetails } from '../../src/engine/details.ts';
import type { Report } from '../../src/engine/report.ts';
import { foreign, plain, text } from '../../src/foundation/text.ts';
import type { Foreign } from '../../src/foundation/text.ts';
import { renderJson } from '../../src/render/json.ts';
import { aCheck, aDiagnosis, aProblem, aReport, aTarget, anExchange } from '../support/report.ts';

const FOLDER = 'Merger with Initech';
const LOGIN = 'ada.lovelace@example.com';
const BOT = 'AutomationUser_2200001_ab12@boxdevedition.com';

const folderName = foreign('name', FOLDER, 'folder 12');
const login = foreign('login', LOGIN, 'user 7');
const said = (words: string): Foreign => foreign('words', words);

const named: Report = aReport(
  [aTarget([
    aCheck('identity', { message: text`The token belongs to ${login}.`, evidence: [{ text: text`user ${login}, id 7`, exchange: 0 }] }),
    aProblem('folder:12', 'no-access', {
      message: text`${folderName}: it may not upload.`,
      diagnosis: aDiagnosis('no-access', {
        cause: text`${foreign('invitee', BOT)} sees ${folderName}.`,
        remedy: [text`Ask ${login} to give ${foreign('invitee', BOT)} the role Editor in ${folderName}.`],
      }),
      evidence: [{ text: text`HTTP 403: ${said(`Item "${FOLDER}" is locked by ${LOGIN}`)}`, exchange: 1 }],
    }),
    aCheck('folder:13', { status: 'skip', skippedBecause: text`${folderName} comes first.`, message: text`${folderName} comes first.` }),
  ], { identity: { id: '7', login, name: foreign('name', 'Ada Lovelace'), enterpriseId: '4711' } })],
  {
    exchanges: [
      anExchange(),
      anExchange({
        status: 403,
        error: {
          code: said('item_locked'), message: said(`${FOLDER} is locked by ${LOGIN}`), helpUrl: said(`https://help.example/?q=${LOGIN}`),
          reasons: [{ name: said(FOLDER), reason: said('locked'), message: said(`by Ada Lovelace <${LOGIN}>`) }],
          wwwAuthenticate: said(`Bearer realm="${LOGIN}"`), retryAfterSeconds: null,
        },
      }),
    ],
  },
);

/** All that any sink could show: the report as data, and every text in it as a person would read it. */
const all = (report: Report): string => [
  renderJson(report), ...report.targets.flatMap(({ checks }) => checks.flatMap(({ message, evidence, diagnosis }) => [
    plain(message), ...evidence.map((each) => plain(each.text)), plain(diagnosis?.cause ?? []), ...(diagnosis?.remedy ?? []).map(plain),
  ])),
].join('\n');

describe('details: ids', () => {
  const hidden = applyDetails(named, 'ids');

  test.each([FOLDER, LOGIN, 'Ada Lovelace'])('shows %s nowhere, not inside Box’s own messages either', (name) => {
    expect(all(named)).toContain(name);
    expect(all(hidden)).not.toContain(name);
  });

  test('says what stands there instead', () => {
    const [identity, folder] = hidden.targets[0]?.checks ?? [];
    expect(plain(identity?.message ?? [])).toBe('The token belongs to user 7.');
    expect(plain(folder?.message ?? [])).toBe('folder 12: it may not upload.');
    expect(plain(folder?.evidence[0]?.text ?? [])).toBe('HTTP 403: Item "(hidden)" is locked by (hidden)');
  });

  test('keeps the login that somebody must invite', () => {
    const diagnosis = hidden.targets[0]?.checks[1]?.diagnosis;
    expect(diagnosis?.remedy.map(plain)).toEqual([`Ask user 7 to give ${BOT} the role Editor in folder 12.`]);
  });

  test('changes no status, code, count, id or number', () => {
    const facts = ({ verdict, counts, clock, targets, exchanges }: Report): unknown => ({
      verdict, counts, clock, targets: targets.map(({ name, identity, checks }) => [name, identity?.id, identity?.enterpriseId, checks.map(({ id, status, diagnosis }) => [id, status, diagnosis?.code])]),
      exchanges: exchanges.map(({ method, url, status, requestId }) => [method, url, status, requestId]),
    });
    expect(facts(hidden)).toEqual(facts(named));
  });

  test('hides a name that begins with another one as a whole', () => {
    const report = aReport([aTarget([aCheck('folder:1', {
      message: text`${foreign('name', 'Initech')} and ${foreign('name', 'Initech payroll')}: ${said('Initech payroll is locked')}`,
    })])]);
    expect(plain(applyDetails(report, 'ids').targets[0]?.checks[0]?.message ?? [])).toBe('(hidden) and (hidden): (hidden) is locked');
  });

  test('shows no name whatever it is, wherever it stands in a message', () => {
    const name = fc.string({ minLength: 3, maxLength: 30 }).filter((each) => each.trim().length >= 3 && !'(hidden)'.includes(each.trim()));
    fc.assert(fc.property(name, fc.constantFrom('before ', '', '“'), (raw, before) => {
      const report = aReport([aTarget([aCheck('folder:1', { message: text`${foreign('name', raw)}`, evidence: [{ text: text`${said(`${before}${raw}!`)}`, exchange: null }] })])]);
      const [check] = applyDetails(report, 'ids').targets[0]?.checks ?? [];
      expect(plain(check?.evidence[0]?.text ?? [])).not.toContain(plain([foreign('words', raw)]));
    }));
  });
});

describe('details: full', () => {
  test('shows everything as it is', () => {
    expect(applyDetails(named, 'full')).toBe(named);
  });
});
