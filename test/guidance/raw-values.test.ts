import { Buffer } from 'node:buffer';
import { afterAll, describe, expect, test } from '@jest/globals';
import { BoxCcgAuth, BoxClient, BoxJwtAuth, CcgConfig, JwtConfig } from 'box-node-sdk';
import type { Authentication } from 'box-node-sdk/lib/networking/auth';
import { NetworkSession } from 'box-node-sdk/lib/networking/network';
import { BoxRetryStrategy } from 'box-node-sdk/lib/networking/retries';
import { examine } from '../../src/credentials/examine.ts';
import type { Examination, RawUser } from '../../src/credentials/types.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { RAW_VALUES, rawValueOf } from '../../src/guidance/raw-values.ts';
import type { RawValueRow, TriedClient } from '../../src/guidance/raw-values.ts';
import { withBox } from '../simulator/client.ts';
import type { Box } from '../simulator/client.ts';
import { plainLogin } from './plain-client.ts';
import type { Deploy } from './plain-client.ts';
import { FORMS, healthyDeploy } from './raw-forms.ts';
import type { Form } from './raw-forms.ts';

const USER = '20000000003';

/** What the preflight finds in what the deploy is given. */
function examined(deploy: Deploy): Examination {
  const vault = createVault(() => undefined);
  const user: RawUser | null = deploy.userId !== null ? { input: 'user-id', text: deploy.userId } : deploy.asUser !== null ? { input: 'as-user', text: deploy.asUser } : null;
  if (deploy.auth === 'jwt') return examine({ auth: 'jwt', input: 'jwt-config', config: vault.document(deploy.config), algorithm: 'RS256' }, vault, user);
  return examine({ ...deploy, clientSecret: vault.keep(deploy.clientSecret), userId: deploy.userId === null ? null : USER }, vault, user);
}

/** box-node-sdk 10 logs in and asks who it is, with the raw values. */
async function askBySdk(box: Box, deploy: Deploy): Promise<string> {
  const client = clientOf(box, authOf(deploy));
  const me = await (deploy.asUser === null ? client : client.withAsUserHeader(deploy.asUser)).users.getUserMe();
  return me.id;
}

/** A header that can't be sent is no passing trouble, and waiting for a second try takes seconds. */
const impatient = new NetworkSession({ retryStrategy: new BoxRetryStrategy({ maxRetriesOnException: 0 }) });

const clientOf = (box: Box, auth: Authentication): BoxClient =>
  new BoxClient({ auth, networkSession: impatient }).withCustomBaseUrls({ baseUrl: box.simulator.url, uploadUrl: `${box.simulator.url}/api`, oauth2Url: box.simulator.url });

function authOf(deploy: Deploy): Authentication {
  if (deploy.auth === 'ccg') {
    const { clientId, clientSecret, enterpriseId, userId } = deploy;
    return new BoxCcgAuth({ config: new CcgConfig({ clientId, clientSecret, enterpriseId, ...(userId === null ? {} : { userId }) }) });
  }
  const service = new BoxJwtAuth({ config: JwtConfig.fromConfigJsonString(deploy.config) });
  return deploy.userId === null ? service : service.withUserSubject(deploy.userId);
}

async function askPlainly(box: Box, deploy: Deploy): Promise<string> {
  const token = await plainLogin(box, deploy);
  const reply = await box.get('/2.0/users/me', token, deploy.asUser === null ? {} : { 'as-user': deploy.asUser });
  if (reply.status !== 200) throw new Error(reply.text);
  return String(reply.json['id']);
}

const TRIED: Readonly<Record<TriedClient, (box: Box, deploy: Deploy) => Promise<string>>> = { 'box-node-sdk@10': askBySdk, 'plain': askPlainly };
const CLIENTS = Object.keys(TRIED) as readonly TriedClient[];

/** Does the client, with these very values, act as who is meant? */
async function tried(box: Box, deploy: Deploy): Promise<RawValueRow['works']> {
  const [sdk, plain] = await Promise.all(CLIENTS.map(async (name) => {
    try {
      return await TRIED[name](box, deploy) === (deploy.userId === null && deploy.asUser === null ? '30000000001' : USER);
    } catch {
      return false;
    }
  }));
  return { 'box-node-sdk@10': sdk === true, 'plain': plain === true };
}

const reached = new Set<RawValueRow>();
let runs = 0;
const mended = FORMS.filter(({ mends }) => mends);

async function spoilt<T>({ auth, spoil }: Form, use: (box: Box, deploy: Deploy) => Promise<T>): Promise<T> {
  return await withBox(auth === 'jwt' ? 'healthy-jwt' : 'healthy-ccg', (box) => use(box, spoil(healthyDeploy(auth, box))));
}

describe('with the value as it is stored, a deploy does what the table says:', () => {
  afterAll(() => {
    if (runs === mended.length) expect(RAW_VALUES.filter((row) => !reached.has(row)).map(({ part, kinds }) => [part, kinds])).toEqual([]);
  });

  test.each(mended)('$auth, $name', async (form) => {
    await spoilt(form, async (box, deploy) => {
      const { credentials, defects } = examined(deploy);
      expect(credentials).not.toBeNull();
      expect(defects.map(({ severity }) => severity)).toEqual(['repaired']);
      const row = defects.map((defect) => rawValueOf(defect))[0];
      expect(await tried(box, deploy)).toEqual(row?.works);
      if (row !== undefined) reached.add(row);
      runs += 1;
    });
  });
});

describe('what is no repair, every client works with as it is:', () => {
  test.each(FORMS.filter(({ mends }) => !mends))('$auth, $name', async (form) => {
    await spoilt(form, async (box, deploy) => {
      expect(examined(deploy).defects.filter(({ severity }) => severity !== 'doubtful')).toEqual([]);
      expect(await tried(box, deploy)).toEqual({ 'box-node-sdk@10': true, 'plain': true });
    });
  });
});

describe('the words of the table', () => {
  test.each(RAW_VALUES.map((row) => [row.part, row] as const))('of %s name the SDK, whatever it does', (_part, { words }) => {
    expect(words).toContain('box-node-sdk@10');
    expect(words).toMatch(/\.$/u);
  });

  test('base64 is one way of storing the JSON, which a deploy takes off by itself', () => {
    const config = Buffer.from('{"boxAppSettings":{}}'.padEnd(80)).toString('base64');
    expect(examined({ auth: 'jwt', config, userId: null, asUser: null }).defects.filter(({ severity }) => severity === 'repaired')).toEqual([]);
  });
});
