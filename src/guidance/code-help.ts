import type { DiagnosisCode } from '../foundation/diagnosis.ts';
import { plain } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { fill } from './fill.ts';
import { knownAdvice } from './known.ts';
import { LINKS } from './links.ts';
import { MEANINGS } from './meanings.ts';

/** What the catalogue says of a code in general, with no run at hand: its causes with their steps, and where to read more. */
export interface CodeHelp {
  /** Half a sentence. */
  readonly meaning: string;
  readonly causes: readonly { readonly cause: Text; readonly steps: readonly Text[] }[];
  readonly docs: readonly string[];
}

/** Everything that the catalogue knows of `code`, each cause once, in the catalogue's order. */
export function codeHelp(code: DiagnosisCode): CodeHelp {
  const about = knownAdvice().filter(({ hypotheses }) => hypotheses.some((each) => each.code === code));
  const causes = new Map<string, CodeHelp['causes'][number]>();
  for (const { hypotheses } of about) {
    for (const { code: each, cause, remedy } of hypotheses) {
      const words = fill(cause, {});
      if (each === code && !causes.has(plain(words))) causes.set(plain(words), { cause: words, steps: remedy.map((step) => fill(step, {})) });
    }
  }
  return { meaning: MEANINGS[code], causes: [...causes.values()], docs: [...new Set(about.flatMap(({ docs }) => docs))].map((name) => LINKS[name]) };
}
