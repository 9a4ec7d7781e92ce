/** One world, tried: the preflight and two deploys, each against a fresh Box of its own. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { startSimulator } from '../../src/simulator/index.ts';
import type { Simulator, World as Box } from '../../src/simulator/index.ts';
import { make } from './box.ts';
import type { Made } from './box.ts';
import { deploy } from './deployment.ts';
import type { Deployment, Step } from './deployment.ts';
import type { Seen } from './judge.ts';
import { plainClient } from './plain-deploy.ts';
import { preflight } from './preflight.ts';
import type { World } from './world.ts';

export interface Foreign {
  deploy(deployment: Deployment): Promise<readonly Step[]>;
  end(): void;
}

/** Starts the process that deploys with box-node-sdk. It takes one deployment at a time. */
export function startForeign(program: string): Foreign {
  const child: ChildProcess = fork(program, { env: { PATH: process.env['PATH'] ?? '' }, execArgv: ['--no-warnings'] });
  return {
    deploy: (deployment) => new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`the deploy's process ended with ${code ?? 'a signal'}`));
      child.once('exit', gone);
      child.once('message', (steps) => {
        child.off('exit', gone);
        resolve(steps as readonly Step[]);
      });
      child.send(deployment);
    }),
    end: () => { if (child.connected) child.disconnect(); },
  };
}

async function against<T>(box: Box, use: (simulator: Simulator) => Promise<T>): Promise<T> {
  const simulator = await startSimulator(box);
  try {
    return await use(simulator);
  } finally {
    await simulator.close();
  }
}

const READING = /^(?:GET|OPTIONS) /u;
const TOKENS = /^POST \/oauth2\/(?:token|revoke)$/u;

/** What a preflight must not do: change Box, or try to. */
function changesOf(before: Box, after: Box, { requests }: Simulator): readonly string[] {
  const asked = requests.map(({ method, path }) => `${method} ${path}`).filter((one) => !READING.test(one) && !TOKENS.test(one));
  return [...asked.map((one) => `the preflight sent ${one}`), ...(isDeepStrictEqual(before, after) ? [] : ['the preflight changed Box'])];
}

/** Deploys come when a passing trouble is over: whether they then work is what the preflight is to tell. */
const calm = ({ box }: Made): Box => ({ ...structuredClone(box), faults: [] });

/** @param dist the folder with the built product */
export async function trial(world: World, foreign: Foreign, dist: string): Promise<Seen> {
  const made = await make(world);
  const { deployment } = made;
  const checked = structuredClone(made.box);
  const [seen, sdk, plain] = await Promise.all([
    against(checked, async (simulator) => {
      const result = await preflight(world, { ...deployment, url: simulator.url }, dist);
      return { preflight: result, changed: changesOf(made.box, checked, simulator) };
    }),
    against(calm(made), ({ url }) => foreign.deploy({ ...deployment, url })),
    against(calm(made), ({ url }) => {
      const told = { ...deployment, url };
      return deploy(told, plainClient(told));
    }),
  ]);
  return { world, ...seen, sdk, plain };
}
