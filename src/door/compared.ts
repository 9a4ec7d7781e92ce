import type { Plan } from '../config/plan.ts';
import type { Surroundings } from '../config/surroundings.ts';
import type { Baselines } from '../engine/learned.ts';

/** Reads what `drift` compares with where the plan names no file. */
export type OtherBaselines = () => Promise<Baselines>;

/** Where nothing keeps what an earlier run learned. */
const nothingKept: OtherBaselines = () => Promise.resolve(() => ({ kind: 'none', why: 'There is no earlier run to compare with: set drift-baseline.' }));

/** What `drift` compares with, if it is asked. Loads what reads an earlier report only then. */
export async function baselinesFor({ drift, run }: Plan, readFile: Surroundings['readFile'], others: OtherBaselines = nothingKept): Promise<Baselines> {
  if (drift.counts === 'off') return await nothingKept();
  if (drift.baselineFile === null) return await others();
  return (await import('./baseline.ts')).baselinesFromFile(drift.baselineFile, run?.name ?? null, readFile);
}
