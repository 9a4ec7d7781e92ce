import type { Defect, DefectKind } from './types.ts';

/** What is wrong with one value: its input and its place in it are known already. */
export interface Entry {
  /** Something wrong that was put right: the value is used all the same. */
  repaired(kind: DefectKind, found?: string | null): void;
  /** Something that looks wrong, and may be right: the value is used as it came. */
  doubtful(kind: DefectKind, found?: string | null): void;
  /** Something wrong that can't be put right. @returns null, for the value that is not there */
  unusable(kind: DefectKind, found?: string | null): null;
}

/** Collects what is wrong with one target's credentials, so that all of it is reported at once, each thing once. */
export interface Ledger {
  /** @param where the place inside the input, such as `boxAppSettings.clientID`; `null`: the input itself */
  at(input: string, where: string | null): Entry;
  readonly defects: readonly Defect[];
  /** Nothing was found that can't be used. */
  readonly usable: boolean;
}

export function createLedger(): Ledger {
  const defects: Defect[] = [];
  function note(defect: Defect): void {
    const same = (each: Defect): boolean => each.kind === defect.kind && each.where === defect.where && each.input === defect.input;
    if (!defects.some(same)) defects.push(defect);
  }
  return {
    at: (input, where) => ({
      repaired: (kind, found = null) => note({ kind, severity: 'repaired', input, where, found }),
      doubtful: (kind, found = null) => note({ kind, severity: 'doubtful', input, where, found }),
      unusable(kind, found = null) {
        note({ kind, severity: 'unusable', input, where, found });
        return null;
      },
    }),
    defects,
    get usable() {
      return defects.every((each) => each.severity !== 'unusable');
    },
  };
}
