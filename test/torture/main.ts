import { echoes } from './echoes.ts';
import { torture } from './harness.ts';
import type { Kind } from './harness.ts';
import { inputKinds } from './input.ts';
import { hostile } from './hostile.ts';
import { limitKinds } from './limits.ts';
import { matrix } from './matrix.ts';
import { orders } from './obeyed.ts';
import { secrets } from './secrets.ts';
import { sockets } from './sockets.ts';

const KINDS: readonly Kind[] = [matrix, sockets, ...limitKinds, secrets, echoes, hostile, orders, ...inputKinds];

/** `main.mjs KIND PART OF SEED small|full [ONLY]`: prints the tally as one line of JSON. */
const [name, part = '0', of = '1', seed = '1', size = 'full', only = ''] = process.argv.slice(2);
const kind = KINDS.find((each) => each.name === name);
if (kind === undefined) throw new Error(`no such kind: ${name ?? ''}; there are ${KINDS.map((each) => each.name).join(', ')}`);
// Loaded before the clock stands still: what is loaded later is not waited for by an injected clock.
await import('jsonwebtoken');
const tally = await torture(kind, { seed: Number(seed), small: size === 'small' }, { part: Number(part), of: Number(of), only: only === '' ? null : only });
process.stdout.write(`\n${JSON.stringify(tally)}\n`, () => process.exit(0));
