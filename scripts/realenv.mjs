/**
 * The built command against real programs (test/realenv/): squid, nginx, libfaketime, the C library's look-ups, a full
 * disk. In namespaces of its own (network, mounts, processes), in which Box's names are loopback and nothing else is there;
 * nothing outside changes.
 *
 *   npm run realenv      needs root (or sudo without a password) and Debian's packages, which it installs where they are missing
 */
import { spawnSync } from 'node:child_process';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** In `node_modules`, as `scripts/torture.mjs` does. */
const folder = path.join(root, 'node_modules/.realenv');
const LONGEST_MS = 4 * 60_000;

/** What each program comes in. */
const PACKAGES = { squid: 'squid', nginx: 'nginx-light', faketime: 'faketime', openssl: 'openssl', ip: 'iproute2' };

/** Only loopback, under Box's names; a name server that `main.ts` is for whatever else is asked. */
const NAMESPACE = `
ip link set lo up
d=$(mktemp -d)
printf '127.0.0.1 localhost api.box.com upload.box.com\\n' > "$d/hosts"
printf 'nameserver 127.0.0.53\\n' > "$d/resolv.conf"
mount --bind "$d/hosts" /etc/hosts && mount --bind "$d/resolv.conf" /etc/resolv.conf
exec "$@"`;

const isRoot = process.getuid?.() === 0;
/** As root, with nothing of our surroundings but the way to programs. */
const asRoot = (command, options = {}) => {
  const [file, ...args] = isRoot ? command : ['sudo', '-n', ...command];
  return spawnSync(file, args, { encoding: 'utf8', ...options });
};
const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { env: { PATH } }).status === 0;

const possible = process.platform === 'linux' ? asRoot(['unshare', '-n', '-m', '--pid', '--fork', 'true']) : { status: 1, stderr: `this is ${process.platform}, not Linux` };
if (possible.status !== 0) {
  console.log(`NOT RUN: this machine makes no network namespace of its own (${(possible.stderr || possible.error?.message || '').trim()}), so nothing was tried against real programs.`);
  process.exit(0);
}

const missing = Object.keys(PACKAGES).filter((program) => !has(program));
if (missing.length > 0) {
  const packages = missing.map((program) => PACKAGES[program]);
  console.log(`Installing ${packages.join(', ')}.`);
  // What a package would start by itself is not wanted here.
  const install = `printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq ${packages.join(' ')}; code=$?; rm /usr/sbin/policy-rc.d; exit $code`;
  const { status, stderr } = asRoot(['sh', '-c', install], { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0 || missing.some((program) => !has(program))) throw new Error(`${packages.join(', ')} could not be installed: ${stderr}`);
}

await access(path.join(root, 'dist/cli.mjs')).catch(() => { throw new Error('dist/ is not there: run "npm run build" first.'); });
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const program = path.join(folder, 'main.mjs');
await build({
  absWorkingDir: root, entryPoints: ['test/realenv/main.ts'], outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external',
  sourcemap: 'inline', logLevel: 'warning',
});
const environment = Object.entries({ PATH, ...(process.env.BOX_PREFLIGHT_TEST_NODE ? { BOX_PREFLIGHT_TEST_NODE: process.env.BOX_PREFLIGHT_TEST_NODE } : {}) }).map(([name, value]) => `${name}=${value}`);
const command = ['unshare', '-n', '-m', '--pid', '--fork', '--kill-child', 'env', '-i', ...environment, 'sh', '-ec', NAMESPACE, 'sh', process.execPath, '--enable-source-maps', '--no-warnings', program];
const { status, signal } = asRoot(command, { cwd: root, stdio: 'inherit', timeout: LONGEST_MS, killSignal: 'SIGKILL' });
if (signal !== null) console.log(`Not all was tried in ${LONGEST_MS / 60_000} minutes.`);
process.exitCode = status ?? 1;
