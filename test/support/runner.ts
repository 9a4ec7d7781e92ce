import type { RunnerCommands } from '../../src/action/commands.ts';

/** A runner that writes down what it is told. */
export interface RecordingRunner extends RunnerCommands {
  readonly log: string[];
  readonly debugged: string[];
  readonly annotations: { level: 'error' | 'warning' | 'notice'; title: string; message: string; file?: string; startLine?: number; startColumn?: number }[];
  readonly outputs: Record<string, string>;
  readonly summaries: string[];
}

/** @param broken what throws, as on a full disk */
export function recordingRunner(broken: readonly ('setOutput' | 'writeSummary' | 'info' | 'error')[] = []): RecordingRunner {
  const log: string[] = [];
  const debug: string[] = [];
  const annotations: RecordingRunner['annotations'] = [];
  const outputs: Record<string, string> = {};
  const summaries: string[] = [];
  const may = (what: (typeof broken)[number]): void => {
    if (broken.includes(what)) throw new Error(`ENOSPC: no space left on device, ${what}`);
  };
  return {
    log, debugged: debug, annotations, outputs, summaries,
    info: (lines) => {
      may('info');
      log.push(...lines.split('\n'));
    },
    debug: (line) => {
      debug.push(line);
    },
    error: (message, place) => {
      may('error');
      annotations.push({ level: 'error', message, ...place });
    },
    warning: (message, place) => {
      annotations.push({ level: 'warning', message, ...place });
    },
    notice: (message, place) => {
      annotations.push({ level: 'notice', message, ...place });
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
