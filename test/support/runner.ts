import type { RunnerCommands } from '../../src/action/commands.ts';

/** A runner that writes down what it is told. */
export interface RecordingRunner extends RunnerCommands {
  readonly log: string[];
  readonly annotations: { level: 'error' | 'warning' | 'notice'; title: string; message: string }[];
  readonly outputs: Record<string, string>;
  readonly summaries: string[];
}

/** @param broken what throws, as on a full disk */
export function recordingRunner(broken: readonly ('setOutput' | 'writeSummary' | 'info' | 'error')[] = []): RecordingRunner {
  const log: string[] = [];
  const annotations: RecordingRunner['annotations'] = [];
  const outputs: Record<string, string> = {};
  const summaries: string[] = [];
  const may = (what: (typeof broken)[number]): void => {
    if (broken.includes(what)) throw new Error(`ENOSPC: no space left on device, ${what}`);
  };
  return {
    log, annotations, outputs, summaries,
    info: (lines) => {
      may('info');
      log.push(...lines.split('\n'));
    },
    error: (message, { title }) => {
      may('error');
      annotations.push({ level: 'error', title, message });
    },
    warning: (message, { title }) => {
      annotations.push({ level: 'warning', title, message });
    },
    notice: (message, { title }) => {
      annotations.push({ level: 'notice', title, message });
    },
    setOutput: (name, value) => {
      may('setOutput');
      outputs[name] = value;
    },
    writeSummary: (markdown) => {
      may('writeSummary');
      summaries.push(markdown);
      return Promise.resolve();
    },
  };
}
