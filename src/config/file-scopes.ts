import type { Location } from '../foundation/location.ts';
import { text } from '../foundation/text.ts';
import { refuseList } from './file-reading.ts';
import type { Reading, Written } from './file-reading.ts';
import type { ScopeNeed } from './plan.ts';
import { problemAt } from './problems.ts';
import { readScope, sameScope } from './scopes.ts';
import { describeNode } from './tree.ts';
import type { Node } from './tree.ts';

const ALLOWED = 'a list of names such as root_readwrite, or not:NAME for one that must not be held';

/** Scope names, in a list or in one text, each scope once with the place of the first. */
export function readScopes(node: Node, reading: Reading): readonly ScopeNeed[] {
  const scopes = new Map<string, ScopeNeed>();
  for (const { value: word, at } of words(node, reading)) {
    const need = readScope(word);
    const before = need === null ? undefined : scopes.get(sameScope(need.name));
    if (need === null) reading.problems.push(problemAt(at, text`${reading.show(word)} is not a scope name.`, { allowed: ALLOWED }));
    else if (before !== undefined && before.held !== need.held) reading.problems.push(problemAt(at, [`${need.name} is asked for both with and without not:.`]));
    else if (before === undefined) scopes.set(sameScope(need.name), { ...need, source: at });
  }
  return [...scopes.values()];
}

function words(node: Node, reading: Reading): readonly Written<string>[] {
  switch (node.kind) {
    case 'map':
      return refuseList(reading, node.at, 'scopes', [`is ${describeNode(node)}.`], { allowed: ALLOWED });
    case 'scalar':
      return node.empty ? refuseList(reading, node.at, 'scopes', ['is empty. Leave it out, or write [] for none.'], { allowed: ALLOWED }) : wordsOf(node.text, node.at, node.firstLine);
    case 'list':
      return node.items.flatMap((item) => {
        if (item.kind === 'scalar' && !item.empty && item.text.trim() !== '') return wordsOf(item.text, item.at, item.firstLine);
        return refuseList(reading, item.at, 'an entry of scopes', [`is ${describeNode(item)}.`], { allowed: ALLOWED });
      });
  }
}

function wordsOf(lines: string, at: Location, firstLine: number | null): readonly Written<string>[] {
  return lines.split(/\r\n|[\r\n]/u).flatMap((line, index) => {
    const place = firstLine === null ? at : { ...at, line: firstLine + index, column: 1 };
    return line.split(/[\s,]+/u).filter((word) => word !== '').map((value) => ({ value, at: place }));
  });
}
