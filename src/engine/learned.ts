/**
 * What a run learned of a target that a later run can compare with: ids, names of permissions and scopes, the public key's
 * fingerprint. No names, no logins, no secrets, so that it may be kept anywhere, whatever `details` says.
 */
export interface Learned {
  /** Who the token was; `null` where that was not answered. */
  readonly identity: { readonly id: string; readonly enterpriseId: string | null } | null;
  /** The key pair that signs: its id at Box and the SHA-256 of the public key, hex; `null` for a Client Credentials Grant app. */
  readonly key: { readonly id: string | null; readonly fingerprint: string } | null;
  /** Only scopes of which it is known whether they are held. */
  readonly scopes: readonly LearnedScope[];
  readonly folders: readonly LearnedFolder[];
}

export interface LearnedScope {
  readonly name: string;
  readonly held: boolean;
}

export interface LearnedFolder {
  readonly id: string;
  readonly visible: boolean;
  /** Box's own booleans (`can_upload`, …); those that it left out are not there. */
  readonly permissions: Readonly<Record<string, boolean>>;
}

/** One thing that is not what it was. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

/** What is different from the last good run. */
export interface Drifted {
  /** ISO 8601: when that run began. */
  readonly since: string;
  readonly changes: readonly Change[];
}

/** What a run is compared with. */
export type Baseline =
  | { readonly kind: 'good'; readonly at: string; readonly learned: Learned }
  /** There is none yet, or none for this target. */
  | { readonly kind: 'none'; readonly why: string }
  /** Somebody said that what is now is how it shall be. */
  | { readonly kind: 'accepted'; readonly why: string }
  /** It is there and can't be used. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** The baseline of each target, by its name. */
export type Baselines = (target: string) => Baseline;

/** Facts that both runs know, by what they are about; a fact that either does not know is not compared. */
export function compare(before: Learned, now: Learned): { readonly compared: number; readonly changes: readonly Change[] } {
  const earlier = new Map(factsOf(before));
  const both = factsOf(now).flatMap(([what, value]) => {
    const then = earlier.get(what);
    return then === undefined ? [] : [{ what, before: then, now: value }];
  });
  return { compared: both.length, changes: both.filter((fact) => fact.before !== fact.now) };
}

type Fact = readonly [what: string, value: string];

function factsOf({ identity, key, scopes, folders }: Learned): readonly Fact[] {
  return [
    ...(identity === null ? [] : [['user id', identity.id] as const]),
    ...(identity?.enterpriseId == null ? [] : [['enterprise id', identity.enterpriseId] as const]),
    ...(key === null ? [] : [['public key, SHA-256', key.fingerprint] as const]),
    ...(key?.id == null ? [] : [['public key id', key.id] as const]),
    ...scopes.map(({ name, held }) => [`scope ${name}`, held ? 'held' : 'not held'] as const),
    ...folders.flatMap(folderFacts),
  ];
}

function folderFacts({ id, visible, permissions }: LearnedFolder): readonly Fact[] {
  return [
    [`folder ${id}`, visible ? 'seen' : 'not seen'],
    ...Object.entries(permissions).map(([name, may]) => [`folder ${id}, ${name}`, may ? 'yes' : 'no'] as const),
  ];
}
