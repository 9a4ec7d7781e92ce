import type { Plan } from '../../src/config/plan.ts';
import { describeOwnBug } from '../../src/door/own-bug.ts';
import { applyDetails } from '../../src/engine/details.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { preflight } from '../../src/index.ts';
import { debugLine, eventLine } from '../../src/render/progress.ts';
import { scenarios } from '../../src/simulator/index.ts';
import type { Prepared } from '../../src/simulator/index.ts';
import { ids } from '../../src/simulator/scenarios/base.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { depsFor, planFor } from '../support/preflight.ts';
import { ALL_SPELLINGS, shows } from '../support/spellings.ts';
import { scriptedBox } from './box.ts';
import type { Mishap } from './box.ts';
import { everyFormat } from './formats.ts';
import type { Case, Kind, Setting } from './harness.ts';
import { PLACES } from './hostile.ts';

/** Nothing that is in any other text of a run. */
const SECRET = 'S3cr3tVALUEzq8XwP4mLk7Tn2Rb9Yd5Q';

/** Where else an echo may stand: what people give themselves, and what a quoted value of a header holds. */
const MORE_PLACES: typeof PLACES = {
  'a folder’s label': (text, { inputs }) => { inputs['folders'] = `${ids.releases}: read # ${text.replaceAll(/[\r\n]/gu, ' ')}`; return null; },
  'a challenge without a body': (text) => (asked) => (asked === 'identity' ? {
    kind: 'answer', make: (_, nowMs) => ({ status: 401, headers: { 'date': new Date(nowMs).toUTCString(), 'www-authenticate': `Bearer realm="Service", error="${text}", error_description="${text}"` }, body: '' }),
  } : null),
  'an error that ended the program': () => null,
};

const ALL_PLACES = { ...PLACES, ...MORE_PLACES };

/** As the body holds it: JSON's own escapes are written into the body itself, where no search of it finds a letter. */
type InBody = 'as JSON writes it' | 'every letter escaped';

async function tryOut(place: string, write: (text: string) => string, inBody: InBody): Promise<readonly string[]> {
  const prepared = await scenarios['healthy-every-operation'].build();
  withSecret(prepared);
  const spelled = write(SECRET);
  const spoil = ALL_PLACES[place]?.(spelled, prepared) ?? null;
  const clock = new FakeClock();
  const vault = createVault(() => undefined);
  const lines: string[] = [];
  const box = scriptedBox(prepared.world, clock, inBody === 'every letter escaped' ? (asked) => escaping(spoil?.(asked) ?? null, spelled) : (asked) => spoil?.(asked) ?? null);
  const deps = depsFor(vault, { clock, openWire: () => Promise.resolve(box), progress: (event) => { lines.push(eventLine(event) ?? '', debugLine(event) ?? ''); } });
  const plan = planned({ ...prepared.inputs, 'api-url': 'https://api.box.com', 'status-url': 'https://status.box.com' }, vault);
  if (typeof plan === 'string') return shows(plan, SECRET) ? ['the secret is shown where the input is refused'] : [];
  const report = await clock.run(preflight(plan, deps));
  const sinks = { ...(await everyFormat(report)), ...prefixed(await everyFormat(applyDetails(report, 'ids'))), progress: lines.join('\n'), bug: describeOwnBug(new Error(spelled), vault).join('\n') };
  return Object.entries(sinks).filter(([, content]) => shows(content, SECRET)).map(([sink]) => `the secret is shown in ${sink}`);
}

/** The plan, or why the inputs are refused: a secret in the wrong one is. */
function planned(inputs: Readonly<Record<string, string>>, vault: Vault): Plan | string {
  try {
    return planFor(inputs, vault);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const prefixed = (formats: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(formats).map(([name, content]) => [`${name}, ids`, content]));

function withSecret({ world, inputs }: Prepared): void {
  const [app] = world.apps;
  if (app === undefined) throw new Error('no app');
  app.clientSecret = SECRET;
  app.kind = 'ccg';
  Reflect.deleteProperty(inputs, 'jwt-config');
  Object.assign(inputs, {
    'client-id': app.clientId, 'client-secret': SECRET, 'enterprise-id': ids.enterprise, 'max-attempts': '1', 'folders': `${ids.releases}: read, download, upload, replace=app.zip, delete`,
  });
}

/** `mishap`, or the true answer, with every letter of `words` as JSON's escape. */
function escaping(mishap: Mishap | null, words: string): Mishap | null {
  if (mishap !== null && mishap.kind !== 'answer') return mishap;
  const written = JSON.stringify(words).slice(1, -1);
  const escaped = words.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return {
    ...mishap, kind: 'answer',
    make: (truth, nowMs, sent) => {
      const answer = mishap === null ? truth : mishap.make(truth, nowMs, sent);
      return typeof answer.body === 'string' ? { ...answer, body: answer.body.replaceAll(written, () => escaped) } : answer;
    },
  };
}

/** In CI every letter is escaped on top of the first spelling alone: undoing that is the parser's work, whatever it finds. */
function* cases({ small }: Setting): Generator<Case> {
  for (const place of Object.keys(ALL_PLACES)) {
    for (const [index, [spelling, write]] of ALL_SPELLINGS.entries()) {
      const ways: readonly InBody[] = small && index > 0 ? ['as JSON writes it'] : ['as JSON writes it', 'every letter escaped'];
      for (const inBody of ways) yield { name: `${spelling}, in ${place}, ${inBody}`, run: () => tryOut(place, write, inBody) };
    }
  }
}

/** Every place where a secret may be given back × every spelling that a parser of ours, `clean` or a reader undoes. */
export const echoes: Kind = { name: 'echoes of a secret', cases };
