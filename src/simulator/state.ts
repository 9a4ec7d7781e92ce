/** What Box remembers between requests beside its world: tokens, used assertion ids, bytes, events, its own clock. */
import { createHash, randomBytes } from 'node:crypto';
import { createBlobs } from './blobs.ts';
import type { Blobs } from './blobs.ts';
import type { Recorded } from './history.ts';
import type { Download, UploadSession } from './sessions.ts';
import type { AppSettings, World } from './world.ts';

export interface Token {
  readonly value: string;
  readonly userId: string;
  readonly clientId: string;
  /** The enterprise whose admin's authorization it was issued under. */
  readonly enterpriseId: string;
  /** The settings in force when it was issued. */
  readonly settings: AppSettings;
  /** What the token itself carries: all of the settings' scopes, or what an exchange left. */
  readonly scopes: ReadonlySet<string>;
  /** An exchanged token may be bound to one item. */
  readonly resource: { readonly type: 'folder' | 'file'; readonly id: string } | null;
  readonly expiresAtSeconds: number;
  readonly exchanged: boolean;
  revoked: boolean;
}

export interface TokenCounts {
  /** Accepted if used now; exchanged ones included. */
  readonly live: number;
  readonly issued: number;
  readonly revoked: number;
  /** Of the issued ones, those made by token exchange. */
  readonly exchanged: number;
}

export interface State {
  /** Box's clock, in seconds with their fraction. */
  nowSeconds(): number;
  /** False where this app has sent this `jti` before: a request uses it up, whatever becomes of it. */
  useJti(issuer: string, jti: string): boolean;
  issue(grant: Omit<Token, 'value' | 'revoked' | 'expiresAtSeconds'> & { readonly expiresAtSeconds?: number }): Token;
  find(value: string): Token | undefined;
  isLive(token: Token): boolean;
  counts(): TokenCounts;
  all(): readonly Token[];
  /** An id that nothing in this Box has. */
  newId(): string;
  readonly blobs: Blobs;
  readonly uploadSessions: Map<string, UploadSession>;
  readonly downloads: Map<string, Download>;
  /** Growing. */
  readonly events: Recorded[];
}

/** The bytes that a file, an earlier version of one or a part of an upload still needs. */
function hashesInUse(world: World, sessions: ReadonlyMap<string, UploadSession>): ReadonlySet<string> {
  const parts = [...sessions.values()].flatMap((session) => [...session.parts.values()]);
  const versions = world.files.flatMap((file) => [file, ...(file.pastVersions ?? [])]);
  return new Set([...parts, ...versions].map(({ sha1 }) => sha1));
}

const firstNewId = 1_900_000_000_000;

export function createState(world: World): State {
  const tokens = new Map<string, Token>();
  const jtis = new Set<string>();
  const uploadSessions = new Map<string, UploadSession>();
  let nextId = firstNewId;
  const nowSeconds = (): number => Date.now() / 1000 + world.clockOffsetSeconds;
  const isLive = (token: Token): boolean => !token.revoked && nowSeconds() < token.expiresAtSeconds;
  return {
    nowSeconds,
    isLive,
    useJti(issuer, jti) {
      const key = createHash('sha256').update(`${issuer}\n${jti}`).digest('hex');
      const fresh = !jtis.has(key);
      jtis.add(key);
      return fresh;
    },
    issue(grant) {
      const value = (grant.exchanged ? '1!' : '') + randomBytes(24).toString('base64url');
      const latest = nowSeconds() + world.tokenLifetimeSeconds;
      const token: Token = { ...grant, value, revoked: false, expiresAtSeconds: Math.min(latest, grant.expiresAtSeconds ?? latest) };
      tokens.set(value, token);
      return token;
    },
    find: (value) => tokens.get(value),
    counts() {
      const all = [...tokens.values()];
      const count = (which: (token: Token) => boolean): number => all.filter(which).length;
      return { issued: all.length, live: count(isLive), revoked: count((one) => one.revoked), exchanged: count((one) => one.exchanged) };
    },
    all: () => [...tokens.values()],
    newId() {
      nextId += 1;
      return String(nextId);
    },
    blobs: createBlobs(() => hashesInUse(world, uploadSessions)),
    uploadSessions,
    downloads: new Map(),
    events: [],
  };
}
