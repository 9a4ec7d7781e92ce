/** Where a client's package is found: its manifests differ. */
export type Ecosystem = 'npm' | 'pypi' | 'maven' | 'nuget';

/** A line of versions of one of Box's own clients, and how it obtains tokens by JWT. */
export interface SdkRow {
  /** As the input `sdk` names it. */
  readonly id: SdkId;
  readonly ecosystem: Ecosystem;
  /** Packages that bring it, with the major versions that do; `upTo` is included, `null`: no end is known. */
  readonly packages: readonly { readonly name: string; readonly from: number; readonly upTo: number | null }[];
  /** `exp` minus the time of signing. */
  readonly lifetimeSeconds: number;
  /** Refused for its clock, does it sign again with the time of Box's answer? Then no skew stops it. */
  readonly repairsClock: boolean;
  /** After a 429 or a 5xx, does it send the same assertion again? Box refuses that for its used `jti`. */
  readonly resendsAssertion: boolean;
  /** Does its assertion name the key (`kid`)? */
  readonly keyId: boolean;
  /** Does its assertion say when it was signed (`iat`)? */
  readonly issuedAt: boolean;
  /** Where this was read. */
  readonly source: string;
}

/** Every line of versions that is known; `none` and `auto` are no clients. */
export const SDK_IDS = [
  'box-node-sdk@10', 'box-node-sdk@3', 'boxsdk@10', 'boxsdk@3', 'box-java-sdk@10', 'box-java-sdk@4', 'Box.Sdk.Gen@10', 'Box.V2@5',
] as const;
export type SdkId = (typeof SDK_IDS)[number];

type Row = Omit<SdkRow, 'id'>;

/** The generated clients: one template, so one behaviour but for the header and `iat`. */
const GENERATED = { lifetimeSeconds: 30, repairsClock: false, resendsAssertion: true } as const;
/** The hand-written ones before them: they sign again, with the `Date` of the answer. */
const MANUAL = { lifetimeSeconds: 30, repairsClock: true, resendsAssertion: false, keyId: true, issuedAt: false } as const;

const ROWS: Readonly<Record<SdkId, Row>> = {
  'box-node-sdk@10': {
    ...GENERATED, ecosystem: 'npm', keyId: false, issuedAt: true,
    packages: [{ name: 'box-node-sdk', from: 10, upTo: null }, { name: 'box-typescript-sdk-gen', from: 0, upTo: null }],
    source: 'box-node-sdk 10.12.0: lib/internal/utilsNode.js, lib/box/jwtAuth.js',
  },
  'box-node-sdk@3': {
    ...MANUAL, ecosystem: 'npm', packages: [{ name: 'box-node-sdk', from: 0, upTo: 4 }],
    source: 'https://github.com/box/box-node-sdk, src/token-manager.ts (April 2025); `iat` only with `verifyTimestamp`',
  },
  'boxsdk@10': {
    ...GENERATED, ecosystem: 'pypi', keyId: true, issuedAt: false,
    packages: [{ name: 'boxsdk', from: 10, upTo: null }, { name: 'box-sdk-gen', from: 0, upTo: null }],
    source: 'https://github.com/box/box-python-sdk, box_sdk_gen/internal/utils.py (July 2026); box/box-python-sdk-gen#731',
  },
  'boxsdk@3': {
    ...MANUAL, ecosystem: 'pypi', packages: [{ name: 'boxsdk', from: 0, upTo: 4 }],
    source: 'https://github.com/box/box-python-sdk, boxsdk/auth/jwt_auth.py (version 3)',
  },
  'box-java-sdk@10': {
    ...GENERATED, ecosystem: 'maven', keyId: true, issuedAt: false,
    packages: [{ name: 'com.box:box-java-sdk', from: 10, upTo: null }, { name: 'com.box:box-java-sdk-gen', from: 0, upTo: null }],
    source: 'https://github.com/box/box-java-sdk, com.box.sdkgen UtilsManager.java and BoxJWTAuth.java (10.15.2)',
  },
  'box-java-sdk@4': {
    ...MANUAL, ecosystem: 'maven', packages: [{ name: 'com.box:box-java-sdk', from: 0, upTo: 5 }],
    source: 'https://github.com/box/box-java-sdk, BoxDeveloperEditionAPIConnection.java (version 4)',
  },
  'Box.Sdk.Gen@10': {
    ...GENERATED, ecosystem: 'nuget', keyId: false, issuedAt: false,
    packages: [{ name: 'Box.Sdk.Gen', from: 0, upTo: null }, { name: 'Box.V2.Core', from: 10, upTo: null }, { name: 'Box.V2', from: 10, upTo: null }],
    source: 'https://github.com/box/box-windows-sdk-v2, Box.Sdk.Gen.Net/Box/JwtUtils.cs (August 2026)',
  },
  'Box.V2@5': {
    ...MANUAL, ecosystem: 'nuget', packages: [{ name: 'Box.V2.Core', from: 0, upTo: 6 }, { name: 'Box.V2', from: 0, upTo: 6 }],
    source: 'https://github.com/box/box-windows-sdk-v2, Box.V2/JWTAuth/BoxJWTAuth.cs (version 5)',
  },
};

export const SDKS: readonly SdkRow[] = SDK_IDS.map((id) => ({ id, ...ROWS[id] }));

/** A client of the deploy, and how it is known. */
export interface DeployClient {
  readonly sdk: SdkRow;
  /** As people call it: the package with what is known of its version. */
  readonly name: string;
  /** The manifest that names it; `null`: the input `sdk` does. */
  readonly file: string | null;
}

/** The row of a package at a major version; `null` version: the newest, which is what an open range installs. */
export function sdkOf(packageName: string, major: number | null): SdkRow | null {
  const wanted = packageName.toLowerCase().replaceAll('_', '-');
  const rows = SDKS.filter(({ packages }) => packages.some(({ name, from, upTo }) =>
    name.toLowerCase() === wanted && (major === null ? upTo === null : major >= from && (upTo === null || major <= upTo))));
  return rows[0] ?? null;
}

/** Names without a version that the input `sdk` takes, and the packages they stand for. */
const SHORT_NAMES: Readonly<Record<string, string>> = { 'box-java-sdk': 'com.box:box-java-sdk', 'box-java-sdk-gen': 'com.box:box-java-sdk-gen' };

/** Every name that the input `sdk` takes, for messages. */
export const SDK_NAMES: readonly string[] = [
  ...SDK_IDS, ...new Set(SDKS.flatMap(({ packages }) => packages.map(({ name }) => name.replace(/^com\.box:/u, '')))),
];

/** The client that the input `sdk` names as NAME or NAME@VERSION; `null`: none that is known. */
export function clientNamed(written: string): DeployClient | null {
  const [, name = '', major] = /^([A-Za-z][\w.:-]*?)(?:@v?(\d{1,4})(?:\.[\w.+-]*)?)?$/u.exec(written) ?? [];
  const sdk = sdkOf((Object.hasOwn(SHORT_NAMES, name) ? SHORT_NAMES[name] : undefined) ?? name, major === undefined ? null : Number(major));
  return sdk === null ? null : { sdk, name: written, file: null };
}
