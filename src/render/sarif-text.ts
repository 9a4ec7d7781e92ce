import type { Text } from '../foundation/text.ts';
import { plain } from '../foundation/text.ts';

/**
 * A plain text message of SARIF that means nothing but its words: brackets would begin a link (SARIF 2.1.0, section 3.11.6),
 * braces a placeholder (section 3.11.5).
 */
export const sarifText = (words: Text): string =>
  plain(words).replaceAll('`', '').replace(/[\\[\]]/gu, '\\$&').replace(/[{}]/gu, '$&$&');
