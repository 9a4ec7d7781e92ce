/** Longer texts are no misspelt names, and comparing them would cost time by the square of their length. */
const LONGEST_NAME = 64;

/**
 * The known name that `given` is most likely a slip of: at most one slip in three characters, the closest first, ties by
 * the order of `known`. `null` where none is near. Case does not count.
 */
export function nearestName(given: string, known: Iterable<string>): string | null {
  const wanted = given.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST_NAME) return null;
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) >= fewest) continue;
    const slips = slipsBetween(wanted, name.toLowerCase());
    if (slips < fewest) [best, fewest] = [name, slips];
  }
  return best;
}

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): characters inserted, left out,
 * replaced, or two neighbours swapped. https://doi.org/10.1145/363958.363994
 */
export function slipsBetween(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      ));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
