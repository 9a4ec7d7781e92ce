import { text } from '../foundation/text.ts';
import { EMPTY_VARIABLE } from './folders.ts';
import type { ScopeNeed } from './plan.ts';
import type { Problem } from './problems.ts';
import { problem } from './problems.ts';
import { mayBeSecret } from './secret-form.ts';
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
export function parseScopes(raw: string, input: string, show: Show): { readonly scopes: readonly ScopeNeed[]; readonly problems: readonly Problem[] } {
  const scopes = new Map<string, ScopeNeed>();
  const problems: Problem[] = [];
  raw.split(/\r\n|[\r\n]/u).forEach((line, index) => {
    for (const word of line.split(/[\s,]+/u).filter((each) => each !== '')) {
      const need = readScope(word);
      const before = need === null ? undefined : scopes.get(sameScope(need.name));
      if (word === 'not:') problems.push(problem(input, [`not: names no scope: ${EMPTY_VARIABLE}`], { line: index + 1, allowed: SCOPES_ALLOWED }));
      else if (need === null) problems.push(problem(input, text`${show(word)} is not a scope name.`, { line: index + 1, allowed: SCOPES_ALLOWED }));
      else if (before !== undefined && before.held !== need.held) problems.push(problem(input, [`${need.name} is asked for both with and without not:.`], { line: index + 1 }));
      else if (before === undefined) scopes.set(sameScope(need.name), need);
    }
  });
  return { scopes: [...scopes.values()], problems };
}

const SCOPES_ALLOWED = 'names such as root_readwrite, or not:NAME for one that must not be held, by line, comma or space';

/** No scope of Box's has capitals or digits; a client secret has. */
const UNUSUAL = /[A-Z0-9]/u;

/** `NAME` or `not:NAME`; `null`: neither. */
export function readScope(word: string): ScopeNeed | null {
  const held = !word.startsWith('not:');
  const name = held ? word : word.slice('not:'.length);
  return isScopeName(name) && !(UNUSUAL.test(name) && mayBeSecret(name)) ? { name, held, source: null } : null;
}
