import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/render/unasked.ts
function unaskedLines({ targets }) {
  return targets.flatMap(({ name, unaskedScopes = [] }) => unaskedScopes.length === 0 ? [] : [
    `Notice: the token of ${name} carries scopes that nobody asked for: ${unaskedScopes.join(", ")}. Untick those that the deploy does not need, and have the app re-authorized.`
  ]);
}

export {
  unaskedLines
};
