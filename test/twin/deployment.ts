/** What a deploy is told, and what became of it: the same for every client. */

/** The secrets as they are stored: nobody has mended anything. */
export type RawSecrets =
  | { readonly auth: 'jwt'; readonly jwtConfig: string }
  | { readonly auth: 'ccg'; readonly clientId: string; readonly clientSecret: string; readonly enterpriseId: string };

export interface FolderJob {
  readonly id: string;
  readonly operations: readonly string[];
}

export interface Deployment {
  /** Scheme, host and port of the Box to deploy to. */
  readonly url: string;
  readonly secrets: RawSecrets;
  /** As stored, too. */
  readonly subject: { readonly kind: 'service' } | { readonly kind: 'user' | 'as-user'; readonly id: string };
  /** Scopes to narrow a token to, one after another; `not:NAME` must be refused. */
  readonly scopes: readonly string[];
  readonly folders: readonly FolderJob[];
  /** Whom `invite` invites. */
  readonly guest: string;
}

/** One thing that the deploy did, or could not do. */
export interface Step {
  /** `login`, `scope:NAME` or `folder:ID`. */
  readonly at: string;
  readonly what: string;
  readonly ok: boolean;
  /** What the client said, where it could not. */
  readonly why: string;
}

/** Box with somebody's hands: each of these throws where it can't be done. */
export interface Client {
  /** The service account's token, and what tells whose it is. */
  login(): Promise<void>;
  /** The token of the acting subject, or the header for it, and the same question. */
  become(): Promise<void>;
  exchange(scope: string): Promise<void>;
  read(folder: string): Promise<void>;
  /** Files of the folder by name, in Box's order. */
  list(folder: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  download(file: string): Promise<void>;
  upload(folder: string, name: string): Promise<void>;
  replace(file: string, name: string): Promise<void>;
  rename(folder: string, name: string): Promise<void>;
  share(folder: string): Promise<void>;
  invite(folder: string, guest: string): Promise<void>;
  remove(folder: string): Promise<void>;
}

async function fileToTake(client: Client, folder: string, name: string | null): Promise<{ id: string; name: string }> {
  const files = await client.list(folder);
  const file = name === null ? files[0] : files.find((one) => one.name === name);
  if (file === undefined) throw new Error(`there is no file ${name ?? ''} in folder ${folder}`);
  return file;
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\s+/gu, ' ').slice(0, 300);

/** Hidden is what Box answers as if it were not there; who is told that it is in the trash, or can't ask at all, has not proven that. */
async function mustNotSee(client: Client, folder: string): Promise<void> {
  const answer = await client.read(folder).then(() => 'is visible', said);
  if (!/\b40[34]\b/u.test(answer) || /trashed|required/u.test(answer)) throw new Error(`folder ${folder} must not be seen: ${answer}`);
}

const OPERATIONS: Readonly<Record<string, (client: Client, folder: string, guest: string) => Promise<void>>> = {
  'read': (client, folder) => client.read(folder),
  'none': mustNotSee,
  'download': async (client, folder) => client.download((await fileToTake(client, folder, null)).id),
  'upload': (client, folder) => client.upload(folder, 'deployed.txt'),
  'replace': async (client, folder) => {
    const file = await fileToTake(client, folder, null);
    await client.replace(file.id, file.name);
  },
  'replace=app.zip': async (client, folder) => client.replace((await fileToTake(client, folder, 'app.zip')).id, 'app.zip'),
  'share': (client, folder) => client.share(folder),
  'invite': (client, folder, guest) => client.invite(folder, guest),
  'rename': (client, folder) => client.rename(folder, `Deployed ${folder}`),
  'delete': (client, folder) => client.remove(folder),
};

/** Does it all, in an order in which nothing spoils what comes after it; goes on after a failure, so that each is seen by itself. */
export async function deploy({ folders, scopes, subject, guest }: Deployment, client: Client): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const take = async (at: string, what: string, act: () => Promise<void>): Promise<boolean> => {
    const failed = await Promise.resolve().then(act).then(() => null, (error: unknown) => said(error));
    steps.push({ at, what, ok: failed === null, why: failed ?? '' });
    return failed === null;
  };
  if (!await take('login', 'login', () => client.login())) return steps;
  for (const scope of scopes) await take(`scope:${scope.replace(/^not:/u, '')}`, scope, () => exchangeAsAsked(client, scope));
  if (subject.kind !== 'service' && !await take('login', subject.kind, () => client.become())) return steps;
  for (const operation of Object.keys(OPERATIONS)) {
    for (const folder of folders.filter((one) => one.operations.includes(operation))) {
      await take(`folder:${folder.id}`, operation, async () => OPERATIONS[operation]?.(client, folder.id, guest));
    }
  }
  return steps;
}

async function exchangeAsAsked(client: Client, scope: string): Promise<void> {
  if (!scope.startsWith('not:')) {
    await client.exchange(scope);
    return;
  }
  const held = await client.exchange(scope.slice(4)).then(() => true, () => false);
  if (held) throw new Error(`${scope.slice(4)} is held, and must not be`);
}

/** How the SDK's documents say to hand a stored config over: the JSON, or the JSON out of base64. */
export const storedJson = (stored: string): string => (/^\s*["'{]/u.test(stored) ? stored : Buffer.from(stored, 'base64').toString('utf8'));
