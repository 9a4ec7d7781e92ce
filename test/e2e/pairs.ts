import type { ScenarioName } from '../../src/simulator/index.ts';

type Kind = 'jwt' | 'ccg';

/** Single misconfigurations by the family of checks that finds them, for each kind of app. Two of one family are not paired. */
export const FAMILIES: Readonly<Record<Kind, Readonly<Record<string, readonly ScenarioName[]>>>> = {
  ccg: {
    credentials: ['secret-masked'],
    token: ['ccg-wrong-client-secret', 'ccg-app-not-authorized'],
    user: ['ccg-user-tokens-not-enabled', 'user-deactivated'],
    identity: ['app-authorized-not-enabled', 'terms-of-service-not-accepted'],
    scope: ['scope-not-ticked'],
    folder: ['folder-in-trash', 'shield-blocks-upload'],
  },
  jwt: {
    credentials: ['wrong-passphrase'],
    clock: ['clock-two-minutes-fast'],
    token: ['key-from-another-app', 'enterprise-id-from-another-environment'],
    user: ['user-id-is-the-service-account', 'user-deactivated'],
    identity: ['app-authorized-not-enabled', 'service-account-deactivated'],
    scope: ['scope-ticked-but-not-reauthorized'],
    folder: ['folder-in-trash', 'quota-full'],
  },
};

export interface Pair {
  readonly kind: Kind;
  readonly first: ScenarioName;
  readonly second: ScenarioName;
}

/** Every pair of two from different families. */
export const PAIRS: readonly Pair[] = (['ccg', 'jwt'] as const).flatMap((kind) => {
  const families = Object.values(FAMILIES[kind]);
  return families.flatMap((family, index) => family.flatMap((first) => families.slice(index + 1).flat().map((second) => ({ kind, first, second }))));
});

export const pairName = ({ kind, first, second }: Pair): string => `${kind}: ${first} + ${second}`;

/**
 * Pairs of which both are named in one run. Of every other pair the first of its row in {@link FAMILIES} hides the second, but for
 * those in `second`; what hides is named, and once it is mended, the other is.
 */
export const SHOWN: Readonly<Record<'both' | 'second', readonly string[]>> = {
  both: [
    'ccg: ccg-user-tokens-not-enabled + app-authorized-not-enabled',
    'ccg: ccg-user-tokens-not-enabled + scope-not-ticked',
    'ccg: user-deactivated + scope-not-ticked',
    'ccg: terms-of-service-not-accepted + scope-not-ticked',
    'ccg: scope-not-ticked + folder-in-trash',
    'ccg: scope-not-ticked + shield-blocks-upload',
    'jwt: clock-two-minutes-fast + key-from-another-app',
    'jwt: clock-two-minutes-fast + user-deactivated',
    'jwt: clock-two-minutes-fast + app-authorized-not-enabled',
    'jwt: clock-two-minutes-fast + service-account-deactivated',
    'jwt: clock-two-minutes-fast + scope-ticked-but-not-reauthorized',
    'jwt: clock-two-minutes-fast + folder-in-trash',
    'jwt: clock-two-minutes-fast + quota-full',
    'jwt: enterprise-id-from-another-environment + user-id-is-the-service-account',
    'jwt: enterprise-id-from-another-environment + user-deactivated',
    'jwt: user-id-is-the-service-account + app-authorized-not-enabled',
    'jwt: user-id-is-the-service-account + scope-ticked-but-not-reauthorized',
    'jwt: user-deactivated + service-account-deactivated',
    'jwt: user-deactivated + scope-ticked-but-not-reauthorized',
    'jwt: scope-ticked-but-not-reauthorized + folder-in-trash',
    'jwt: scope-ticked-but-not-reauthorized + quota-full',
  ],
  second: [
    'ccg: ccg-app-not-authorized + ccg-user-tokens-not-enabled',
    'ccg: user-deactivated + app-authorized-not-enabled',
    'jwt: user-id-is-the-service-account + service-account-deactivated',
    'jwt: user-deactivated + app-authorized-not-enabled',
  ],
};
