import type { Report } from '../engine/report.ts';

/** What `least-privilege` found, a line for each target that holds more than anybody asked for. No status hangs on it. */
export function unaskedLines({ targets }: Pick<Report, 'targets'>): readonly string[] {
  return targets.flatMap(({ name, unaskedScopes = [] }) => (unaskedScopes.length === 0 ? [] : [
    `Notice: the token of ${name} carries scopes that nobody asked for: ${unaskedScopes.join(', ')}. Untick those that the deploy does not need, and have the app re-authorized.`,
  ]));
}
