/**
 * An address as people read it: without its query, which is long, always the same for a question, and may name what
 * `details: ids` hides. The JSON report has it whole.
 */
export const shownUrl = (url: string): string => url.replace(/[?#].*$/su, '');
