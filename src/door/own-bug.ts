import { clean } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { PROJECT_URL, VERSION } from '../foundation/version.ts';

/** A stack's first lines name the place; the rest is Node's. */
const STACK_LINES = 6;

/**
 * What to say of an error that is nobody's fault but ours, line by line: what happened, where, and where to report it.
 * Holds no secret that the vault knows.
 */
export function describeOwnBug(error: unknown, vault: Pick<Vault, 'scrub'>): readonly [string, ...string[]] {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : typeof error === 'string' ? error : `thrown: ${typeof error}`;
  const shown = vault.scrub(stack).split('\n').slice(0, STACK_LINES);
  const lines = shown.map((line) => clean(line)).filter((line) => line !== '');
  return [
    `Box Preflight ${VERSION} ran into a bug of its own and has no verdict. This says nothing about your app.`,
    ...lines.map((line) => `  ${line}`),
    `Please report it, with these lines, at ${PROJECT_URL}/issues`,
  ];
}

/** What to say where the process ran out of things to wait for before there was a verdict. */
export const NEVER_SETTLED = 'What it waited for can no longer happen.';
