import path from 'node:path';
import { parseArgs } from 'node:util';
import { calledBy } from '../config/quote.ts';
import { EXIT } from '../engine/verdict.ts';
import { clean } from '../foundation/text.ts';
import { explain as explainText } from '../explain/explain.ts';
import { isBinary } from '../explain/tidy.ts';
import type { Hints } from '../explain/types.ts';
import { jsonDiagnosis } from '../render/json.ts';
import { renderDiagnosis } from '../render/text.ts';
import { styleFor } from './terminal.ts';
import type { CliWorld, Given } from './world.ts';

const AUTHS = ['jwt', 'ccg', 'oauth'] as const;
const ENDPOINTS = ['token', 'api'] as const;
const FORMATS = ['text', 'json'] as const;
const FLAGS = ['auth', 'endpoint', 'status', 'format'] as const;

/** What the arguments ask for, or all that is wrong with them. */
type Asked =
  | { readonly kind: 'asked'; readonly file: string | null; readonly format: (typeof FORMATS)[number]; readonly hints: Hints }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] };

/** `box-preflight explain`: one failure from a file or standard input, diagnosed. Returns the exit code (contract, section 7). */
export async function explain(argv: readonly string[], world: CliWorld): Promise<number> {
  const asked = askedFor(argv, world);
  if (asked.kind === 'unusable') return unusable(asked.problems, world);
  const given = await read(asked.file, world);
  const signal = world.interruption.received();
  if (signal !== null) return EXIT[signal];
  const why = unreadable(given);
  if (given.kind === 'unreadable' || why !== null) return unusable([`${asked.file === null ? 'standard input' : calledBy(asked.file, world.vault)} can't be read: ${why ?? ''}.`], world);
  const diagnosis = explainText(given.text, asked.hints);
  const shown = asked.format === 'json'
    ? `${JSON.stringify(jsonDiagnosis(diagnosis), null, 2)}\n`
    : renderDiagnosis(diagnosis, styleFor(world.stdout, world.machine.env));
  world.stdout.print(shown, asked.format);
  return diagnosis.code === 'unknown' ? EXIT.inconclusive : EXIT.fine;
}

function askedFor(argv: readonly string[], { vault }: CliWorld): Asked {
  const { values, positionals } = parseArgs({
    args: [...argv], allowPositionals: true, strict: false,
    options: { auth: { type: 'string' }, endpoint: { type: 'string' }, status: { type: 'string' }, format: { type: 'string' } },
  });
  const auth = oneOf('auth', AUTHS, values.auth);
  const endpoint = oneOf('endpoint', ENDPOINTS, values.endpoint);
  const format = oneOf('format', FORMATS, values.format);
  const status = statusOf(values.status);
  const unknown = Object.keys(values).filter((name) => !FLAGS.some((flag) => flag === name));
  const problems = [
    ...unknown.map((name) => `--${calledBy(name, vault)} is not a flag of explain. It takes ${FLAGS.map((flag) => `--${flag}`).join(', ')}.`),
    ...[auth, endpoint, format, status].flatMap((each) => (each.kind === 'wrong' ? [each.problem] : [])),
    ...(positionals.length > 1 ? ['explain reads one file.'] : []),
  ];
  if (problems.length > 0) return { kind: 'unusable', problems };
  return { kind: 'asked', file: fileOf(positionals[0]), format: valueOf(format) ?? 'text', hints: { auth: valueOf(auth), endpoint: valueOf(endpoint), status: valueOf(status) } };
}

/** `-` is standard input, as for other commands of a shell. */
const fileOf = (given: string | undefined): string | null => (given === undefined || given === '-' ? null : given);

type Flag<T> = { readonly kind: 'given'; readonly value: T } | { readonly kind: 'absent' } | { readonly kind: 'wrong'; readonly problem: string };

const valueOf = <T>(flag: Flag<T>): T | null => (flag.kind === 'given' ? flag.value : null);

function oneOf<T extends string>(name: string, allowed: readonly T[], given: unknown): Flag<T> {
  if (given === undefined) return { kind: 'absent' };
  const value = allowed.find((each) => each === given);
  return value === undefined ? { kind: 'wrong', problem: `--${name} must be one of ${allowed.join(', ')}.` } : { kind: 'given', value };
}

function statusOf(given: unknown): Flag<number> {
  if (given === undefined) return { kind: 'absent' };
  if (typeof given === 'string' && /^[1-5]\d\d$/u.test(given)) return { kind: 'given', value: Number(given) };
  return { kind: 'wrong', problem: '--status must be an HTTP status, from 100 to 599.' };
}

function read(file: string | null, world: CliWorld): Promise<Given> {
  const { surroundings, stdin, interruption } = world;
  if (file !== null) return Promise.resolve(surroundings.readFile(path.resolve(surroundings.baseFolder, file)));
  if (stdin.isTTY()) world.stderr.write('Paste the failure, then press Ctrl-D (on Windows Ctrl-Z, then Enter).\n');
  const stopped = new Promise<Given>((resolve) => {
    const stop = (): void => resolve({ kind: 'unreadable', why: 'it was interrupted' });
    if (interruption.signal.aborted) stop();
    interruption.signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([stdin.read(), stopped]);
}

/** Why a text can't be looked at; `null` where it can. */
function unreadable(given: Given): string | null {
  if (given.kind === 'unreadable') return given.why;
  if (given.text.trim() === '') return 'it is empty';
  return isBinary(given.text) ? 'it is not text' : null;
}

function unusable(problems: readonly string[], world: CliWorld): number {
  const lines = problems.map((problem) => `error: ${clean(problem)}`);
  world.stderr.write(`${[...lines, '`box-preflight explain --help` shows how.'].join('\n')}\n`);
  return EXIT.unusable;
}
