import type { Text } from '../foundation/text.ts';
import { text } from '../foundation/text.ts';
import type { Problem } from './problems.ts';
import { problem } from './problems.ts';
import type { Show } from './values.ts';

/** Spellings of one scope: Box's guide has the one, its OpenAPI file the other (box-access.md section 5.1). */
const ALIASES: Readonly<Record<string, string>> = { manage_legal_hold: 'manage_legal_holds' };

/** One spelling for the names of one scope: to compare, not to show. */
export function sameScope(name: string): string {
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}

/** OAuth allows more (RFC 6749 section 3.3); every Box scope is made of these, and the name becomes a part of a check id. */
const SCOPE_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/u;

export const isScopeName = (name: string): boolean => SCOPE_NAME.test(name);

/**
 * Scope names by line, comma or space, as they were written, each scope once. Whether Box knows a name is not asked here.
 * @param input what the user calls the input
 */
export function parseScopes(raw: string, input: string, show: Show): { readonly scopes: readonly string[]; readonly problems: readonly Problem[] } {
  const scopes = new Map<string, string>();
  const problems: Problem[] = [];
  raw.split(/\r\n|[\r\n]/u).forEach((line, index) => {
    for (const name of line.split(/[\s,]+/u).filter((each) => each !== '')) {
      const says = refusal(name, show);
      if (says !== null) problems.push(problem(input, says, { line: index + 1, allowed: 'names such as root_readwrite, by line, comma or space' }));
      else if (!scopes.has(sameScope(name))) scopes.set(sameScope(name), name);
    }
  });
  return { scopes: [...scopes.values()], problems };
}

function refusal(name: string, show: Show): Text | null {
  if (name.startsWith('not:')) return text`${show(name)} is not built in this version: it can't ask yet that a scope is not held.`;
  return isScopeName(name) ? null : text`${show(name)} is not a scope name.`;
}
