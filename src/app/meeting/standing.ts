/** What activities tell of the messages that stand in chats: somebody asks for a card, or a card shows where it stands. */

import { LRUCache } from "lru-cache";
import type { Job } from "../../meeting/jobs.ts";
import { idIn } from "../aggregate.ts";
import { isJustBelow } from "../pace.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { MessageLedger, SentMessage, StandingMessages } from "../ports/messages.ts";
import { aside, orphan } from "../upkeep.ts";
import { wayKey } from "../way.ts";
import { MEETING, meetingStream } from "./stream.ts";

/** `realMs`: the real time. */
interface StandingParts {
  readonly messages: MessageLedger;
  readonly queue: JobSender<Job>;
  readonly realMs: () => number;
}

/** Cards that were seen and are where they should be. */
const KEPT = 5_000;
const MEETINGS = 5;

export function standingMessages({ messages, queue, realMs }: StandingParts): StandingMessages {
  const known = new LRUCache<string, true>({ max: KEPT });
  return {
    async ask(meetingId, personId, look) {
      await queue.send([{ kind: "render", meetingId, look, ...(personId === undefined ? {} : { personId }) }]);
    },

    async hasJustCome(meetingId, key) {
      const rows = await messages.all(meetingStream(meetingId));
      const row = rows.find((one) => one.key === key);
      return row !== undefined && row.status !== "unsent" && isJustBelow(rows, row, realMs());
    },

    async meetingsFor(personIds) {
      const found = await Promise.all(personIds.map((id) => messages.streamsWith(MEETING, wayKey(id), MEETINGS)));
      return [...new Set(found.flat().map(idIn))];
    },

    async answered({ meetingId, personId, chatId, activityId, step }) {
      await messages.save({ stream: meetingStream(meetingId), ...aside(personId, { chatId, activityId, step }) });
      // The meeting may have gone on before it was noted.
      await queue.send([{ kind: "render", meetingId, ...(personId === undefined ? {} : { personId }) }]);
    },

    async sighted({ meetingId, key, chatId, activityId, personId }) {
      const seen = JSON.stringify([meetingId, key, activityId]);
      if (known.get(seen)) return;
      const stream = meetingStream(meetingId);
      const isNoted = (rows: readonly SentMessage[]) => rows.some((one) => one.activityId === activityId);
      const rows = await messages.all(stream);
      const row = rows.find((one) => one.key === key && one.chatId === chatId);
      if (row === undefined) return;
      if (isNoted(rows)) {
        known.set(seen, true);
        return;
      }
      if (!(await messages.found(stream, key, activityId))) {
        // Whoever posted it may have noted meanwhile where it stands: people are quick.
        if (isNoted(await messages.all(stream))) return;
        // It stands there a second time: its own post was taken after all, when another one had been made.
        await messages.save({ stream, ...orphan(personId, chatId, activityId) });
      }
      await queue.send([{ kind: "render", meetingId, ...(personId === undefined ? {} : { personId }) }]);
    },
  };
}
