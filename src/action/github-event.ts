import { readFileSync } from 'node:fs';

/**
 * The event that started this run, as GitHub wrote it to a file; its values are hostile. `null` where no file is named.
 * @param file `GITHUB_EVENT_PATH` (https://docs.github.com/actions/reference/workflows-and-actions/variables)
 * @throws where the file can't be read or is not JSON
 */
export function readEvent(file: string | undefined): unknown {
  return file === undefined || file === '' ? null : JSON.parse(readFileSync(file, 'utf8'));
}
