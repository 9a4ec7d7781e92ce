/** A bare client of the embedded Box, written from RFC 7523 and Box's pages, on `fetch` and node:crypto alone. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { App, Scenario, ScenarioName, Simulator, World } from '../../src/simulator/index.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, `{}` where it is empty. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface AssertionParts {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly digest?: string;
}

export interface Box {
  readonly simulator: Simulator;
  readonly world: World;
  readonly inputs: Readonly<Record<string, string>>;
  readonly app: App;
  send(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Reply>;
  form(path: string, fields: Readonly<Record<string, string>>): Promise<Reply>;
  /** A signed assertion; parts given replace the healthy ones, `undefined` leaves one out. */
  assertion(parts?: AssertionParts): string;
  jwt(assertion: string): Promise<Reply>;
  ccg(fields?: Readonly<Record<string, string>>): Promise<Reply>;
  /** A token for the service account, in the way of the app. */
  login(): Promise<string>;
  get(path: string, token: string, headers?: Record<string, string>): Promise<Reply>;
  rehearse(token: string, body: unknown, path?: string): Promise<Reply>;
  /** A request with a body in JSON, or none. */
  change(token: string, method: string, path: string, body?: unknown): Promise<Reply>;
  /** A file in one piece, as `curl -F` sends it. */
  upload(token: string, attributes: unknown, content: string, path?: string): Promise<Reply>;
}

export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (Object.entries(at).find(([name]) => name === String(key)) ?? [])[1] : undefined), value);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function makeAssertion(inputs: Readonly<Record<string, string>>, { header, claims, digest }: AssertionParts): string {
  const config = parse(inputs['jwt-config'] ?? '{}');
  const auth = field(config, 'boxAppSettings', 'appAuth');
  const key = createPrivateKey({ key: String(field(auth, 'privateKey')), passphrase: String(field(auth, 'passphrase')) });
  const head = { alg: 'RS256', typ: 'JWT', kid: field(auth, 'publicKeyID'), ...header };
  const body = {
    iss: field(config, 'boxAppSettings', 'clientID'), sub: field(config, 'enterpriseID'), box_sub_type: 'enterprise',
    aud: 'https://api.box.com/oauth2/token', jti: randomBytes(32).toString('hex'), exp: Math.floor(Date.now() / 1000) + 30, ...claims,
  };
  const signed = `${base64url(head)}.${base64url(body)}`;
  return `${signed}.${sign(digest ?? 'RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

function connect(simulator: Simulator, world: World, app: App, inputs: Readonly<Record<string, string>>): Box {
  const client = { client_id: app.clientId, client_secret: app.clientSecret };
  const box: Box = {
    simulator, world, inputs, app,
    async send(method, path, headers = {}, body) {
      const reply = await fetch(`${simulator.url}${path}`, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
      const text = await reply.text();
      return { status: reply.status, headers: reply.headers, text, json: parse(text) };
    },
    form: async (path, fields) => await box.send('POST', path, { 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString()),
    assertion: (parts = {}) => makeAssertion(inputs, parts),
    jwt: async (assertion) => await box.form('/oauth2/token', { grant_type: jwtBearer, assertion, ...client }),
    ccg: async (fields = {}) => await box.form('/oauth2/token', { grant_type: 'client_credentials', box_subject_type: 'enterprise', box_subject_id: '1147283', ...client, ...fields }),
    async login() {
      const reply = app.kind === 'jwt' ? await box.jwt(box.assertion()) : await box.ccg();
      if (reply.status !== 200) throw new Error(`no token: ${reply.text}`);
      return String(reply.json['access_token']);
    },
    get: async (path, token, headers = {}) => await box.send('GET', path, { authorization: `Bearer ${token}`, ...headers }),
    rehearse: async (token, body, path = '/2.0/files/content') =>
      await box.send('OPTIONS', path, { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' }, JSON.stringify(body)),
    async change(token, method, path, body) {
      const headers = { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' };
      return await box.send(method, path, headers, body === undefined ? undefined : JSON.stringify(body));
    },
    async upload(token, attributes, content, path = '/api/2.0/files/content') {
      const boundary = randomBytes(12).toString('hex');
      const part = (head: string, value: string): string =>
        `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
      const body = part('name="attributes"', JSON.stringify(attributes)) + part('name="file"; filename="x"', content);
      const type = `multipart/form-data; boundary=${boundary}`;
      const headers = { 'authorization': `Bearer ${token}`, 'content-type': type };
      return await box.send('POST', path, headers, `${body}--${boundary}--\r\n`);
    },
  };
  return box;
}

/** Runs `use` against a scenario, after `change`, and closes the simulator whatever happens. */
export async function withBox<Result>(name: ScenarioName, use: (box: Box) => Promise<Result>, change: (world: World) => void = () => undefined): Promise<Result> {
  const scenario: Scenario = scenarios[name];
  const { world, inputs } = await scenario.build();
  change(world);
  const [app] = world.apps;
  if (app === undefined) throw new Error('the scenario has no app');
  const simulator = await startSimulator(world);
  try {
    return await use(connect(simulator, world, app, inputs));
  } finally {
    await simulator.close();
  }
}
