import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { Prepared, ScenarioName, Simulator } from '../../src/simulator/index.ts';
import { runAction } from './run-product.ts';
import type { ActionRun } from './run-product.ts';

/** What a scenario's run left behind, and what the simulated Box saw of it. */
export interface ScenarioRun extends ActionRun {
  readonly simulator: Pick<Simulator, 'url' | 'requests' | 'tokens'>;
}

/** Runs the built action against a scenario, as a runner would. Fails where anything that it left behind holds a secret. */
export async function runScenario(name: ScenarioName, more: Readonly<Record<string, string>> = {}): Promise<ScenarioRun> {
  const prepared = await scenarios[name].build();
  const simulator = await startSimulator(prepared.world);
  try {
    const { url } = simulator;
    const run = await runAction({
      inputs: { ...prepared.inputs, 'api-url': url, 'status-url': url, ...more },
      environment: prepared.environment ?? {},
      secrets: () => secretsOf(prepared, simulator),
    });
    return { ...run, simulator: { url, requests: [...simulator.requests], tokens: () => simulator.tokens() } };
  } finally {
    await simulator.close();
  }
}

/** Every secret of the run: what was handed in, what was signed, and what was issued. */
export function secretsOf({ inputs }: Prepared, simulator: Pick<Simulator, 'requests' | 'tokenValues'>): readonly string[] {
  const assertions = simulator.requests.map((request) => new URLSearchParams(request.body).get('assertion') ?? '');
  return [inputs['client-secret'] ?? '', ...configSecrets(inputs['jwt-config'] ?? ''), ...simulator.tokenValues(), ...signatures(assertions)].filter(isSecret);
}

/** An expression that was never replaced by its value is none: advice writes `${{ secrets.NAME }}` itself. */
const isSecret = (value: string): boolean => value.length >= 8 && !value.startsWith('${{');

/** The leaf values of a config that are secret, whether or not the config can be parsed. */
function configSecrets(config: string): readonly string[] {
  if (config === '') return [];
  const text = config.startsWith('{') ? config : Buffer.from(config, 'base64').toString();
  const value = (name: string): string => (new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`, 'u').exec(text)?.[1] ?? '').replaceAll('\\\\n', '\n').replaceAll('\\n', '\n');
  return [value('clientSecret'), value('passphrase'), value('privateKey')];
}

/** An assertion's header and claims say nothing secret part by part; its signature does. */
const signatures = (assertions: readonly string[]): readonly string[] => assertions.flatMap((assertion) => (assertion === '' ? [] : [assertion, assertion.split('.')[2] ?? '']));
