import type { SdkRow } from './table.ts';

/** Box takes no assertion that expires later than this by its own clock (https://developer.box.com/guides/authentication/jwt/without-sdk). */
export const LONGEST_LIFETIME_SECONDS = 60;

/** How near to a client's limit a clock may come before it is worth a warning. */
export const NEAR_SECONDS = 10;

/**
 * The skew (positive: this host is ahead) at which a client's assertions stop being taken: at `behindSeconds` and beyond to the
 * one side, beyond `aheadSeconds` to the other.
 */
export interface SkewWindow {
  readonly behindSeconds: number;
  readonly aheadSeconds: number;
}

/**
 * An assertion of lifetime L passes while -L < skew <= 60 - L: `exp` is compared with Box's clock on both sides
 * (box-authentication.md section 7). `null`: the client repairs its clock. What `iat` does is asked of Box itself, because
 * nobody knows how much Box lets it lie in the future.
 */
export function windowOf({ lifetimeSeconds, repairsClock }: Pick<SdkRow, 'lifetimeSeconds' | 'repairsClock'>): SkewWindow | null {
  return repairsClock ? null : { behindSeconds: -lifetimeSeconds, aheadSeconds: LONGEST_LIFETIME_SECONDS - lifetimeSeconds };
}

/** Which limit of the window the clock is at most {@link NEAR_SECONDS} from, or beyond, its uncertainty counted; `null`: none. */
export function nearLimit(window: SkewWindow, lowMs: number, highMs: number): number | null {
  if (highMs + NEAR_SECONDS * 1000 > window.aheadSeconds * 1000) return window.aheadSeconds;
  return lowMs - NEAR_SECONDS * 1000 <= window.behindSeconds * 1000 ? window.behindSeconds : null;
}

/** What of a client's assertion differs from ours in a way that can matter now. */
export type Difference = 'no-key-id' | 'issued-at';

/**
 * No `kid` matters where the app has several keys, which only Box can tell; `iat` only while this host may be ahead of Box.
 * @param highMs the most that this host may be ahead; `null`: not known
 */
export function differencesOf({ keyId, issuedAt }: Pick<SdkRow, 'keyId' | 'issuedAt'>, highMs: number | null): readonly Difference[] {
  return [...(keyId ? [] : ['no-key-id' as const]), ...(issuedAt && (highMs === null || highMs > 0) ? ['issued-at' as const] : [])];
}
