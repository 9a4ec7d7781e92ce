import { Foreign, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { FALLBACKS } from './fallbacks.ts';
import type { FactName, Facts } from './types.ts';

/** Splits into words and, at odd positions, names. A brace after another or after `$` is a workflow expression, not ours. */
const PLACEHOLDER = /(?<![${])\{([a-zA-Z]{2,20})\}/u;

/** Splits into words and, at odd positions, parts that are left out where a fact in them is not known. */
const OPTIONAL = /\[([^[\]]{1,120})\]/u;

const isFact = (name: string): name is FactName => Object.hasOwn(FALLBACKS, name);

/** The names in braces in `template`, in order. */
export const placeholders = (template: string): readonly string[] =>
  template.split(PLACEHOLDER).filter((_, index) => index % 2 === 1);

/**
 * `template` with each `{fact}` replaced by what is known, or by words that stand for it, and each `[part]` in brackets left
 * out where a fact in it is not known. What came from outside stays marked.
 */
export function fill(template: string, facts: Facts): Text {
  return capitalized(template.split(OPTIONAL).flatMap((part, index): Text => {
    const optional = index % 2 === 1;
    return optional && placeholders(part).some((name) => known(name, facts) === null) ? [] : filled(part, facts);
  }));
}

/** Our own words at the beginning of a sentence. What came from outside stays as it came. */
function capitalized([first, ...rest]: Text): Text {
  if (first === undefined) return [];
  return [first instanceof Foreign || !FALLBACK_WORDS.has(first) ? first : first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

/** Those that begin with a word, not with a name. */
const FALLBACK_WORDS: ReadonlySet<string> = new Set(Object.values(FALLBACKS).filter((words) => words.startsWith('the ')));

function filled(words: string, facts: Facts): Text {
  return words.split(PLACEHOLDER).flatMap((part, index): Text => {
    if (index % 2 === 0) return part === '' ? [] : [part];
    return isFact(part) ? text`${known(part, facts) ?? FALLBACKS[part]}` : [`{${part}}`];
  });
}

/** An empty text says nothing: it counts as not known. */
function known(name: string, facts: Facts): string | Foreign | null {
  const fact = isFact(name) ? facts[name] : undefined;
  return fact === undefined || fact === '' ? null : fact;
}
