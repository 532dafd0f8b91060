/** The entries that a meeting leaves, as the stafettlogg has them. */
import { noEining } from "../../src/einings/state.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { handedOver } from "../../src/stafettlogg/fromMeeting.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { entryOf, playEntry } from "./entry.ts";

export function entriesOf(meetingId: string, meeting: EndedMeeting): Entry[] {
  const { eining: name, einingKind: kind, målform } = meeting.info;
  return handedOver(meeting).map(({ entryId: _id, ...handed }) => {
    const eining = { id: "lia", name, kind, målform };
    const around = { belongsTo: noEining, busyElsewhere: [], by: SYSTEM };
    return entryOf(playEntry([{ type: "handOver", meetingId, eining, ...handed, ...around }]));
  });
}
