/** Work on the same key waits its turn; different keys go on side by side. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function oneAtATime(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    const done = () => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(done, done);
    return turn;
  };
}
