import type { Diagnosis } from '../foundation/diagnosis.ts';
import { advise, diagnose } from '../guidance/diagnose.ts';
import { isBoxsPageUnread, readFailure } from './read.ts';
import type { Hints } from './types.ts';

/**
 * The diagnosis of one failure, as people paste it: an answer of Box's, an exception, a line of a log. By the same catalogue
 * as a run's; `unknown` where the text is nothing that is known, or not about Box. Pure; never shows what looks like a secret.
 */
export function explain(text: string, hints: Hints): Diagnosis {
  const reading = readFailure(text, hints);
  if (reading !== null) return diagnose(reading.failure, reading.context);
  return advise(isBoxsPageUnread(text, hints) ? 'page-unread' : 'not-recognized', {});
}
