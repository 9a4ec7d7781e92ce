/** Work that is done once a key, whoever asks for it and however often. */
export interface Once<K, V> {
  (key: K, work: () => Promise<V>): Promise<V>;
  /** What was begun for this key, if anything was. */
  known(key: K): Promise<V> | undefined;
}

export function createOnce<K, V>(): Once<K, V> {
  const begun = new Map<K, Promise<V>>();
  const once = (key: K, work: () => Promise<V>): Promise<V> => {
    const before = begun.get(key);
    if (before !== undefined) return before;
    const promise = work();
    begun.set(key, promise);
    return promise;
  };
  return Object.assign(once, { known: (key: K) => begun.get(key) });
}
