export interface BenchApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly keyId: string;
  readonly enterpriseId: string;
  /** PEM. */
  readonly publicKey: string;
}
export interface BenchWorld {
  readonly app: BenchApp;
  readonly scopes: readonly string[];
  readonly folders: number;
  readonly parents: number;
  readonly latencyMs: number;
  readonly roundTripsToConnect: number;
  readonly limitPerMinute: number | null;
}
export interface Seen {
  readonly requests: number;
  readonly byPurpose: Readonly<Record<string, number>>;
  readonly limited: number;
  readonly refused: number;
  readonly tokensLeft: number;
}
export interface BenchBox {
  readonly url: string;
  configure(world: BenchWorld): Promise<void>;
  report(): Promise<Seen>;
  stop(): void;
}
export function startBox(): Promise<BenchBox>;
