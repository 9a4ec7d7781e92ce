import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createSession } from '../../src/box/session.ts';
import type { SessionOptions } from '../../src/box/session.ts';
import type { Session } from '../../src/box/session-types.ts';
import type { CcgCredentials, JwtCredentials } from '../../src/credentials/types.ts';
import type { Clock } from '../../src/foundation/deps.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { nameOfToken, scriptTransport, tokenNamed } from '../support/script-transport.ts';
import type { Reply, ScriptTransport, Sent } from '../support/script-transport.ts';

export const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Whole seconds and a half: what is rounded shows. */
export const NOW_MS = 1_700_000_000_500;

/** A clock that stands still until a test lets a timer ring. */
export interface StillClock extends Clock {
  /** Rings every timer that waits. */
  readonly ring: () => void;
  readonly waiting: () => number;
}

export function stillClock(): StillClock {
  const timers = new Set<() => void>();
  return {
    now: () => NOW_MS,
    monotonic: () => 0,
    after(_delayMs, then) {
      timers.add(then);
      return () => { timers.delete(then); };
    },
    ring() {
      for (const then of [...timers]) { timers.delete(then); then(); }
    },
    waiting: () => timers.size,
  };
}

export interface Stage {
  readonly session: Session;
  readonly transport: ScriptTransport;
  readonly clock: StillClock;
  readonly masks: string[];
  readonly vault: Vault;
  /** What was sent for a purpose, in order. */
  readonly sent: (purpose: Sent['purpose']) => Sent[];
}

export function jwtCredentials(vault: Vault): JwtCredentials {
  return {
    auth: 'jwt', clientId: 'client-of-the-app', clientSecret: vault.keep('secret-of-the-app-0123456789'), enterpriseId: '900001',
    algorithm: 'RS384', publicKeyId: 'k1d2k3d4', privateKey: pair.privateKey,
    fingerprint: createHash('sha256').update('x').digest('hex'),
  };
}

export function ccgCredentials(vault: Vault): CcgCredentials {
  return { auth: 'ccg', clientId: 'client-of-the-app', clientSecret: vault.keep('secret-of-the-app-0123456789'), enterpriseId: '900001' };
}

type Overrides = Partial<Omit<SessionOptions, 'credentials' | 'transport' | 'deps'>> & { readonly auth?: 'jwt' | 'ccg'; readonly tries?: number };

/** A session on a scripted transport. */
export function stage(script: (sent: Sent, nth: number) => Reply | Promise<Reply>, overrides: Overrides = {}): Stage {
  const masks: string[] = [];
  const vault = createVault((text) => { masks.push(nameOfToken(text)); });
  const clock = stillClock();
  const { auth = 'jwt', tries = 1, ...rest } = overrides;
  const transport = scriptTransport(script, tries);
  const session = createSession({
    target: 'main', enterpriseId: '900001', userId: null, asUser: null, apiUrl: new URL('https://api.box.com'), skewMs: () => null,
    ...rest, transport, credentials: auth === 'jwt' ? jwtCredentials(vault) : ccgCredentials(vault),
    deps: { clock, vault, random: (count) => randomBytes(count) },
  });
  return { session, transport, clock, masks, vault, sent: (purpose) => transport.sent.filter((each) => each.purpose === purpose) };
}

export const token = (raw: string): Reply => ({ status: 200, json: { access_token: tokenNamed(raw), expires_in: 3992, restricted_to: [], token_type: 'bearer' } });

export const refused = (error: string, words: string, status = 400): Reply => ({ status, json: { error, error_description: words } });

export const EXPIRED = "Current date/time MUST be before the expiration date/time listed in the 'exp' claim";

/** What Box answers for a token that it does not take: nothing but headers. */
export const badToken: Reply = {
  status: 401,
  headers: {
    'box-request-id': '0abc',
    'www-authenticate': 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."',
  },
};
