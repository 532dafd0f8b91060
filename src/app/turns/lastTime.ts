/** What a unit's earlier meeting tells of the next one, so that nobody has to say it again. */
import { isSame, isUnstated, type Participant, type PersonId } from "../../meeting/people.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { readable } from "../readable.ts";
import type { BotParts } from "./parts.ts";

/** Somebody may lead for more than one unit. */
const LOOKED_AT = 3;

/** The newest meeting that somebody has led, of this unit where it is named; undefined where there is none that can be read. */
export async function lastMeeting(
  { store, meetings }: Pick<BotParts, "store" | "meetings">,
  leaderId: PersonId,
  eining?: string,
): Promise<KnownMeeting | undefined> {
  for (const { meetingId } of await store.ledBy(leaderId, LOOKED_AT)) {
    const meeting = await readable(meetings.find(meetingId));
    if (meeting !== undefined && (eining === undefined || isNamed(meeting.info.eining, eining))) return meeting;
  }
  return undefined;
}

/** Whether a unit is called so, however it is written. */
function isNamed(eining: string, name: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();
  return plain(eining) === plain(name);
}

/** People from where they came last time, where that was said. */
export function fromLastTime(people: readonly Participant[], last: KnownMeeting | undefined): Participant[] {
  return people.map((person) => {
    const then = last?.people.find((one) => isSame(one, person));
    if (then === undefined || isUnstated(then)) return person;
    return { ...person, teneste: then.teneste, ...(then.confirmed ? { confirmed: true } : {}) };
  });
}
