'use strict';
/**
 * The rules of the house (CONTRIBUTING.md, "The map"): imports run downward, no circles, nobody imports a door.
 * One row a room: what it may import besides itself. Types count as imports.
 */
const rooms = {
  foundation: [],
  clock: [],
  sdk: [],
  credentials: ['foundation'],
  config: ['sdk', 'credentials', 'foundation'],
  box: ['credentials', 'foundation'],
  engine: ['foundation'],
  guidance: ['box', 'credentials', 'foundation'],
  // Of guidance, types alone: what an experiment proves is named here and worded there.
  experiments: ['guidance', 'box', 'foundation'],
  explain: ['guidance', 'box', 'foundation'],
  checks: ['experiments', 'engine', 'box', 'clock', 'sdk', 'guidance', 'config', 'credentials', 'foundation'],
  render: ['engine', 'foundation'],
  simulator: [],
  run: ['checks', 'experiments', 'engine', 'box', 'clock', 'sdk', 'guidance', 'config', 'credentials', 'foundation'],
  'index.ts': ['run', 'engine', 'config', 'foundation'],
  door: ['index.ts', 'render', 'checks', 'experiments', 'engine', 'box', 'clock', 'sdk', 'guidance', 'config', 'credentials', 'foundation'],
  action: ['door', 'index.ts', 'render', 'checks', 'experiments', 'engine', 'box', 'clock', 'sdk', 'guidance', 'config', 'credentials', 'foundation'],
  cli: ['simulator', 'explain', 'door', 'index.ts', 'render', 'checks', 'experiments', 'engine', 'box', 'clock', 'sdk', 'guidance', 'config', 'credentials', 'foundation'],
};

/** The packages that `src/` may import: they are built into `dist/` (docs/dependencies.md), and are `dependencies`. */
const builtIn = ['@actions/core', '@actions/github', '@actions/http-client', 'fast-xml-builder', 'jsonwebtoken', 'preact', 'preact-render-to-string', 'valibot', 'yaml'];

const pathOf = (room) => (room.endsWith('.ts') ? `^src/${room.replace('.', '\\.')}$` : `^src/${room}/`);

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `what-${room}-may-import`,
      severity: 'error',
      from: { path: pathOf(room) },
      to: { path: '^src/', pathNot: [room, ...allowed].map(pathOf) },
    })),
    { name: 'experiments-take-types-of-guidance', severity: 'error', from: { path: '^src/experiments/' }, to: { path: '^src/guidance/', dependencyTypesNot: ['type-only'] } },
    { name: 'every-file-has-a-room', severity: 'error', from: { path: '^src/', pathNot: Object.keys(rooms).map(pathOf) }, to: {} },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'only-packages-that-are-built-in', severity: 'error', from: { path: '^src/' }, to: { path: 'node_modules/', pathNot: builtIn.map((name) => `node_modules/(?:@types/)?${name}/`), dependencyTypesNot: ['type-only', 'core'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'githubs-client-is-loaded-late', severity: 'error', comment: 'It brings undici, 785 KB: only a dynamic import', from: { path: '^src/' }, to: { path: '^src/action/github-api', dynamic: false, dependencyTypesNot: ['type-only'] } },
    { name: 'the-wire-is-loaded-late', severity: 'error', comment: 'Loading it costs as much as Node itself: only a dynamic import', from: { path: '^src/', pathNot: '^src/box/wire' }, to: { path: '^src/box/wire', dynamic: false, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
