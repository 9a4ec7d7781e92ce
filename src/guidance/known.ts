import type { Defect, DefectKind } from '../credentials/types.ts';
import { explainRows } from './catalogue.ts';
import { DEFECTS } from './defects.ts';
import { FINDINGS } from './findings.ts';
import type { FindingId } from './findings.ts';
import { adviceOnRaw } from './raw-values.ts';
import type { Advice, Row } from './types.ts';

/*
 * All that is known, behind functions, because a run in which all is well needs none of it: the build makes a file of its own
 * of what is behind them, which is read when the first of them is called (scripts/build/late.mjs).
 */

/** The catalogue's rows, in the order in which they are tried. */
export const knownRows = (): readonly Row[] => explainRows();

/** Advice for what a check found. */
export const knownFinding = (id: FindingId): Advice => FINDINGS[id];

/** Advice for what is wrong with a credential. */
export const knownDefect = (kind: DefectKind): Advice => DEFECTS[kind];

/** What the deploy meets where it gets a mended value as it is stored. */
export const knownRaw = (defect: Defect): ReturnType<typeof adviceOnRaw> => adviceOnRaw(defect);

/** Everything, rows first. */
export const knownAdvice = (): readonly Advice[] => [...explainRows(), ...Object.values(DEFECTS), ...Object.values(FINDINGS)];
