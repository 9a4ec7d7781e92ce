import type { KeyObject } from 'node:crypto';
import type { Vault } from '../foundation/vault.ts';
import type { Entry } from './ledger.ts';
import { openKey } from './key.ts';
import type { KeyFacts, KeyReading } from './key.ts';
import { readPem, writePem } from './pem.ts';
import type { PemDefect } from './pem.ts';
import { shapeOf } from './shape.ts';

export interface PrivateKeyReading {
  readonly key: KeyObject | null;
  readonly facts: KeyFacts | null;
}

/** Where to say what is wrong: with the key, at a line of it, with the passphrase. */
export interface KeyPlaces {
  readonly key: Entry;
  readonly keyLine: (line: number) => Entry;
  readonly passphrase: Entry;
}

const NOTHING: PrivateKeyReading = { key: null, facts: null };

/** From a PEM text and its passphrase (`''`: none) to a key. Both must be in the vault already, as they came. */
export function readPrivateKey(pem: string, passphrase: string, places: KeyPlaces, vault: Vault): PrivateKeyReading {
  const shape = shapeOf(pem);
  for (const repair of shape.repairs) if (repair !== 'stray-space') places.key.repaired(repair);
  if (shape.spoiled !== null || shape.value === '') {
    places.key.unusable(shape.spoiled ?? 'field-missing');
    return NOTHING;
  }
  const reading = readPem(shape.value);
  for (const repair of reading.repairs) at(places, repair).repaired(repair.kind, repair.found);
  if (reading.block === null) {
    at(places, reading.defect).unusable(reading.defect.kind, reading.defect.found);
    return NOTHING;
  }
  if (reading.repairs.length > 0) vault.keep(writePem(reading.block));
  const candidates = passphrasesFrom(passphrase);
  for (const each of candidates) vault.keep(each);
  return settle(openKey(reading.block, candidates), passphrase, places);
}

const at = (places: KeyPlaces, defect: PemDefect): Entry => (defect.line === null ? places.key : places.keyLine(defect.line));

function settle(opened: KeyReading, passphrase: string, places: KeyPlaces): PrivateKeyReading {
  if (opened.kind === 'key') {
    if (opened.passphraseUsed === 1) for (const repair of shapeOf(passphrase).repairs) places.passphrase.repaired(repair);
    if (opened.weakness !== null) places.key.unusable(opened.weakness.kind, opened.weakness.found);
    return { key: opened.weakness === null ? opened.key : null, facts: opened.facts };
  }
  const { kind, found } = opened.defect;
  const spoiled = kind === 'wrong-passphrase' ? shapeOf(passphrase).spoiled : null;
  const entry = kind === 'wrong-passphrase' || kind === 'passphrase-missing' ? places.passphrase : places.key;
  entry.unusable(spoiled ?? kind, spoiled === null ? found : null);
  return NOTHING;
}

/** A passphrase may begin with a space or a quote, so it is tried as it came, and only then without them. */
function passphrasesFrom(raw: string): readonly string[] {
  const { value } = shapeOf(raw);
  return [raw, value].filter((each, index, all) => each !== '' && all.indexOf(each) === index);
}
