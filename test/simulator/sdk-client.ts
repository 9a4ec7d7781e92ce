/** box-node-sdk 10 against the embedded Box, told nothing but its addresses. */
import { BoxCcgAuth, BoxClient, BoxJwtAuth, CcgConfig, JwtConfig } from 'box-node-sdk';
import type { Authentication } from 'box-node-sdk/lib/networking/auth';
import type { Box } from './client.ts';

export function clientOf(box: Box, auth: Authentication): BoxClient {
  const { url } = box.simulator;
  return new BoxClient({ auth }).withCustomBaseUrls({ baseUrl: url, uploadUrl: `${url}/api`, oauth2Url: url });
}

export function jwtClient(box: Box): BoxClient {
  const config = JwtConfig.fromConfigJsonString(box.inputs['jwt-config'] ?? '');
  return clientOf(box, new BoxJwtAuth({ config }));
}

export function ccgClient(box: Box): BoxClient {
  const { clientId, clientSecret } = box.app;
  return clientOf(box, new BoxCcgAuth({ config: new CcgConfig({ clientId, clientSecret, enterpriseId: '1147283' }) }));
}
