import { openWire } from '../../src/box/wire.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { plain } from '../../src/foundation/text.ts';
import { WireFault } from '../../src/foundation/wire.ts';
import type { Reached, Stage, Wire } from '../../src/foundation/wire.ts';
import { realClock } from '../support/real-clock.ts';

/** What the child process is to do, in order, on one wire. */
export interface ProbeJob {
  readonly kind: 'send' | 'handshake';
  readonly url: string;
  readonly bearer?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** Connections that are expected to be needed, told before this is sent. */
  readonly ahead?: number;
  /** So many of it at once; one, where it is left out. */
  readonly times?: number;
  /** Aborts the job after this long. */
  readonly timeoutMs?: number;
}

/** How a job came out, as the child prints it. */
export type ProbeResult =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  | { readonly kind: 'connected' }
  | { readonly kind: 'aborted'; readonly reason: string; readonly stage: Stage | null; readonly proxy: string | null }
  | {
      readonly kind: 'fault';
      readonly fault: string;
      readonly code: string | null;
      readonly host: string;
      readonly proxy: string | null;
      readonly proxyStatus: number | null;
      readonly subject: string | null;
      readonly issuer: string | null;
      readonly validTo: string | null;
      readonly validFrom: string | null;
      readonly said: string | null;
    };

async function perform(wire: Wire, job: ProbeJob): Promise<ProbeResult> {
  const controller = new AbortController();
  const timer = job.timeoutMs === undefined ? undefined : setTimeout(() => controller.abort('too long'), job.timeoutMs);
  const way: { stage: Stage | null; proxy: string | null } = { stage: null, proxy: null };
  const reached: Reached = (stage, proxy) => Object.assign(way, { stage, proxy });
  try {
    const url = new URL(job.url);
    if (job.ahead !== undefined) wire.prepare(url, job.ahead);
    if (job.kind === 'handshake') {
      await wire.handshake(url, controller.signal, reached);
      return { kind: 'connected' };
    }
    const fields = Object.fromEntries(Object.entries(job.form ?? {}).map(([name, value]) => [name, new Secret(value)]));
    const answer = await wire.send({
      url, headers: {}, method: job.form === undefined ? 'GET' : 'POST', bearer: job.bearer === undefined ? null : new Secret(job.bearer),
      body: job.form === undefined ? { kind: 'none' } : { kind: 'form', fields },
    }, controller.signal, reached);
    return { kind: 'answer', status: answer.status, body: new TextDecoder().decode(answer.body) };
  } catch (error) {
    return told(error, way);
  } finally {
    clearTimeout(timer);
  }
}

function told(error: unknown, way: { readonly stage: Stage | null; readonly proxy: string | null }): ProbeResult {
  if (typeof error === 'string') return { kind: 'aborted', reason: error, ...way };
  if (!(error instanceof WireFault)) throw error;
  const { certificate, message, ...facts } = error.facts;
  return {
    kind: 'fault', fault: error.fault, ...facts, validTo: certificate?.validTo ?? null, validFrom: certificate?.validFrom ?? null,
    said: message === undefined ? null : plain([message]),
    subject: certificate === null ? null : plain([certificate.subject]), issuer: certificate === null ? null : plain([certificate.issuer]),
  };
}

async function main(): Promise<void> {
  const jobs = JSON.parse(process.argv[2] ?? '[]') as readonly ProbeJob[];
  const wire = openWire({ userAgent: 'box-preflight/0.0.0', env: process.env, clock: realClock });
  const results: ProbeResult[] = [];
  for (const job of jobs) results.push(...(await Promise.all(Array.from({ length: job.times ?? 1 }, () => perform(wire, job)))));
  wire.close();
  process.stdout.write(JSON.stringify(results));
}

void main();
