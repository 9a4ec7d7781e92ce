import { context } from '@actions/github';

/**
 * The event that started this run, as GitHub wrote it to the event file; its values are hostile. Loading this file reads
 * that file: load it by `import()`, which rejects where the file is not JSON.
 */
export const eventPayload = (): unknown => context.payload;
