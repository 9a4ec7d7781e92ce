import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT } from '../engine/verdict.ts';
import { readJoined, renderJoined } from '../render/joined.ts';
import type { JoinedReport } from '../render/joined.ts';
import { calledBy } from '../config/quote.ts';
import type { CliWorld } from './world.ts';

/**
 * `box-preflight join FILE…`: JSON reports of several runs as one page of markdown, on standard output. Sends nothing; the
 * verdicts are the runs' own, so it exits with 0 whatever they are. Returns the exit code.
 */
export function join(argv: readonly string[], { stdout, stderr, surroundings, vault }: CliWorld): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, options: { expect: { type: 'string' } } });
  const unknown = Object.keys(values).filter((name) => name !== 'expect');
  const expected = values.expect ?? '0';
  const problems = [
    ...unknown.map((name) => `error: --${calledBy(name, vault)} is not a flag of join. It takes --expect.`),
    ...(typeof expected === 'string' && /^\d{1,6}$/u.test(expected) ? [] : ['error: --expect must be how many reports there should be.']),
    ...(positionals.length === 0 && values.expect === undefined ? ['error: join takes the files of JSON reports.'] : []),
  ];
  if (problems.length > 0) {
    stderr.write(`${problems.join('\n')}\n`);
    return Promise.resolve(EXIT.unusable);
  }
  const reports: JoinedReport[] = [];
  for (const file of positionals) {
    const read = surroundings.readFile(path.resolve(surroundings.baseFolder, file));
    const report = read.kind === 'read' ? readJoined(read.text) : null;
    const why = read.kind === 'read' ? '' : `: ${read.why}`;
    if (report === null) stderr.write(`warning: ${calledBy(file, vault)} is no report${why}.\n`);
    else reports.push(report);
  }
  stdout.print(renderJoined(reports, Math.max(Number(expected), positionals.length) - reports.length), 'text');
  return Promise.resolve(EXIT.fine);
}
