/** Uploads in parts (https://developer.box.com/guides/uploads/chunked), and downloads that were allowed. */

export interface Part {
  readonly id: string;
  readonly offset: number;
  readonly size: number;
  readonly sha1: string;
}

export interface UploadSession {
  readonly id: string;
  readonly userId: string;
  /** A new file in that folder (`0`: the user's own root), or a new version of that file. */
  readonly target:
    | { readonly parentId: string; readonly name: string }
    | { readonly fileId: string; readonly name: string | undefined };
  readonly sizeBytes: number;
  readonly expiresAtSeconds: number;
  /** By their offset. */
  readonly parts: Map<number, Part>;
}

/** What a download's redirect leads to. */
export interface Download {
  readonly name: string;
  readonly sha1: string;
  readonly sizeBytes: number;
  readonly expiresAtSeconds: number;
}
