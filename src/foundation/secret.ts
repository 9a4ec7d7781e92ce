/** How Node's `util.inspect` asks (`inspect.custom`, https://nodejs.org/api/util.html#utilinspectcustom), without loading it. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');
const HIDDEN = '***';

/**
 * A value that must never be shown: in strings, JSON and inspection it is `***`.
 * Made by a {@link Vault} only, so that it is registered for masking where it is born.
 */
export class Secret {
  readonly #raw: string;

  constructor(raw: string) {
    this.#raw = raw;
  }

  /** Is there nothing in it? Tells no more than that. */
  get empty(): boolean {
    return this.#raw === '';
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [INSPECT](): string {
    return HIDDEN;
  }

  static reveal(secret: Secret): string {
    return secret.#raw;
  }
}

/** The raw text. For the two places that need it: where a credential is parsed and where a request is written. */
export function reveal(secret: Secret): string {
  return Secret.reveal(secret);
}
