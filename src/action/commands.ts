import * as core from '@actions/core';

/** Where an annotation goes, in the words of @actions/core. The file is relative to the workspace. */
export interface AnnotationPlace {
  readonly title: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/** What the runner can be told to do; the action's sinks know no more of it. */
export interface RunnerCommands {
  info(lines: string): void;
  /** Shown where the job's debug logging is on. */
  debug(line: string): void;
  error(message: string, properties: AnnotationPlace): void;
  warning(message: string, properties: AnnotationPlace): void;
  notice(message: string, properties: AnnotationPlace): void;
  /** @throws where the runner's output file is missing or can't be written */
  setOutput(name: string, value: string): void;
  /** @throws where the runner's summary file is missing or can't be written */
  writeSummary(markdown: string): Promise<void>;
}

/** The real runner. No `setFailed`: it is an annotation itself. */
export const runnerCommands: RunnerCommands = {
  info: core.info,
  debug: core.debug,
  error: core.error,
  warning: core.warning,
  notice: core.notice,
  setOutput: core.setOutput,
  writeSummary: async (markdown) => {
    await core.summary.addRaw(markdown).write();
  },
};

/** An input as the runner hands it in, untrimmed; `''` where it is not set. */
export const rawInput = (name: string): string => core.getInput(name, { trimWhitespace: false });

/** Blanks `text` in everything that is logged from now on. */
export const maskInLog = (text: string): void => core.setSecret(text);
