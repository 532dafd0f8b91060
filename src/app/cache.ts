/** A map that forgets what was used longest ago. */
export interface Cache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  forget(key: string): void;
}

export function cacheOf<V>(limit: number): Cache<V> {
  const entries = new Map<string, V>();
  function touch(key: string, value: V): void {
    entries.delete(key);
    entries.set(key, value);
  }
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    forget: (key) => void entries.delete(key),
    set(key, value) {
      touch(key, value);
      const [oldest] = entries.keys();
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
    },
  };
}
