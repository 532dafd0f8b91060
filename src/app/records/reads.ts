/** Notes who reads a referat, an entry or figures of an eining: once for each person, way and edition in an hour, outside the answer's path. */

import { LRUCache } from "lru-cache";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { einingStream } from "../einings/stream.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Read, ReadLedger, ReadWay } from "../ports/reads.ts";
import { entryStream } from "../stafettlogg/stream.ts";

export interface Reads {
  note(meeting: EndedMeeting, personId: PersonId, way: ReadWay): void;
  /** The same for an entry of the stafettlogg. */
  noteEntry(entryId: string, personId: PersonId, way: ReadWay): void;
  /** Those of a list. */
  noteEntries(entryIds: readonly string[], personId: PersonId, way: ReadWay): void;
  /** Figures of einings. */
  noteEining(einingIds: readonly string[], personId: PersonId, way: ReadWay): void;
}

const HOUR_MS = 3_600_000;
const KEPT = 1_000;

export function readsOf(ledger: ReadLedger, clock: Clock, log: Log): Reads {
  const noted = new LRUCache<string, true>({ max: KEPT });
  function once(...reads: readonly Omit<Read, "hourMs">[]): void {
    const hourMs = Math.floor(clock.now() / HOUR_MS) * HOUR_MS;
    const fresh = reads.map((read) => ({ ...read, hourMs })).filter((read) => !noted.get(keyOf(read)));
    if (fresh.length === 0) return;
    for (const read of fresh) noted.set(keyOf(read), true);
    ledger.note(...fresh).catch(() => {
      for (const read of fresh) noted.delete(keyOf(read));
      log.warn("reads.notNoted");
    });
  }
  const ofEntry = (entryId: string, personId: PersonId, way: ReadWay) => {
    return { stream: entryStream(entryId), personId, way, edition: 0 };
  };
  return {
    note(meeting, personId, way) {
      once({ stream: meetingStream(meeting.info.meetingId), personId, way, edition: editionOf(meeting) });
    },
    noteEntry(entryId, personId, way) {
      once(ofEntry(entryId, personId, way));
    },
    noteEntries(entryIds, personId, way) {
      once(...entryIds.map((entryId) => ofEntry(entryId, personId, way)));
    },
    noteEining(einingIds, personId, way) {
      once(...einingIds.map((einingId) => ({ stream: einingStream(einingId), personId, way, edition: 0 })));
    },
  };
}

function keyOf(read: Read): string {
  return JSON.stringify(read);
}

/** The edition that is read; 0 while the referat is a draft. */
export function editionOf({ referat }: EndedMeeting): number {
  return referat.status === "sent" ? newestEdition(referat).number : 0;
}
