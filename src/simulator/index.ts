/**
 * The embedded Box: a faithful simulator on loopback, for the demo, the tests and for people's own use.
 * It imports nothing of the product's, so that one mistake can't hide on both sides.
 */
import { app } from './scenarios/app.ts';
import { content } from './scenarios/content.ts';
import { credentials } from './scenarios/credentials.ts';
import { excess } from './scenarios/excess.ts';
import { healthy } from './scenarios/healthy.ts';
import { proof } from './scenarios/proof.ts';
import { trouble } from './scenarios/trouble.ts';
import type { Scenario } from './scenarios/base.ts';

export { startSimulator } from './server.ts';
export type { SeenRequest, Simulator } from './server.ts';
export { prepare } from './scenarios/base.ts';
export type { Prepared, Scenario } from './scenarios/base.ts';
export type { TokenCounts } from './state.ts';
export { defaultDialect } from './dialect.ts';
export type { Dialect } from './dialect.ts';
export { authorize, emptyWorld } from './world.ts';
export type * from './world.ts';

const table = { ...healthy, ...credentials, ...app, ...content, ...proof, ...excess, ...trouble };

export type ScenarioName = keyof typeof table;

/** Healthy and broken, each named for what a user would say. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = table;

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(table, name);
