import type { BenchApp } from './box-process.d.mts';

/** An app with the JSON that the Developer Console would download for it. */
export function makeApp(): BenchApp & { readonly jwtConfig: string };
