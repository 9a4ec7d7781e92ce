import type { Location } from '../foundation/location.ts';

/**
 * A YAML document as plain values: every scalar is its text as it was written, so that an ID keeps all of its digits, and
 * every node knows its place. An alias stands for the very node that it names.
 */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly text: string;
  /** Nothing at all, `~` or `null`, outside quotes. */
  readonly empty: boolean;
  /** Of a literal block (`|`), which keeps its line breaks: the line of the file that its first line is. */
  readonly firstLine: number | null;
  readonly at: Location;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Location;
}

export interface MapNode {
  readonly kind: 'map';
  /** In the file's order, each key once. */
  readonly entries: readonly Entry[];
  readonly at: Location;
}

export interface Entry {
  readonly key: string;
  /** Of the key. */
  readonly at: Location;
  readonly value: Node;
}

/** What a node is, for messages. */
export function describeNode(node: Node): string {
  switch (node.kind) {
    case 'scalar': return node.empty ? 'empty' : 'a text';
    case 'list': return 'a list';
    case 'map': return 'a mapping';
  }
}
