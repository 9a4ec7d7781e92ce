/**
 * The baseline: box-node-sdk 10 asking what the product asks, as people would write it. Told by BENCH_SDK (JSON):
 * {url, auth: 'jwt' | 'ccg', manner: 'one-by-one' | 'at-once', folders: [id], scopes: number, jwtConfig, clientId, clientSecret, enterpriseId}
 */
import { BoxCcgAuth, BoxClient, BoxJwtAuth, CcgConfig, JwtConfig } from 'box-node-sdk';

const given = JSON.parse(process.env.BENCH_SDK);
const auth = given.auth === 'jwt'
  ? new BoxJwtAuth({ config: JwtConfig.fromConfigJsonString(given.jwtConfig) })
  : new BoxCcgAuth({ config: new CcgConfig({ clientId: given.clientId, clientSecret: given.clientSecret, enterpriseId: given.enterpriseId }) });
const client = new BoxClient({ auth }).withCustomBaseUrls({ baseUrl: given.url, uploadUrl: `${given.url}/api`, oauth2Url: given.url });

/** One request for each scope, in the order of `SCOPES` in plans.mjs. */
const PROBES = [
  () => client.users.getUsers({ userType: 'managed', limit: 1, fields: ['id', 'login'] }),
  () => client.groups.getGroups({ limit: 1, fields: ['id', 'name'] }),
  () => client.webhooks.getWebhooks({ limit: 1 }),
  () => client.events.getEvents({ streamType: 'admin_logs_streaming', streamPosition: 'now', limit: 1 }),
  () => client.retentionPolicies.getRetentionPolicies({ limit: 1 }),
  () => client.legalHoldPolicies.getLegalHoldPolicies({ limit: 1 }),
  () => client.signRequests.getSignRequests({ limit: 1 }),
  () => client.ai.getAiAgentDefaultConfig({ mode: 'ask' }),
];

async function readFolder(id) {
  const folder = await client.folders.getFolderById(id, { queryParams: { fields: ['name', 'permissions', 'owned_by', 'parent', 'item_status'] } });
  if (folder.permissions?.canDownload !== true) throw new Error(`folder ${id}: not what was expected`);
}

await auth.retrieveToken(client.networkSession);
const questions = [
  () => client.users.getUserMe(),
  ...given.folders.map((id) => () => readFolder(id)),
  ...PROBES.slice(0, given.scopes),
];
if (given.manner === 'at-once') await Promise.all(questions.map((ask) => ask()));
else for (const ask of questions) await ask();
await auth.revokeToken(client.networkSession);
