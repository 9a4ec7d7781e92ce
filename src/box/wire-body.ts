import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { reveal } from '../foundation/secret.ts';
import { LONGEST_BODY_BYTES } from '../foundation/wire.ts';
import type { WireAnswer, WireRequest } from '../foundation/wire.ts';

/** A body as it is written to the wire. This is where secrets in forms are taken out of their wrapping. */
export function encodeBody(body: WireRequest['body']): { readonly data: string | null; readonly contentType: string | null } {
  switch (body.kind) {
    case 'none':
      return { data: null, contentType: null };
    case 'json':
      return { data: JSON.stringify(body.value), contentType: 'application/json' };
    case 'form': {
      const fields = Object.entries(body.fields).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : reveal(value)]);
      return { data: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
    }
  }
}

/**
 * Reads an answer to its end, or as far as it comes: http-client's own reader never settles for a body that is cut.
 * Resolves in every case; what is missing is told by `complete`.
 */
export function readAnswer(message: IncomingMessage): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const finish = (complete: boolean): void =>
      resolve({ status: message.statusCode ?? 0, headers: headersOf(message), body: Buffer.concat(chunks), complete });
    message.on('data', (chunk: Buffer) => {
      const room = LONGEST_BODY_BYTES - length;
      chunks.push(chunk.subarray(0, room));
      length += Math.min(chunk.length, room);
      if (chunk.length <= room) return;
      finish(false);
      message.destroy();
    });
    message.on('end', () => finish(message.complete));
    // A cut body is an error, and then a close: the close alone tells all there is to know.
    message.on('error', () => undefined);
    message.on('close', () => finish(message.complete));
  });
}

function headersOf(message: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return headers;
}
