/**
 * Ways to break the product. Each edit names a file, a text that it holds exactly once, and what stands in its place; one whose
 * text is gone stops the run, so that nobody believes in a breakage that broke nothing.
 */
const file = (name) => (from, to) => ({ file: `src/${name}`, from, to });
const [folder, operations, limits, scope, writing] = ['folder', 'folder-operations', 'folder-limits', 'scope', 'writing'].map((name) => file(`checks/${name}.ts`));
const replacing = "if (operation === 'replace') return judgeAnyReplacement(judging, sample);";
const unmet = 'return skipped(text`Not asked: it needs ${need.id}.`);';
const refused = 'if (answer.kind === \'failed\') return judgeInvisible(context, wanted.id, answer.failure, facts);';

export const BREAKAGES = [
  { name: 'a permission is not looked at', edits: [operations(replacing, `${replacing} if (operation === 'invite') return fine(operation, judging);`)] },
  { name: 'a scope is taken for held', edits: [scope("'refused-by-both': { status: 'fail', id: 'scope-missing-proven', says: 'is missing' },", "'refused-by-both': null,")] },
  { name: 'a repair is silent', edits: [file('credentials/shape.ts')('for (const { kind, found } of repairs) entry.repaired(kind, found);', '')] },
  { name: 'a repair only warns', edits: [file('checks/credentials.ts')("case 'repaired': return repaired;", "case 'repaired': return 'warn';")] },
  {
    name: 'a skipped check counts as passed',
    edits: [file('engine/runner.ts')(unmet, 'return passed(text`Fine.`, []);'), file('engine/runner.ts')("import { keyOf, skipped } from './check.ts';", "import { keyOf, passed } from './check.ts';")],
  },
  { name: 'whether the app may write is not asked', edits: [folder('(isRehearsed(own) ? null : writing())', 'null')] },
  { name: 'Global Content Manager is not asked about', edits: [writing("return { kind: outcome === 'on' ? 'content-manager' : 'untold', seen };", "return { kind: 'shown', exchange: 0 };")] },
  { name: 'folder locks are not asked for', edits: [folder("=> id !== ROOT_FOLDER && operations.includes('delete');", '=> false;')] },
  { name: 'a new version is not rehearsed', edits: [folder('sample ? rehearseAnyReplacement(context, wanted) : null,', 'null,')] },
  { name: 'what an account’s status forbids is not looked at', edits: [limits("cannot_delete_edit: ['replace', 'rename', 'delete'],", 'cannot_delete_edit: [],')] },
  { name: 'an unknown scope only warns', edits: [scope("return found(refused ? 'fail' : 'warn',", "return found('warn',")] },
  {
    name: 'a folder in the trash is taken',
    edits: [
      folder(refused, `if (answer.kind === 'failed' && answer.failure.kind === 'http' && answer.failure.code === 'trashed') return passed(text\`There.\`, []); ${refused}`),
      folder("import { found } from '../engine/check.ts';", "import { found, passed } from '../engine/check.ts';"),
    ],
  },
  { name: 'the rehearsal of a new file is the real thing', edits: [file('box/rehearsals.ts')("method: 'OPTIONS',\n    path: '/files/content'", "method: 'POST',\n    path: '/files/content'")] },
  { name: 'downloading asks for more than it needs', edits: [operations("download: 'can_download',", "download: 'can_delete',")] },
  { name: 'one failure is no failure', edits: [file('engine/verdict.ts')('if (fail > 0 ||', 'if (fail > 1 ||')] },
  { name: 'a lock is called a full storage', edits: [file('guidance/findings-folder.ts')("code: 'policy-blocked', confidence: 'proven', owner: 'content-owner',\n      cause: 'The folder[ {folderId}] has a lock", "code: 'quota-exceeded', confidence: 'proven', owner: 'content-owner',\n      cause: 'The folder[ {folderId}] has a lock")] },
];
