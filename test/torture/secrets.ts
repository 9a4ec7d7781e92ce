import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';
import { describeOwnBug } from '../../src/door/own-bug.ts';
import { applyDetails } from '../../src/engine/details.ts';
import type { Report } from '../../src/engine/report.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { preflight } from '../../src/index.ts';
import { debugLine, eventLine } from '../../src/render/progress.ts';
import { scenarios } from '../../src/simulator/index.ts';
import { ids } from '../../src/simulator/scenarios/base.ts';
import { keyPair } from '../../src/simulator/scenarios/keys.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { depsFor, planFor } from '../support/preflight.ts';
import { scriptedBox } from './box.ts';
import type { Asked, Mishap, Sent, Spoilt } from './box.ts';
import { everyFormat } from './formats.ts';
import { pick, randomFrom } from './harness.ts';
import type { Case, Kind, Setting } from './harness.ts';
import { leaks } from './oracle.ts';

/** How a server may write down what it was sent. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'URL-encoded': (text) => encodeURIComponent(text),
  'URL-encoded in small letters': (text) => encodeURIComponent(text).replace(/%[0-9A-F]{2}/gu, (hex) => hex.toLowerCase()),
  'as a form': (text) => new URLSearchParams({ echo: text }).toString(),
  'JSON in JSON': (text) => JSON.stringify({ sent: JSON.stringify(text) }),
  'base64': (text) => Buffer.from(text).toString('base64'),
  'base64 after something': (text) => Buffer.from(`x${text}`).toString('base64'),
  'base64url after something else': (text) => Buffer.from(`xy${text}`).toString('base64url'),
  'in halves': (text) => `${text.slice(0, text.length / 2)} ${text.slice(text.length / 2)}`,
  'with zero-width spaces around': (text) => `\u200b${text}\u200b`,
};

/** Where it may write it. */
const PLACES: Readonly<Record<string, (echo: string) => Omit<Spoilt, 'headers'> & { headers?: Readonly<Record<string, string>> }>> = {
  'API error': (echo) => ({
    status: 400, body: escaped({ type: 'error', status: 400, code: echo, message: echo, help_url: echo, request_id: echo, context_info: { errors: [{ name: echo, reason: echo, message: echo }], message: echo } }),
  }),
  'OAuth error': (echo) => ({ status: 400, body: JSON.stringify({ error: echo, error_description: echo, error_uri: echo }) }),
  'page': (echo) => ({ status: 403, body: `<html><head><title>${echo}</title></head><body>${echo}</body></html>`, headers: { 'content-type': 'text/html' } }),
  'headers': (echo) => ({
    status: 401, body: '',
    headers: { 'www-authenticate': `Bearer realm="Service", error="${echo}", error_description="${echo}"`, 'box-request-id': echo, 'server': echo, 'via': echo, 'content-type': echo, 'date': echo, 'retry-after': echo, 'x-echo': echo },
  }),
  'redirect': (echo) => ({ status: 302, body: '', headers: { location: `https://evil.example/${echo}?x=${echo}` } }),
  'outage': (echo) => ({ status: 503, body: JSON.stringify({ message: echo }), headers: { 'box-request-id': echo } }),
  'success': (echo) => ({
    status: 200, headers: { 'box-request-id': echo },
    body: JSON.stringify({
      type: 'folder', id: ids.releases, name: echo, login: echo, status: 'active', upload_url: `https://${echo.replace(/[^a-z0-9]/giu, '').slice(0, 60)}.upload.example/x`, upload_token: echo,
      owned_by: { type: 'user', id: '1', login: echo, name: echo }, enterprise: { id: echo, name: echo }, entries: [{ role: 'editor', created_by: { login: echo } }], classification: { name: echo },
    }),
  }),
};

/** Every character as JSON's escape: no search of the body finds it. */
const escaped = (value: unknown): string => JSON.stringify(value).replace(/[a-zA-Z0-9+/=_%-](?=[^"]*"(?:[,}\]]))/gu, (character) => (/[a-z]/u.test(character) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character));

const ALPHABETS: readonly [string, ...string[]] = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=_-', '0123456789abcdef',
  'abcXYZ019!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 'äöüßéñ漢字кириллица😀abc019',
];

function secretOf(random: () => number, length: number): string {
  const alphabet = Array.from(pick(random, ALPHABETS));
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'x').join('');
}

interface Scene {
  readonly grant: 'jwt' | 'ccg';
  readonly secret: string;
  readonly passphrase: string;
  /** Which requests are given back: from the first, or only once a token is there. */
  readonly from: 'token' | 'content';
  readonly spelling: string;
  readonly place: string;
}

function sceneOf(random: () => number): Scene {
  const names = (table: object): [string, ...string[]] => Object.keys(table) as [string, ...string[]];
  return {
    grant: random() < 0.25 ? 'jwt' : 'ccg', secret: secretOf(random, random() < 0.7 ? 32 : 12 + Math.floor(random() * 60)), passphrase: secretOf(random, 12 + Math.floor(random() * 40)),
    from: random() < 0.5 ? 'token' : 'content', spelling: pick(random, names(SPELLINGS)), place: pick(random, names(PLACES)),
  };
}

async function prepare({ grant, secret, passphrase }: Scene): Promise<{ prepared: Awaited<ReturnType<typeof scenarios['healthy-ccg']['build']>>; secrets: readonly string[] }> {
  const prepared = await scenarios[grant === 'ccg' ? 'healthy-every-operation' : 'healthy-every-operation'].build();
  const [app] = prepared.world.apps;
  if (app === undefined) throw new Error('no app');
  app.clientSecret = secret;
  prepared.inputs['scopes'] = 'root_readonly manage_groups';
  if (grant === 'ccg') {
    app.kind = 'ccg';
    Reflect.deleteProperty(prepared.inputs, 'jwt-config');
    Object.assign(prepared.inputs, { 'client-id': app.clientId, 'client-secret': secret, 'enterprise-id': ids.enterprise });
    return { prepared, secrets: [secret] };
  }
  const keys = await keyPair('own');
  const privateKey = createPrivateKey({ key: keys.privateKey, passphrase: keys.passphrase }).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
  const config = { boxAppSettings: { clientID: app.clientId, clientSecret: secret, appAuth: { publicKeyID: keys.keyId, privateKey, passphrase } }, enterpriseID: ids.enterprise };
  prepared.inputs['jwt-config'] = JSON.stringify(config, null, 2);
  return { prepared, secrets: [secret, passphrase, privateKey] };
}

function echoing({ from, spelling, place }: Scene): (asked: Asked) => Mishap | null {
  return (asked) => {
    if (from === 'content' && (asked === 'token' || asked === 'user-token')) return null;
    const make = (_: unknown, nowMs: number, { body, authorization }: Sent): Spoilt => {
      const held = [authorization.replace('Bearer ', ''), ...new URLSearchParams(body).values(), body].filter((each) => each !== '').join(' ').slice(0, 6000);
      const answer = PLACES[place]?.((SPELLINGS[spelling] ?? String)(held)) ?? { status: 500, body: '' };
      return { ...answer, headers: { 'date': new Date(nowMs).toUTCString(), 'content-type': 'application/json', ...answer.headers } };
    };
    return { kind: 'answer', make };
  };
}

async function tryOut(scene: Scene): Promise<readonly string[]> {
  const { prepared, secrets } = await prepare(scene);
  const masks = new Set<string>();
  const vault = createVault((text) => { masks.add(text); });
  const clock = new FakeClock();
  const lines: string[] = [];
  const unmasked: string[] = [];
  const onSend = ({ body, authorization }: Sent): void => { unmasked.push(...sentSecrets(body, authorization).filter((secret) => !masks.has(secret)).map(() => 'a secret was sent before it was masked')); };
  const box = scriptedBox(prepared.world, clock, echoing(scene), onSend);
  const deps = depsFor(vault, { clock, openWire: () => Promise.resolve(box), progress: (event) => { lines.push(eventLine(event) ?? '', debugLine(event) ?? ''); } });
  const report = await clock.run(preflight(planFor({ ...prepared.inputs, 'api-url': 'https://api.box.com' }, vault), deps));
  const places = { ...(await placesOf(report)), progress: lines.join('\n'), bug: describeOwnBug(new Error(secrets.concat(box.known()).join(' ')), vault).join('\n') };
  return [...leaks(places, [...secrets, ...box.secrets()]), ...new Set(unmasked), ...masksAreSecrets(masks, secrets, box.known(), scene)];
}

async function placesOf(report: Report): Promise<Readonly<Record<string, string>>> {
  const hidden = await everyFormat(applyDetails(report, 'ids'));
  return { ...(await everyFormat(report)), ...Object.fromEntries(Object.entries(hidden).map(([name, content]) => [`${name}, ids`, content])) };
}

function sentSecrets(body: string, authorization: string): readonly string[] {
  const form = new URLSearchParams(body);
  const fields = ['client_secret', 'assertion', 'token', 'subject_token'].flatMap((name) => form.get(name)?.trim() ?? []);
  return [...fields, authorization.replace('Bearer ', '')].filter((each) => each !== '');
}

/** What a mask must never be: the runner would blank it in the whole log. */
const HARMLESS = ['{', '}', '"', ',', '[', ']', 'boxAppSettings', 'clientID', 'clientSecret', 'appAuth', 'publicKeyID', 'privateKey', 'passphrase', 'enterpriseID', '-----BEGIN ENCRYPTED PRIVATE KEY-----', ids.enterprise];

function masksAreSecrets(masks: ReadonlySet<string>, secrets: readonly string[], sent: readonly string[], { grant }: Scene): readonly string[] {
  const wrong = [...masks].filter((mask) => HARMLESS.includes(mask) || mask.trim().length < 4 || mask.includes('boxAppSettings') || mask.includes('-----'));
  const missing = secrets.flatMap((secret) => secret.split('\n')).filter((line) => line.trim().length >= 16 && !line.startsWith('-----') && !masks.has(line.trim()));
  const tokens = sent.filter((each) => each.length > 0 && !masks.has(each) && !each.includes('.') && grant === 'ccg');
  return [
    ...wrong.map((mask) => `masks what is no secret: ${JSON.stringify(mask.slice(0, 40))}`),
    ...(missing.length > 0 ? [`${missing.length} secret lines are not masked`] : []),
    ...(tokens.length > 0 ? ['a token is not masked'] : []),
  ];
}

function* cases({ seed, small }: Setting): Generator<Case> {
  const random = randomFrom(seed);
  for (let index = 0; index < (small ? 200 : 600); index += 1) {
    const scene = sceneOf(random);
    yield { name: `${index}: ${scene.grant}, ${scene.place}, ${scene.spelling}, from the ${scene.from} on, secret of ${Array.from(scene.secret).length}`, run: () => tryOut(scene) };
  }
}

/** Random secrets, and servers that give back what they were sent, in every spelling and place. */
export const secrets: Kind = { name: 'secrets', cases };
