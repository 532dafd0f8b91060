/** The referat of a meeting, composed from its record and the leader's work on it (DOMAIN §3 step 11). */

import { newestEdition } from "../meeting/afterwards/referat.ts";
import { osloDate } from "../meeting/oslo.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import type { Translate } from "../text/text.ts";
import { contextOf } from "./context.ts";
import type { ReferatDocument } from "./model.ts";
import { partsOf } from "./parts.ts";
import { head } from "./sections/head.ts";
import { analysisPicture } from "./sections/pictures.ts";

/** `t` speaks the målform that the meeting was held in. Of what was sent, it is the newest edition. */
export function composeReferat(ended: EndedMeeting, t: Translate): ReferatDocument {
  const context = contextOf(ended, t);
  const { meeting } = context;
  const { topic, eining, målform } = meeting.info;
  const parts = partsOf(context);
  const analysed = parts.findLast(({ id }) => id === "factors" || id === "tiltak");
  return {
    language: `${målform}-NO`,
    title: t("referat.title", { topic }),
    eining,
    topic,
    date: osloDate(meeting.startedAtMs),
    edition: meeting.referat.status === "sent" ? newestEdition(meeting.referat).number : 1,
    madeAtMs: meeting.endedAtMs,
    blocks: [
      ...head(context),
      ...parts.flatMap((part) => [
        { kind: "heading", level: 1, text: part.heading } as const,
        ...part.blocks,
        ...(part === analysed ? analysisPicture(context) : []),
      ]),
      { kind: "paragraph", text: t("referat.made") },
    ],
  };
}
