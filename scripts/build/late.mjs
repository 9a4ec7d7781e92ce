/**
 * Modules that are read when one of their functions is called, and not when they are imported: for each a file of CommonJS is
 * built, because only `require` gives its answer at once on every Node that must work.
 */
import path from 'node:path';
import { rolldown } from 'rolldown';

/**
 * `only`: what such a file may hold. It is data and pure functions, and stands there once more where others need it too; what
 * holds state, or is asked for by `instanceof`, may be there only once.
 */
const LATE = [
  { file: 'src/guidance/known.ts', names: ['knownRows', 'knownFinding', 'knownDefect', 'knownRaw', 'knownAdvice'], only: /^src\/guidance\// },
  { file: 'src/config/clients.ts', names: ['clientsFrom'], only: /^src\/(?:config\/clients\.ts|sdk\/|foundation\/nearest\.ts)/ },
  { file: 'src/credentials/bare.ts', names: ['bareValue'], only: /^src\/credentials\/(?:bare|shape)\.ts/ },
  { file: 'src/config/secret-form.ts', names: ['mayBeSecret'], only: /^src\/config\/secret-form\.ts$/ },
];

const PREFIX = '\0late:';

async function chunkOf(root, { file, names, only }, input, output) {
  const bundler = await rolldown({ ...input, input: path.join(root, file) });
  try {
    const { output: [chunk] } = await bundler.generate({ ...output, format: 'cjs', entryFileNames: 'chunks/[name]-[hash].cjs' });
    const strange = Object.keys(chunk.modules).filter((id) => !id.startsWith('\0')).map((id) => path.relative(root, id).split(path.sep).join('/')).filter((id) => !only.test(id));
    if (strange.length > 0) throw new Error(`${file} is read late and may not hold ${strange.join(', ')}`);
    const missing = names.filter((name) => !chunk.exports.includes(name));
    if (missing.length > 0 || chunk.exports.length !== names.length) throw new Error(`scripts/build/late.mjs does not name what ${file} exports`);
    return chunk;
  } finally {
    await bundler.close();
  }
}

/** A plugin of rolldown that asks those files for what the modules would export, and the files as its chunks. All lie in `chunks/`. */
export async function late(root, input, output) {
  const chunks = await Promise.all(LATE.map((module) => chunkOf(root, module, input, output)));
  const plugin = {
    name: 'late',
    async resolveId(id, importer, options) {
      if (importer === undefined || !LATE.some(({ file }) => path.posix.basename(file) === path.posix.basename(id))) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      const at = LATE.findIndex(({ file }) => path.join(root, file) === found?.id);
      return at === -1 ? found : `${PREFIX}${at}`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const at = Number(id.slice(PREFIX.length));
      const beside = `./${path.posix.basename(chunks[at].fileName)}`;
      return [
        "import { createRequire } from 'node:module';", 'let read = null;', `const late = () => (read ??= createRequire(import.meta.url)('${beside}'));`,
        ...LATE[at].names.map((name) => `export const ${name} = (...given) => late().${name}(...given);`),
      ].join('\n');
    },
  };
  return { plugin, chunks };
}
