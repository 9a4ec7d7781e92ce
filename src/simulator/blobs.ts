/** The bytes of files, kept in memory and found by their SHA-1: what is the same is kept once. */
import { createHash } from 'node:crypto';

/** Of all content together, so that no client fills the machine that it is tested on. */
export const maxStoredBytes = 256 * 1024 * 1024;

export interface Blobs {
  /** Null where there is no room left. */
  put(bytes: Buffer): string | null;
  get(sha1: string): Buffer | undefined;
}

export const sha1Of = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');

/** @param inUse the hashes that something still refers to; the others are dropped when room is needed */
export function createBlobs(inUse: () => ReadonlySet<string>): Blobs {
  const kept = new Map<string, Buffer>();
  const size = (): number => [...kept.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const collect = (): void => {
    const needed = inUse();
    for (const sha1 of kept.keys()) if (!needed.has(sha1)) kept.delete(sha1);
  };
  return {
    get: (sha1) => kept.get(sha1),
    put(bytes) {
      const sha1 = sha1Of(bytes);
      if (kept.has(sha1)) return sha1;
      if (size() + bytes.length > maxStoredBytes) collect();
      if (size() + bytes.length > maxStoredBytes) return null;
      kept.set(sha1, bytes);
      return sha1;
    },
  };
}
