/** Takes texts that were replaced out of the events of entries, when a week has gone by. */
import { Unreadable } from "../../errors.ts";
import { tombstones } from "../../stafettlogg/tombstones.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { Log } from "../ports/log.ts";
import type { Records } from "../ports/records.ts";
import { entryAggregate } from "../stafettlogg/aggregate.ts";
import type { Entries } from "../stafettlogg/entries.ts";
import { entryStream } from "../stafettlogg/stream.ts";

export interface EntryTidyingParts {
  readonly all: Pick<Entries, "history">;
  readonly store: Pick<EntryStore, "after">;
}

interface Night {
  readonly records: Pick<Records, "rewrite">;
  readonly log: Log;
  readonly beforeMs: number;
  readonly isStopping: () => boolean;
}

const PAGE = 200;

/** Gives how many events have lost their text. One that can't be understood keeps nobody else's where they are. */
export async function tidyEntries({ all, store }: EntryTidyingParts, night: Night): Promise<number> {
  const { records, log, beforeMs, isStopping } = night;
  let count = 0;
  for (let page = await store.after("", PAGE); page.length > 0; page = await store.after(page.at(-1) ?? "", PAGE)) {
    for (const entryId of page) {
      if (isStopping()) return count;
      try {
        const without = tombstones(await all.history(entryId), beforeMs);
        if (without.size === 0) continue;
        const stream = entryStream(entryId);
        const stored = [...without].map(
          ([version, event]) => [version, entryAggregate.toStored(event, { stream, version })] as const,
        );
        await records.rewrite(stream, new Map(stored));
        count += without.size;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        log.error("texts.notTidied", { ...error.at });
      }
    }
  }
  return count;
}
