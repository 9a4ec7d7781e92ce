import type { KeyObject } from 'node:crypto';
import type { Secret } from '../foundation/secret.ts';
import type { Foreign } from '../foundation/text.ts';

/** Signature algorithms that Box accepts (https://developer.box.com/guides/authentication/jwt/without-sdk). */
export type JwtAlgorithm = 'RS256' | 'RS384' | 'RS512';

/** What was handed in, before anything was looked at. `input` is the name that messages show. */
export type RawCredentials =
  | { readonly auth: 'jwt'; readonly input: string; readonly config: Secret; readonly algorithm: JwtAlgorithm }
  | {
      readonly auth: 'ccg';
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly enterpriseId: string | null;
      readonly userId: string | null;
      /** IDs that are kept from everybody's eyes (contract, section 9). */
      readonly unshown?: { readonly clientId: boolean; readonly enterpriseId: boolean };
    };

/** The user that a target is asked for, as it was written: with what stands around the ID. */
export interface RawUser {
  readonly input: 'user-id' | 'as-user';
  readonly text: string;
}

/** A JWT app's credentials, parsed: nothing in it needs looking at again. */
export interface JwtCredentials {
  readonly auth: 'jwt';
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly enterpriseId: string | null;
  readonly algorithm: JwtAlgorithm;
  readonly publicKeyId: string;
  readonly privateKey: KeyObject;
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hex: to compare with another copy of the pair. */
  readonly fingerprint: string;
}

export interface CcgCredentials {
  readonly auth: 'ccg';
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly enterpriseId: string | null;
}

export type Credentials = JwtCredentials | CcgCredentials;

/** Every defect that can be found offline. Each has its own row of advice in the guidance catalogue. */
export type DefectKind =
  // the shape of a secret. `base64`: base64, but of no JSON config. `same-value`: one value pasted into two fields
  | 'masked' | 'quoted' | 'byte-order-mark' | 'stray-space' | 'unexpanded-expression' | 'base64' | 'too-large' | 'same-value'
  // the JSON of a JWT config
  | 'not-json' | 'not-an-object' | 'smart-quotes' | 'ccg-file' | 'oauth-file' | 'section-missing' | 'field-missing' | 'field-mistyped'
  | 'key-fields-empty' | 'enterprise-zero' | 'enterprise-number' | 'enterprise-malformed' | 'user-malformed'
  | 'client-id-malformed' | 'client-secret-malformed' | 'key-id-malformed'
  // the wrong thing pasted: a config where one value belongs; a bare key, or a file's path, where a config belongs
  | 'config-given-as-secret' | 'key-given-as-config' | 'path-given-as-config'
  // the private key. `pem-line-breaks`: they are missing, or CR alone, or doubled (`found` says which)
  | 'pem-literal-newlines' | 'pem-spaces-for-newlines' | 'pem-line-breaks' | 'pem-indented' | 'pem-no-armour' | 'pem-truncated'
  | 'pem-not-base64' | 'pem-several' | 'pem-armour-mismatch' | 'pem-not-a-key'
  | 'public-key' | 'certificate' | 'not-rsa' | 'ssh-key' | 'legacy-cipher' | 'wrong-passphrase' | 'passphrase-missing'
  | 'rsa-too-small' | 'key-unreadable';

export interface Defect {
  readonly kind: DefectKind;
  /**
   * `unusable`: nothing can be asked with it. `repaired`: used as it should have been, while the deploy gets it as it is
   * stored. `doubtful`: used as it came, and unlikely to be what was meant.
   */
  readonly severity: 'unusable' | 'repaired' | 'doubtful';
  /** The input it came by, such as `jwt-config` or `client-secret`. */
  readonly input: string;
  /** Where inside it, such as `boxAppSettings.appAuth.privateKey` or `line 3, column 7`. Never a part of a secret. */
  readonly where: string | null;
  /** What was found, where that is no secret: a cipher's name, a key's bits, a JSON type. */
  readonly found: string | Foreign | null;
}

export interface Examination {
  /** `null` where a defect makes them unusable. */
  readonly credentials: Credentials | null;
  readonly defects: readonly Defect[];
  /** What is known of them whatever the outcome; for evidence and advice. No secret. */
  readonly facts: {
    readonly clientId: string | null;
    readonly enterpriseId: string | null;
    readonly publicKeyId: string | null;
    readonly fingerprint: string | null;
    readonly rsaBits: number | null;
  };
}
