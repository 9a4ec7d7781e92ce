/** One element of DER (ITU-T X.690 section 8.1): where it starts, where its content starts, where it ends. */
export interface Element {
  readonly tag: number;
  readonly content: number;
  readonly end: number;
}

/** Tags of X.690 section 8 that keys are made of. */
export const TAG = { integer: 0x02, bitString: 0x03, octetString: 0x04, oid: 0x06, sequence: 0x30 } as const;

/** Content longer than this is no key: four bytes of length (4 GiB) are not read. */
const LENGTH_BYTES = 3;

/**
 * The element whose header stands at `at`. Its `end` may lie beyond the bytes: then they were cut.
 * @returns `null` where no header can be read
 */
export function elementAt(bytes: Uint8Array, at: number): Element | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return null;
  if (first < 0x80) return { tag, content: at + 2, end: at + 2 + first };
  const count = first - 0x80;
  if (count === 0 || count > LENGTH_BYTES) return null;
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = bytes[at + 2 + index];
    if (byte === undefined) return null;
    length = length * 256 + byte;
  }
  return { tag, content: at + 2 + count, end: at + 2 + count + length };
}

/** The elements inside `parent`, as far as they are well formed and at most the first `most`. */
export function childrenOf(bytes: Uint8Array, parent: Element, most = 8): readonly Element[] {
  const children: Element[] = [];
  let at = parent.content;
  while (at < parent.end && children.length < most) {
    const child = elementAt(bytes, at);
    if (child === null || child.end > parent.end) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** An object identifier in dotted form (X.690 section 8.19); `null` where the element is none. */
export function oidOf(bytes: Uint8Array, element: Element | undefined): string | null {
  if (element?.tag !== TAG.oid || element.end > bytes.length || element.end - element.content > 32) return null;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of bytes.subarray(element.content, element.end)) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.length === 0 ? null : arcs.join('.');
}

/** A small INTEGER's value; `null` where the element is none or over 48 bits. */
export function smallIntegerOf(bytes: Uint8Array, element: Element | undefined): number | null {
  if (element?.tag !== TAG.integer || element.end - element.content > 6) return null;
  return bytes.subarray(element.content, element.end).reduce((value, byte) => value * 256 + byte, 0);
}
