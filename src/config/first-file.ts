import { SPEAKS_OF_A_SECRET } from './file-credentials.ts';
import { POLICY_INPUTS } from './file-keys.ts';
import type { PolicyInput } from './file-keys.ts';
import type { FolderNeed, ScopeNeed } from './plan.ts';
import { CONFIG_SCHEMA_URL } from './schema.ts';

const SECRET_WORDS = new RegExp(SPEAKS_OF_A_SECRET.source, 'giu');

/** What a first config file is made from. */
export interface FirstFile {
  /** Names, at least one. */
  readonly targets: readonly string[];
  readonly auth: 'jwt' | 'ccg';
  readonly enterpriseId: string | null;
  readonly userId: string | null;
  readonly asUser: string | null;
  readonly folders: readonly FolderNeed[];
  readonly scopes: readonly ScopeNeed[];
  readonly policy: Readonly<Partial<Record<PolicyInput, string>>>;
}

/** The variables that the file names, for the workflow that must fill them. */
export function variablesOf({ targets, auth, enterpriseId, userId }: FirstFile): readonly string[] {
  return targets.flatMap((target) => namesFor(target, targets.length === 1, auth).filter(([key]) => key !== 'enterprise-id' || (enterpriseId === null && userId === null)).map(([, name]) => name));
}

function namesFor(target: string, alone: boolean, auth: 'jwt' | 'ccg'): readonly (readonly [string, string])[] {
  const word = target.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '_');
  // A file may not call an ID by a name that speaks of a secret, as a target may be called.
  const prefix = alone ? 'BOX' : `BOX_${word.replaceAll(SECRET_WORDS, (found) => found.split('').join('_'))}`;
  const keys = auth === 'jwt' ? ['jwt-config'] : ['client-id', 'client-secret', 'enterprise-id'];
  return keys.map((key) => [key, `${prefix}_${key.toUpperCase().replaceAll('-', '_')}`]);
}

/** A first config file, as YAML: with the schema on its first line, and what targets share under `defaults`. */
export function firstFile(wanted: FirstFile): string {
  const { targets, policy } = wanted;
  const alone = targets.length === 1;
  const asked = sharedLines(wanted);
  const shared = asked.length > 0 || !alone ? asked : EXAMPLE;
  const settings = POLICY_INPUTS.flatMap((name) => (policy[name] === undefined ? [] : [`  ${name}: ${scalar(policy[name])}`]));
  return [
    `# yaml-language-server: $schema=${CONFIG_SCHEMA_URL}`,
    '# What Box Preflight verifies before a deploy; `box-preflight validate` checks this file.',
    '# Credentials never stand here: each key names the environment variable that the workflow fills from a secret.',
    ...(settings.length === 0 ? [] : ['policy:', ...settings]),
    ...(alone ? [] : shared.length === 0 ? ['# defaults:', ...EXAMPLE.map((line) => line.replace('# ', '#   '))] : ['defaults:', ...shared.map((line) => `  ${line}`)]),
    'targets:',
    ...targets.flatMap((target) => [
      `  ${scalar(target)}:`,
      ...credentialLines(target, wanted).map((line) => `    ${line}`),
      ...(alone ? shared.map((line) => `    ${line}`) : []),
    ]),
    '',
  ].join('\n');
}

/** Where nothing says what the deploy does: how it is said. Without it, only token and identity are checked. */
const EXAMPLE = ['# folders: ["160000000001: upload # Releases"]', '# scopes: [root_readwrite]'];

function credentialLines(target: string, { targets, auth, enterpriseId, userId }: FirstFile): readonly string[] {
  return namesFor(target, targets.length === 1, auth).flatMap(([key, name]) => {
    if (key !== 'enterprise-id') return [`${key}: ${name}`];
    if (enterpriseId !== null) return [`${key}: ${scalar(enterpriseId)}`];
    return userId === null ? [`${key}: ${name}`] : [];
  });
}

function sharedLines({ userId, asUser, folders, scopes }: FirstFile): readonly string[] {
  return [
    ...(userId === null ? [] : [`user-id: ${scalar(userId)}`]),
    ...(asUser === null ? [] : [`as-user: ${scalar(asUser)}`]),
    ...(folders.length === 0 ? [] : ['folders:', ...folders.flatMap(folderLines)]),
    ...(scopes.length === 0 ? [] : [`scopes: ${flow(scopes.map(({ name, held }) => (held ? name : `not:${name}`)))}`]),
  ];
}

function folderLines({ id, label, hidden, operations, replace }: FolderNeed): readonly string[] {
  const asked = hidden ? ['none'] : [...operations, ...replace.map((name) => `replace=${quotedName(name)}`)];
  return [`  - id: ${id}`, ...(label === null ? [] : [`    label: ${scalar(label)}`]), `    operations: ${flow(asked)}`];
}

/** As in a folder line: a name with a comma or a quote stands in quotes, and quotes in it are doubled. */
const quotedName = (name: string): string => (/[",]| #/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

const flow = (items: readonly string[]): string => `[${items.map(scalar).join(', ')}]`;

/** What every YAML parser reads as this text, or as this number; anything else in double quotes, as JSON has them (YAML 1.2, section 1.3). */
function scalar(text: string): string {
  const isWord = /^[A-Za-z][A-Za-z0-9_.-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text);
  const isBoolean = text === 'true' || text === 'false';
  return isWord || isBoolean || /^(?:0|[1-9]\d{0,14})$/u.test(text) ? text : JSON.stringify(text);
}
