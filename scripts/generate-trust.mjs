/** The sections of docs/security.md that say which event and which file is trusted with what. */

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const code = (names) => names.map((name) => `\`${name}\``).join(', ');

const TREES = {
  'own': 'your repository’s',
  'own-unless-fork': 'your repository’s; of a fork’s pull request, somebody else’s',
  'foreign': 'taken for somebody else’s',
};

const WITHHOLDS = {
  'nobody': 'nobody',
  'dependabot': 'runs that Dependabot started',
  'dependabot-author': 'runs that Dependabot started, and pull requests that it wrote',
  'forks-and-dependabot': 'forks, and runs that Dependabot started',
};

const SOURCES = {
  'inputs': 'inputs of the workflow, flags, variables of the command',
  'config-file': 'the config file',
  'manifests': 'manifests and lock files',
  'baseline': 'the report that `drift-baseline` names (in a config file: one in the workspace), or the tracking issue',
  'reports': 'the reports that `join` is given',
  'workspace-files': 'any other file of the workspace',
};

const READ = { yes: 'yes', named: 'only where it is named by an input', signing: 'only where an assertion is signed with credentials that are there' };
const VARIABLES = { yes: 'yes', no: 'no', box: 'those that begin with `BOX_`, all kept as secrets' };
const SHOWN = { 'no': 'no', 'own-words': 'yes, but for secrets and what came from a variable', 'known-shapes': 'ids, names and versions of a known shape' };

function eventTable(events) {
  const rows = new Map();
  for (const [name, { tree, withholds }] of Object.entries(events)) {
    const key = `${tree} ${withholds}`;
    rows.set(key, { tree, withholds, names: [...rows.get(key)?.names ?? [], name] });
  }
  const trusted = ({ tree }) => Object.keys(TREES).indexOf(tree);
  const sorted = [...rows.values()].sort((one, other) => trusted(one) - trusted(other));
  return table(['event', 'whose files are checked out', 'from whom GitHub keeps the secrets'], sorted.map(({ tree, withholds, names }) => [code(names), TREES[tree], WITHHOLDS[withholds]]));
}

function sourceTable(rights) {
  const cells = ({ read, variables, places, shown }) => [READ[read], VARIABLES[variables], places, SHOWN[shown]];
  const rows = Object.entries(rights).flatMap(([source, { own, foreign }]) => {
    const same = cells(own).join() === cells(foreign).join();
    return same ? [[SOURCES[source], ...cells(own)]] : [[`${SOURCES[source]}, yours`, ...cells(own)], [`${SOURCES[source]}, somebody else’s`, ...cells(foreign)]];
  });
  return table(['source', 'is read', 'names a variable', 'chooses where something is written or sent', 'is shown'], rows);
}

export const securityPage = (withSection) => ({ EVENTS, RIGHTS, REFUSED_FROM_FOREIGN }, text) => {
  const refused = Object.entries(REFUSED_FROM_FOREIGN).map(([name, value]) => `${name}: ${value}`);
  const settings = `A config file that can be somebody else’s may not say ${code(refused)}.`;
  return withSection(withSection(text, 'events', eventTable(EVENTS)), 'sources', `${sourceTable(RIGHTS)}\n\n${settings}`);
};
