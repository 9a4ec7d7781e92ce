/** The parts of a `multipart/form-data` body (RFC 7578), in their order. */

export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/** The boundary that a content type names. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const pattern = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i;
  const [, quoted, bare] = pattern.exec(contentType ?? '') ?? [];
  return quoted ?? bare;
}

function readPart(bytes: Buffer): Part | undefined {
  const headLength = bytes.indexOf(headEnd);
  if (headLength < 0) return undefined;
  const head = bytes.subarray(0, headLength).toString('utf8');
  const [, name] = /^content-disposition:[^\r\n]*[;\s]name="?([^";\r\n]*)/im.exec(head) ?? [];
  return name === undefined ? undefined : { name, bytes: bytes.subarray(headLength + headEnd.length) };
}

/** Undefined where the body is not whole. */
export function partsOf(body: Buffer, boundary: string): readonly Part[] | undefined {
  // The first delimiter has no line end before it, so that the body is given one.
  const whole = Buffer.concat([lineEnd, body]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: Part[] = [];
  let start = whole.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    if (whole.subarray(from, from + 2).toString() === '--') return parts;
    const next = whole.indexOf(delimiter, from);
    if (next < 0) return undefined;
    const part = readPart(whole.subarray(from, next));
    if (part === undefined) return undefined;
    parts.push(part);
    start = next;
  }
  return undefined;
}
