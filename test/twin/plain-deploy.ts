/** The second deploy: a plain HTTP client, written from Box's documents, that sends each value as it is stored and mends nothing. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import jwt from 'jsonwebtoken';
import { storedJson } from './deployment.ts';
import type { Client, Deployment } from './deployment.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TRIES = 3;
const PAUSE_MS = 30;
const AUDIENCE = 'https://api.box.com/oauth2/token';
const TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';

function sendOnce({ method, url, headers = {}, body = '' }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers, ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }) } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('error', reject)
        .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Makes the request anew for every try, as a new `jti` asks for. */
async function send(make: () => Asked): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    const asked = make();
    const answer = await sendOnce(asked).catch((error: unknown) => {
      if (tried === TRIES) throw error;
      return null;
    });
    const again = answer === null || answer.status === 429 || answer.status >= 500;
    if (answer !== null && (!again || tried === TRIES)) {
      if (answer.status >= 400) throw new Error(`${asked.method} ${new URL(asked.url).pathname}: ${answer.status} ${answer.body || String(answer.headers['www-authenticate'])}`);
      return answer;
    }
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
  }
}

function field(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === name)?.[1] : undefined), value);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The form of a token request, made anew each time. */
type Grant = (subject: { type: 'enterprise' | 'user'; id: unknown }) => Record<string, string>;

interface Login {
  readonly grant: Grant;
  readonly enterpriseId: unknown;
}

function jwtLogin(stored: string): Login {
  const config: unknown = JSON.parse(storedJson(stored));
  const [clientId, clientSecret] = [text(field(config, 'boxAppSettings', 'clientID')), text(field(config, 'boxAppSettings', 'clientSecret'))];
  const auth = (name: string): string => text(field(config, 'boxAppSettings', 'appAuth', name));
  return {
    enterpriseId: field(config, 'enterpriseID'),
    grant: ({ type, id }) => ({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id: clientId, client_secret: clientSecret,
      assertion: jwt.sign(
        { iss: clientId, sub: id, box_sub_type: type, aud: AUDIENCE, jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + 30 },
        { key: auth('privateKey'), passphrase: auth('passphrase') }, { algorithm: 'RS256', keyid: auth('publicKeyID'), noTimestamp: true },
      ),
    }),
  };
}

function ccgLogin({ clientId, clientSecret, enterpriseId }: { clientId: string; clientSecret: string; enterpriseId: string }): Login {
  return {
    enterpriseId,
    grant: ({ type, id }) => ({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, box_subject_type: type, box_subject_id: String(id) }),
  };
}

class Plain implements Client {
  private token = '';
  private headers: Record<string, string> = {};
  private readonly deployment: Deployment;

  constructor(deployment: Deployment) {
    this.deployment = deployment;
  }

  private async form(make: () => Record<string, string>): Promise<string> {
    const answer = await send(() => ({
      method: 'POST', url: `${this.deployment.url}/oauth2/token`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(make()).toString(),
    }));
    return text(field(JSON.parse(answer.body), 'access_token'));
  }

  private ask(method: string, path: string, content?: { readonly type: string; readonly body: string }): Promise<Answer> {
    const more = content === undefined ? {} : { 'content-type': content.type };
    return send(() => ({ method, url: `${this.deployment.url}${path}`, headers: { authorization: `Bearer ${this.token}`, ...this.headers, ...more }, body: content?.body ?? '' }));
  }

  private json(method: string, path: string, body: unknown): Promise<Answer> {
    return this.ask(method, path, { type: 'application/json', body: JSON.stringify(body) });
  }

  private async enter(type: 'enterprise' | 'user', id: unknown): Promise<void> {
    const { secrets } = this.deployment;
    const login = secrets.auth === 'jwt' ? jwtLogin(secrets.jwtConfig) : ccgLogin(secrets);
    this.token = await this.form(() => login.grant({ type, id: id ?? login.enterpriseId }));
    await this.ask('GET', '/2.0/users/me');
  }

  login(): Promise<void> {
    return this.enter('enterprise', undefined);
  }

  async become(): Promise<void> {
    const { subject } = this.deployment;
    if (subject.kind === 'user') {
      await this.enter('user', subject.id);
    } else if (subject.kind === 'as-user') {
      this.headers = { 'as-user': subject.id };
      await this.ask('GET', '/2.0/users/me');
    }
  }

  async exchange(scope: string): Promise<void> {
    await this.form(() => ({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: this.token, subject_token_type: TOKEN_TYPE, scope }));
  }

  async read(folder: string): Promise<void> {
    await this.ask('GET', `/2.0/folders/${folder}`);
  }

  async list(folder: string): Promise<readonly { id: string; name: string }[]> {
    const { body } = await this.ask('GET', `/2.0/folders/${folder}/items?limit=100`);
    const entries = field(JSON.parse(body), 'entries');
    return (Array.isArray(entries) ? entries : []).filter((entry) => field(entry, 'type') === 'file')
      .map((entry) => ({ id: text(field(entry, 'id')), name: text(field(entry, 'name')) }));
  }

  async download(file: string): Promise<void> {
    const { status, headers } = await this.ask('GET', `/2.0/files/${file}/content`);
    if (status === 302) await send(() => ({ method: 'GET', url: headers.location ?? '' }));
  }

  private async multipart(path: string, attributes: unknown): Promise<void> {
    const boundary = `twin-${randomUUID()}`;
    const part = (name: string, content: string): string => `--${boundary}\r\ncontent-disposition: form-data; name=${name}\r\n\r\n${content}\r\n`;
    const body = `${part('"attributes"', JSON.stringify(attributes))}${part('"file"; filename="file"', 'deployed')}--${boundary}--\r\n`;
    await this.ask('POST', `/api/2.0${path}`, { type: `multipart/form-data; boundary=${boundary}`, body });
  }

  async upload(folder: string, name: string): Promise<void> {
    await this.multipart('/files/content', { name, parent: { id: folder } });
  }

  async replace(file: string, name: string): Promise<void> {
    await this.multipart(`/files/${file}/content`, { name });
  }

  async rename(folder: string, name: string): Promise<void> {
    await this.json('PUT', `/2.0/folders/${folder}`, { name });
  }

  async share(folder: string): Promise<void> {
    await this.json('PUT', `/2.0/folders/${folder}?fields=shared_link`, { shared_link: {} });
  }

  async invite(folder: string, guest: string): Promise<void> {
    await this.json('POST', '/2.0/collaborations', { item: { type: 'folder', id: folder }, accessible_by: { type: 'user', login: guest }, role: 'viewer' });
  }

  async remove(folder: string): Promise<void> {
    await this.ask('DELETE', `/2.0/folders/${folder}?recursive=true`);
  }
}

export const plainClient = (deployment: Deployment): Client => new Plain(deployment);
