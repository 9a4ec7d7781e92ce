import { shapeOf } from './shape.ts';

/** A value without what stands around it. Apart, so that a run whose inputs are as they should be does not load it (scripts/build/late.mjs). */
export const bareValue = (raw: string): string => shapeOf(raw).value;
