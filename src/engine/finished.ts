import { Foreign, foreign, unseenIn, unwrap } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Report } from './report.ts';

/** C0 and C1 but for tabs and line ends. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/**
 * The report as every sink may have it, whatever it went through on its way: what came from outside is cleaned and then
 * scrubbed; our own words, and what stands among them (ids, addresses, names of files), are without invisible characters and
 * without parts of secrets. It walks all there is, so that no field can be forgotten.
 */
export function finished(report: Report, { scrub, scrubParts }: Pick<Vault, 'scrub' | 'scrubParts'>): Report {
  const ours = (words: string): string => {
    const seen = unseenIn(words).reduce((left, pattern) => left.replace(pattern, ''), words);
    return scrubParts(seen.replace(CONTROLS, ''));
  };
  const walked = (value: unknown): unknown => {
    if (typeof value === 'string') return ours(value);
    if (value instanceof Foreign) return foreign(value.kind, scrub(unwrap(value)), value.standIn);
    if (Array.isArray(value)) return value.map(walked);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walked(each)]));
  };
  // Every value is one of the same type as before: no type can say so of a walk.
  return walked(report) as Report;
}
