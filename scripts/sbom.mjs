/**
 * `node scripts/sbom.mjs`: an SBOM (CycloneDX) of what is in `dist/`, to standard output. npm writes one of the lock file;
 * of that, this keeps the packages that the build says it took something from (`bench/built.json`). `npm sbom --omit=dev`
 * would not do: it leaves out what a bundled package shares with one that only builds or tests (npm 11.19: ms,
 * safe-buffer).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** npm is a script that Windows starts by a shell alone; whoever runs this with npm has its path. */
function npm(...args) {
  const script = process.env.npm_execpath;
  const [command, first] = script === undefined ? ['npm', []] : [process.execPath, [script]];
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] };
  return execFileSync(command, [...first, ...args], options);
}

/**
 * `name@version` of each package that went into `dist/`.
 * @throws where one does not come with `dependencies`: an audit would not look at it
 */
function bundledPackages() {
  const { packages: locked } = read('package-lock.json');
  return Object.entries(read('bench/built.json').packages).map(([name, folder]) => {
    const { version, dev = false } = locked[folder];
    if (dev) throw new Error(`${name} is bundled, but does not come with "dependencies"`);
    return `${name}@${version}`;
  });
}

/** @throws where npm knows nothing of a package that was bundled */
function onlyBundled(sbom, bundled) {
  const components = sbom.components.filter((component) => bundled.includes(component['bom-ref']))
    .map((component) => ({ ...component, scope: 'required' }));
  const missing = bundled.filter((ref) => !components.some((component) => component['bom-ref'] === ref));
  if (missing.length > 0) throw new Error(`bundled, but not in npm's SBOM: ${missing.join(', ')}`);
  const { component } = sbom.metadata;
  const kept = new Set([component['bom-ref'], ...bundled]);
  const dependencies = sbom.dependencies.filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  // npm calls the product by the folder in which it lies.
  const metadata = { ...sbom.metadata, component: { ...component, name: read('package.json').name } };
  return { ...sbom, metadata, components, dependencies };
}

const sbom = JSON.parse(npm('sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'));
process.stdout.write(`${JSON.stringify(onlyBundled(sbom, bundledPackages()), null, 2)}\n`);
