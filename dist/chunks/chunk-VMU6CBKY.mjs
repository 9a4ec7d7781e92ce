import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/engine/learned.ts
function compare(before, now) {
  const earlier = new Map(factsOf(before));
  const both = factsOf(now).flatMap(([what, value]) => {
    const then = earlier.get(what);
    return then === void 0 ? [] : [{ what, before: then, now: value }];
  });
  return { compared: both.length, changes: both.filter((fact) => fact.before !== fact.now) };
}
function factsOf({ identity, key, scopes, folders }) {
  return [
    ...identity === null ? [] : [["user id", identity.id]],
    ...identity?.enterpriseId == null ? [] : [["enterprise id", identity.enterpriseId]],
    ...key === null ? [] : [["public key, SHA-256", key.fingerprint]],
    ...key?.id == null ? [] : [["public key id", key.id]],
    ...scopes.map(({ name, held }) => [`scope ${name}`, held ? "held" : "not held"]),
    ...folders.flatMap(folderFacts)
  ];
}
function folderFacts({ id, visible, permissions }) {
  return [
    [`folder ${id}`, visible ? "seen" : "not seen"],
    ...Object.entries(permissions).map(([name, may]) => [`folder ${id}, ${name}`, may ? "yes" : "no"])
  ];
}

export {
  compare
};
