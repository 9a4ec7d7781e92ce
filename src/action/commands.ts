import * as core from '@actions/core';

/** What the runner can be told to do; the action's sinks know no more of it. */
export interface RunnerCommands {
  info(lines: string): void;
  error(message: string, properties: { title: string }): void;
  warning(message: string, properties: { title: string }): void;
  notice(message: string, properties: { title: string }): void;
  /** @throws where the runner's output file is missing or can't be written */
  setOutput(name: string, value: string): void;
  /** @throws where the runner's summary file is missing or can't be written */
  writeSummary(markdown: string): Promise<void>;
}

/** The real runner. No `setFailed`: it is an annotation itself. */
export const runnerCommands: RunnerCommands = {
  info: core.info,
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
