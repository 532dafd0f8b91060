/** Notes who reads a referat: once for each person, way and edition in an hour, outside the answer's path. */

import { LRUCache } from "lru-cache";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ReadLedger, ReadWay } from "../ports/reads.ts";

export interface Reads {
  note(meeting: EndedMeeting, personId: PersonId, way: ReadWay): void;
}

const HOUR_MS = 3_600_000;
const KEPT = 1_000;

export function readsOf(ledger: ReadLedger, clock: Clock, log: Log): Reads {
  const noted = new LRUCache<string, true>({ max: KEPT });
  return {
    note(meeting, personId, way) {
      const stream = meetingStream(meeting.info.meetingId);
      const hourMs = Math.floor(clock.now() / HOUR_MS) * HOUR_MS;
      const read = { stream, personId, way, edition: editionOf(meeting), hourMs };
      const key = JSON.stringify(read);
      if (noted.get(key)) return;
      noted.set(key, true);
      ledger.note(read).catch(() => {
        noted.delete(key);
        log.warn("reads.notNoted");
      });
    },
  };
}

/** The edition that is read; 0 while the referat is a draft. */
export function editionOf({ referat }: EndedMeeting): number {
  return referat.status === "sent" ? newestEdition(referat).number : 0;
}
