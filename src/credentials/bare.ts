import { shapeOf } from './shape.ts';

/** A value without what stands around it. Apart, so that a run that has no need of it does not load it (late.mjs). */
export const bareValue = (raw: string): string => shapeOf(raw).value;
