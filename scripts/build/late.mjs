/**
 * Modules of data alone that are read when one of their functions is called, and not when they are imported: for them a file
 * of CommonJS is built, because only `require` gives its answer at once on every Node that must work.
 */
import path from 'node:path';
import { rolldown } from 'rolldown';

/** All of its modules must be data: what holds state, or is asked for by `instanceof`, may be there only once. */
const LATE = { file: 'src/guidance/known.ts', name: 'known', names: ['knownRows', 'knownFinding', 'knownDefect', 'knownAdvice'], only: 'src/guidance/' };

const ID = '\0late:known';

/** The file, as one of rolldown's chunks. */
export async function lateChunk(root, input, output) {
  const bundler = await rolldown({ ...input, cwd: root, input: { [LATE.name]: LATE.file } });
  try {
    const { output: [chunk] } = await bundler.generate({ ...output, format: 'cjs', entryFileNames: 'chunks/[name]-[hash].cjs' });
    const strange = Object.keys(chunk.modules).map((id) => path.relative(root, id).split(path.sep).join('/')).filter((id) => !id.startsWith(LATE.only));
    if (strange.length > 0) throw new Error(`${LATE.file} is to be data alone, and holds ${strange.join(', ')}`);
    return chunk;
  } finally {
    await bundler.close();
  }
}

/** A plugin of rolldown that asks the file for what the module would export. Both lie in `chunks/`. */
export function late({ fileName }) {
  const beside = `./${path.posix.basename(fileName)}`;
  return {
    name: 'late',
    resolveId(id, importer) {
      if (importer === ID) return { id: beside, external: true };
      return importer !== undefined && path.posix.basename(id) === path.posix.basename(LATE.file) ? ID : null;
    },
    load: (id) => (id === ID ? LATE.names.map((name) => `export const ${name} = (...given) => require('${beside}').${name}(...given);`).join('\n') : null),
  };
}
