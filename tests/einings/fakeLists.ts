/** Lists in memory: what is sent, and what is kept until it is taken in. */
import type { Change, History } from "../../src/app/ports/events.ts";
import type { SentList, TakenList } from "../../src/app/ports/sentLists.ts";
import type { BotParts } from "../../src/app/turns/parts.ts";
import { Conflict, Refused } from "../../src/errors.ts";

/** `files` has what lies at an address. */
export function fakeLists(history: History) {
  const kept = new Map<string, SentList | (TakenList & { readonly personId: string })>();
  const files = new Map<string, string>();
  /** What the next writing waits for, or throws. */
  const faults = { write: async () => {} };
  const asked: string[] = [];
  /** One after the other, as a database does it. */
  let writing = Promise.resolve();
  async function written(changes: readonly Change[]): Promise<void> {
    await faults.write();
    for (const { stream, expectedVersion } of changes)
      if ((await history.load(stream, 0))?.length !== expectedVersion) throw new Conflict();
    for (const change of changes) await history.append(change);
  }
  const lists: BotParts["lists"] = {
    files: {
      async read(url) {
        asked.push(url);
        const text = files.get(url);
        if (text === undefined) throw new Refused("fileGone");
        return Buffer.from(text);
      },
    },
    store: {
      async keep(list) {
        for (const [id, { personId }] of kept) if (personId === list.personId) kept.delete(id);
        kept.set(list.id, list);
      },
      async find(id, personId) {
        const found = kept.get(id);
        return found?.personId === personId ? found : undefined;
      },
      async settle(id, taken) {
        const found = kept.get(id);
        if (found === undefined) return taken;
        const changed = "changed" in found ? Math.max(found.changed, taken.changed) : taken.changed;
        kept.set(id, { changed, personId: found.personId });
        return { changed };
      },
    },
    history,
    bulk: {
      appendAll(changes, list) {
        writing = writing
          .catch(() => {})
          .then(async () => {
            await written(changes);
            if (list) await lists.store.settle(list.id, list);
          });
        return writing;
      },
    },
  };
  return { lists, files, kept, faults, asked };
}
