/** What a meeting that followed up has come to is carried to the entries that it took up, when its referat has been sent. */
import { Refused } from "../../errors.ts";
import type { Command } from "../../meeting/commands.ts";
import type { BroughtEntry, NotCarried } from "../../meeting/followUp.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import type { EntryRefusal } from "../../refusals.ts";
import { carriedTo, hasFollowedUp } from "../../stafettlogg/followedUp.ts";
import type { Entries } from "./entries.ts";

export interface CarryParts {
  readonly entries: Pick<Entries, "find" | "handle">;
  readonly meetings: { handle(meetingId: string, command: Command): Promise<unknown> };
}

/** Doing it again changes nothing. What an entry does not take, since it came otherwise there meanwhile, is told to the leader. */
export async function carry(parts: CarryParts, meeting: EndedMeeting): Promise<void> {
  if (meeting.referat.status !== "sent" || !hasFollowedUp(meeting)) return;
  const notCarried: NotCarried[] = [];
  for (const brought of meeting.brought ?? []) notCarried.push(...(await carryTo(parts, meeting, brought)));
  const { meetingId } = meeting.info;
  await parts.meetings.handle(meetingId, { type: "followUpCarried", notCarried, by: SYSTEM });
}

async function carryTo({ entries }: CarryParts, meeting: EndedMeeting, brought: BroughtEntry): Promise<NotCarried[]> {
  const entry = await entries.find(brought.entryId);
  // It has been erased: nobody misses it.
  if (entry === undefined) return [];
  const notCarried: NotCarried[] = [];
  for (const { body, about } of carriedTo(meeting, brought, entry)) {
    try {
      await entries.handle(brought.entryId, { ...body, by: SYSTEM });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notCarried.push({ ...about, why: WHY[error.code as EntryRefusal] ?? "other" });
    }
  }
  return notCarried;
}

const WHY: Partial<Record<EntryRefusal, NotCarried["why"]>> = {
  alreadyEvaluated: "evaluated",
  entryClosed: "closed",
  changedMeanwhile: "goalChanged",
  tiltakNotEvaluated: "goesOn",
};
