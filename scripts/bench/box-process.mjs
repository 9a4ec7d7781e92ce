/** The bench's Box as a child process: told what to hold, asked what it saw. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const BOX = path.join(path.dirname(fileURLToPath(import.meta.url)), 'box.mjs');

/** @returns {Promise<{url: string, configure: (world: object) => Promise<void>, report: () => Promise<object>, stop: () => void}>} */
export async function startBox() {
  const child = fork(BOX, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ url }] = await once(child, 'message');
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the bench's Box ended with ${code}`);
  });
  gone.catch(() => undefined);
  const ask = async (message) => {
    const answer = once(child, 'message');
    child.send(message);
    return (await Promise.race([answer, gone]))[0];
  };
  return {
    url,
    configure: async (world) => void (await ask({ kind: 'configure', world })),
    report: async () => (await ask({ kind: 'report' })).seen,
    stop: () => child.disconnect(),
  };
}
