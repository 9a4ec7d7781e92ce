import * as v from 'valibot';
import type { Surroundings } from '../config/surroundings.ts';
import type { Baseline, Baselines, Learned } from '../engine/learned.ts';
import { targetState } from '../engine/target-state.ts';

/**
 * Reads what an earlier run learned: from its JSON report, or from a tracking issue. Whoever can write there can write
 * anything, so only ids and names of known shape come through.
 */

const id = v.pipe(v.string(), v.regex(/^\d{1,20}$/u));
const nullable = <const S extends v.GenericSchema>(schema: S): v.NullableSchema<S, null> => v.nullable(schema, null);

const identity = v.object({ id, enterpriseId: nullable(id) });
const key = v.object({ id: nullable(v.pipe(v.string(), v.regex(/^\w{1,40}$/u))), fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)) });
const scope = v.object({ name: v.pipe(v.string(), v.regex(/^[\w.]{1,80}$/u)), held: v.boolean() });
const folder = v.object({ id, visible: v.boolean(), permissions: v.record(v.pipe(v.string(), v.regex(/^can_[a-z_]{1,40}$/u)), v.boolean()) });

export const learnedSchema = v.object({
  identity: nullable(identity), key: nullable(key), scopes: v.array(scope), folders: v.array(folder),
});

const time = v.pipe(v.string(), v.isoTimestamp());
const status = v.picklist(['pass', 'warn', 'fail', 'error', 'skip']);
const check = v.object({ id: v.string(), status, needs: v.array(v.string()) });
const target = v.object({
  name: v.string(),
  identity: v.nullish(identity),
  facts: v.nullish(v.object({ key: nullable(key), scopes: v.array(scope), folders: v.array(folder) })),
  checks: v.array(check),
});
const report = v.object({
  schemaVersion: v.literal(1),
  startedAt: time,
  run: nullable(v.object({ name: v.string() })),
  targets: v.array(target),
});

type ReadReport = v.InferOutput<typeof report>;

/**
 * The baselines that an earlier report holds. Never throws: a file that is not there yet is none (a cache that was never
 * filled), one that can't be read says so in each target's check.
 * @param file absolute path, shown in messages
 * @param name who this run is; a report of another run is not compared with. `null`: not known
 */
export function baselinesFromFile(file: string, name: string | null, readFile: Surroundings['readFile']): Baselines {
  const read = readFile(file);
  if (read.kind === 'unreadable') return () => ({ kind: 'none', why: `There is no earlier report to compare with yet: ${file}: ${read.why}.` });
  return baselinesFromReport(read.text, file, name);
}

/** {@link baselinesFromFile}, of the file's text. Pure. */
export function baselinesFromReport(text: string, file: string, name: string | null): Baselines {
  const parsed = v.safeParse(report, json(text));
  if (!parsed.success) return () => ({ kind: 'unreadable', why: `${file} is not a report of this tool (${pathOf(parsed.issues[0])})` });
  const { run } = parsed.output;
  if (run !== null && name !== null && run.name !== name) return () => ({ kind: 'none', why: `The report ${file} is of the run ${run.name}, not of ${name}.` });
  return (wanted) => baselineOf(parsed.output, wanted, file);
}

function baselineOf({ startedAt, targets }: ReadReport, wanted: string, file: string): Baseline {
  const host = targets.find(({ name }) => name === 'host');
  const found = targets.find(({ name }) => name === wanted);
  if (found === undefined) return { kind: 'none', why: `The report ${file} has no target ${wanted}.` };
  if (targetState(found.checks, host?.checks ?? []) !== 'good') return { kind: 'none', why: `The report ${file} is of a run in which target ${wanted} was not good.` };
  return { kind: 'good', at: startedAt, learned: learnedOf(found) };
}

const learnedOf = ({ identity: who, facts }: ReadReport['targets'][number]): Learned => ({
  identity: who ?? null, key: facts?.key ?? null, scopes: facts?.scopes ?? [], folders: facts?.folders ?? [],
});

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const pathOf = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? 'no JSON object';
