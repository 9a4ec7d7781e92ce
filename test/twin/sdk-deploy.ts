/** The first deploy: box-node-sdk 10 as its documents say to use it, in a process of its own (`sdk-process.ts`). */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { BoxCcgAuth, BoxClient, BoxJwtAuth, CcgConfig, JwtConfig } from 'box-node-sdk';
import { BaseUrls } from 'box-node-sdk/lib/networking/baseUrls';
import { NetworkSession } from 'box-node-sdk/lib/networking/network';
import { BoxRetryStrategy } from 'box-node-sdk/lib/networking/retries';
import { storedJson } from './deployment.ts';
import type { Client, Deployment } from './deployment.ts';

/** As many tries as by default, only sooner one after another. */
const retryStrategy = new BoxRetryStrategy({ retryBaseInterval: 0.01 });

function authentication({ secrets }: Deployment): BoxJwtAuth | BoxCcgAuth {
  if (secrets.auth === 'jwt') return new BoxJwtAuth({ config: JwtConfig.fromConfigJsonString(storedJson(secrets.jwtConfig)) });
  const { clientId, clientSecret, enterpriseId } = secrets;
  return new BoxCcgAuth({ config: new CcgConfig({ clientId, clientSecret, enterpriseId }) });
}

class Sdk implements Client {
  private readonly deployment: Deployment;
  private client: BoxClient | null = null;

  constructor(deployment: Deployment) {
    this.deployment = deployment;
  }

  private get box(): BoxClient {
    if (this.client === null) throw new Error('not logged in');
    return this.client;
  }

  private async enter(auth: BoxJwtAuth | BoxCcgAuth): Promise<void> {
    const { url } = this.deployment;
    const networkSession = new NetworkSession({ retryStrategy, baseUrls: new BaseUrls({ baseUrl: url, uploadUrl: `${url}/api`, oauth2Url: url }) });
    this.client = new BoxClient({ auth, networkSession });
    await this.client.users.getUserMe();
  }

  login(): Promise<void> {
    return this.enter(authentication(this.deployment));
  }

  async become(): Promise<void> {
    const { subject } = this.deployment;
    if (subject.kind === 'user') {
      await this.enter(authentication(this.deployment).withUserSubject(subject.id));
    } else if (subject.kind === 'as-user') {
      this.client = this.box.withAsUserHeader(subject.id);
      await this.client.users.getUserMe();
    }
  }

  async exchange(scope: string): Promise<void> {
    const { auth, networkSession } = this.box;
    if (auth instanceof BoxJwtAuth || auth instanceof BoxCcgAuth) await auth.downscopeToken([scope], undefined, undefined, networkSession);
  }

  async read(folder: string): Promise<void> {
    await this.box.folders.getFolderById(folder);
  }

  async list(folder: string): Promise<readonly { id: string; name: string }[]> {
    const { entries = [] } = await this.box.folders.getFolderItems(folder, { queryParams: { limit: 100 } });
    return entries.flatMap((entry) => (entry.type === 'file' ? [{ id: entry.id, name: entry.name ?? '' }] : []));
  }

  async download(file: string): Promise<void> {
    const stream = await this.box.downloads.downloadFile(file);
    if (stream === undefined) throw new Error('no content');
    await finished(stream.resume());
  }

  async upload(folder: string, name: string): Promise<void> {
    await this.box.uploads.uploadFile({ attributes: { name, parent: { id: folder } }, file: Readable.from([Buffer.from('deployed')]) });
  }

  async replace(file: string, name: string): Promise<void> {
    await this.box.uploads.uploadFileVersion(file, { attributes: { name }, file: Readable.from([Buffer.from('deployed')]) });
  }

  async rename(folder: string, name: string): Promise<void> {
    await this.box.folders.updateFolderById(folder, { requestBody: { name } });
  }

  async share(folder: string): Promise<void> {
    await this.box.sharedLinksFolders.addShareLinkToFolder(folder, { sharedLink: {} }, { fields: 'shared_link' });
  }

  async invite(folder: string, guest: string): Promise<void> {
    await this.box.userCollaborations.createCollaboration({ item: { type: 'folder', id: folder }, accessibleBy: { type: 'user', login: guest }, role: 'viewer' });
  }

  async remove(folder: string): Promise<void> {
    await this.box.folders.deleteFolderById(folder, { queryParams: { recursive: true } });
  }
}

export const sdkClient = (deployment: Deployment): Client => new Sdk(deployment);
