import type { KeyObject } from 'node:crypto';
import type { Vault } from '../foundation/vault.ts';
import type { Entry } from './ledger.ts';
import { openKey } from './key.ts';
import type { KeyFacts, KeyReading } from './key.ts';
import { readPem, writePem } from './pem.ts';
import type { PemDefect } from './pem.ts';
import { noteRepairs, noteTextRepairs, shapeOf } from './shape.ts';

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
  const shape = shapeOf(readPast(pem));
  const reading = readPem(shape.value);
  noteTextRepairs(shape, places.key, reading.repairs.length > 0);
  if (shape.spoiled !== null || shape.value === '') {
    places.key.unusable(shape.spoiled ?? 'field-missing');
    return NOTHING;
  }
  for (const repair of reading.repairs) {
    // OpenSSL takes the private key from among other blocks by itself; whether each client does, nobody knows.
    at(places, repair)[repair.kind === 'pem-several' ? 'doubtful' : 'repaired'](repair.kind, repair.found);
  }
  if (reading.block === null) {
    at(places, reading.defect).unusable(reading.defect.kind, reading.defect.found);
    return NOTHING;
  }
  if (reading.repairs.length > 0) vault.keep(writePem(reading.block));
  const candidates = passphrasesFrom(passphrase);
  for (const each of candidates) vault.keep(each);
  return settle(openKey(reading.block, candidates), passphrase, places);
}

/** Without the blank lines before a key and the white space behind it: OpenSSL 3.0 and 3.5 read past these alone. */
function readPast(pem: string): string {
  const text = pem.trimEnd();
  return text.slice(text.lastIndexOf('\n', text.length - text.trimStart().length) + 1);
}

const at = (places: KeyPlaces, defect: PemDefect): Entry => (defect.line === null ? places.key : places.keyLine(defect.line));

function settle(opened: KeyReading, passphrase: string, places: KeyPlaces): PrivateKeyReading {
  if (opened.kind === 'key') {
    if (opened.passphraseUsed === 1) noteRepairs(shapeOf(passphrase), places.passphrase);
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
