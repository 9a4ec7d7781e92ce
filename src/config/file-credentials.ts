import { text } from '../foundation/text.ts';
import { ENVIRONMENT_PREFIX } from './describe.ts';
import { CREDENTIAL_KEYS } from './file-keys.ts';
import type { CredentialKey } from './file-keys.ts';
import { refuse } from './file-reading.ts';
import type { Reading, Written } from './file-reading.ts';
import { andList } from './problems.ts';
import type { Entry } from './tree.ts';
import { isId } from './values.ts';

/** Where a part of a credential is found. Only an enterprise's ID, which is no secret, may stand in the file itself. */
export type Place = { readonly kind: 'variable'; readonly name: string } | { readonly kind: 'id'; readonly id: string };

export type Places = Readonly<Partial<Record<CredentialKey, Written<Place>>>>;

/** What begins otherwise belongs to others, and a pull request must not reach it (contract, section 9). */
const VARIABLE = /^BOX_[A-Za-z0-9_]{1,100}$/u;
const ALLOWED = 'the name of an environment variable that begins with BOX_, such as BOX_JWT_CONFIG';

/** The credential that a target, or the defaults, name. */
export function readPlaces(entries: ReadonlyMap<string, Entry>, reading: Reading): Places {
  const places = Object.fromEntries(CREDENTIAL_KEYS.flatMap((key) => {
    const entry = entries.get(key);
    const place = entry === undefined ? null : readPlace(key, entry, reading);
    return place === null ? [] : [[key, place]];
  })) as Places;
  const others = CREDENTIAL_KEYS.filter((key) => key !== 'jwt-config' && places[key] !== undefined);
  const [first] = others;
  const at = first === undefined ? undefined : places[first]?.at;
  if (places['jwt-config'] !== undefined && at !== undefined) {
    refuse(reading, at, andList(others), ['stands beside jwt-config. A JWT app has all of that in its JSON file; for two apps make two targets.']);
  }
  return places;
}

/** Nothing that may be a secret is ever quoted from here. */
function readPlace(key: CredentialKey, { value: node, at }: Entry, reading: Reading): Written<Place> | null {
  const written = node.kind === 'scalar' ? node.text.trim() : '';
  const allowed = key === 'enterprise-id' ? `digits, or ${ALLOWED}` : ALLOWED;
  if (node.kind === 'scalar' && (node.empty || written === '')) return refuse(reading, node.at, key, ['is empty. Leave it out, or fill it in.'], { allowed });
  if (key === 'enterprise-id' && isId(written)) return { value: { kind: 'id', id: written }, at };
  if (written.startsWith(ENVIRONMENT_PREFIX)) {
    return refuse(reading, node.at, key, [`names a variable that begins with ${ENVIRONMENT_PREFIX}: these are the command’s inputs.`], { allowed });
  }
  if (isIdKey(key) && SPEAKS_OF_A_SECRET.test(written)) {
    return refuse(reading, node.at, key, text`names ${reading.show(written)}, whose name speaks of a secret: an ID would be shown.`, { allowed: `${allowed}, without SECRET, KEY, TOKEN or PASS in it` });
  }
  if (VARIABLE.test(written)) return { value: { kind: 'variable', name: written }, at };
  return refuse(reading, node.at, key, ...complaint(written, allowed, reading));
}

function complaint(written: string, allowed: string, { show }: Reading): [ReturnType<typeof text>, { allowed: string; nearest?: string }] {
  const bare = /^\$\{?(BOX_[A-Za-z0-9_]+)\}?$/u.exec(written)?.[1];
  if (bare !== undefined) return [['names a variable with a $, which is not replaced here. Write the name alone.'], { allowed, nearest: bare }];
  if (written.includes('${{')) return [['holds an expression, which GitHub does not replace here. Hand the value over as env: of the step, and write the name of the variable here.'], { allowed }];
  if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/u.test(written)) return [text`names ${show(written)}, which does not begin with BOX_.`, { allowed }];
  return [['holds a value. A credential never stands in this file; one that was pushed must be replaced in Box.'], { allowed }];
}

const isIdKey = (key: CredentialKey): boolean => key === 'client-id' || key === 'enterprise-id';

/** What holds such a thing is no ID, whatever a file calls it. */
export const SPEAKS_OF_A_SECRET = /SECRET|KEY|TOKEN|PASS/iu;

/** One variable is one thing: as a secret in one place and an ID in another it would be shown. Several targets may share an app. */
export function refuseShared(all: readonly Places[], reading: Reading): void {
  const first = new Map<string, CredentialKey>();
  for (const [key, place] of all.flatMap((places) => CREDENTIAL_KEYS.flatMap((each) => (places[each] === undefined ? [] : [[each, places[each]] as const])))) {
    if (place.value.kind !== 'variable') continue;
    const before = first.get(place.value.name);
    if (before === undefined) first.set(place.value.name, key);
    else if (before !== key) refuse(reading, place.at, key, [`names the variable that is ${before} already. Each part of a credential has its own.`]);
  }
}
