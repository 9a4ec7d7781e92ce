import { Buffer } from 'node:buffer';
import type { Surroundings } from '../config/surroundings.ts';
import { LONGEST_FILE_BYTES } from './files.ts';

/** Reads a text stream to its end, under the limit of a text file; never rejects. */
export async function readTextStream(stream: AsyncIterable<Uint8Array | string>): Promise<ReturnType<Surroundings['readFile']>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      bytes += piece.byteLength;
      if (bytes > LONGEST_FILE_BYTES) return { kind: 'unreadable', why: 'it is larger than 4 MiB' };
      chunks.push(piece);
    }
    return { kind: 'read', text: new TextDecoder().decode(Buffer.concat(chunks)) };
  } catch {
    return { kind: 'unreadable', why: 'it could not be read' };
  }
}
