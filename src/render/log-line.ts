/** What a text is written in, which decides how a character can be written another way. */
export type Syntax = 'text' | 'json' | 'markup';

/**
 * What a CI system takes for a command wherever it reads it: GitHub's runner `::name::` at a line's start (after any space) and
 * `##[name]` anywhere (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs), Azure Pipelines
 * `##vso[`, TeamCity `##teamcity[`, GitLab `section_start:` and `section_end:`. Each with its last character apart.
 */
const COMMANDS: readonly RegExp[] = [/^([^\S\r\n]*:)(:)/gmu, /(#)(#)(?=\w{0,16}\[)/gu, /(section_(?:start|end))(:)/gu];

/** How each syntax writes that character so that it is read as before, and not obeyed. Text and markdown have no other way. */
const APART: Readonly<Record<Syntax, (character: string) => string>> = {
  text: (character) => ` ${character}`,
  json: (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  markup: (character) => `&#${character.charCodeAt(0)};`,
};

/** A text of any number of lines that a CI system shows and does not obey. */
export const inert = (words: string, syntax: Syntax): string =>
  COMMANDS.reduce(
    (left, command) => left.replace(command, (_, before: string, last: string) => before + APART[syntax](last)), words,
  );

/** {@link inert} for what people read. */
export const inertLines = (lines: string): string => inert(lines, 'text');
