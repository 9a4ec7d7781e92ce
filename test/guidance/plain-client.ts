/** A deploy that mends nothing: JSON.parse, jsonwebtoken and fetch get each value as it is stored. */
import jsonwebtoken from 'jsonwebtoken';
import { field } from '../simulator/client.ts';
import type { Box } from '../simulator/client.ts';

/** What a deploy is given: the raw values of its secrets, and of the user that it acts for. */
export type Deploy =
  | { readonly auth: 'jwt'; readonly config: string; readonly userId: string | null; readonly asUser: string | null }
  | {
      readonly auth: 'ccg'; readonly clientId: string; readonly clientSecret: string; readonly enterpriseId: string;
      readonly userId: string | null; readonly asUser: string | null;
    };

/** @throws where a value can't be used, or Box refuses it */
export async function plainLogin(box: Box, deploy: Deploy): Promise<string> {
  const reply = await box.form('/oauth2/token', deploy.auth === 'jwt' ? jwtForm(deploy.config, deploy.userId) : ccgForm(deploy));
  if (reply.status !== 200) throw new Error(reply.text);
  return String(reply.json['access_token']);
}

const ccgForm = ({ clientId, clientSecret, enterpriseId, userId }: Extract<Deploy, { auth: 'ccg' }>): Record<string, string> => ({
  grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret,
  box_subject_type: userId === null ? 'enterprise' : 'user', box_subject_id: userId ?? enterpriseId,
});

function jwtForm(raw: string, userId: string | null): Record<string, string> {
  const config: unknown = JSON.parse(raw);
  const app = (...path: readonly string[]): string => String(field(config, 'boxAppSettings', ...path));
  // Its own type says text; a number is what this is about.
  const subject = userId ?? field(config, 'enterpriseID') as string;
  const assertion = jsonwebtoken.sign(
    { box_sub_type: userId === null ? 'enterprise' : 'user', exp: Math.floor(Date.now() / 1000) + 30 },
    { key: app('appAuth', 'privateKey'), passphrase: app('appAuth', 'passphrase') },
    {
      algorithm: 'RS256', keyid: app('appAuth', 'publicKeyID'), issuer: app('clientID'), subject, audience: 'https://api.box.com/oauth2/token',
      jwtid: crypto.randomUUID(),
    },
  );
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion, client_id: app('clientID'), client_secret: app('clientSecret') };
}
