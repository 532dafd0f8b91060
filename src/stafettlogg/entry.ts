/** A stafettlogg entry: one oppmerksomheit of a unit with its goal and tiltak (DOMAIN §5). Never about a named child. */

import { participantIds } from "../meeting/afterwards/recipients.ts";
import type { PersonId } from "../meeting/people.ts";
import { levelOf, type Plan } from "../meeting/plan.ts";
import { factorsText, nameOf, standing, type TiltakKind } from "../meeting/record.ts";
import type { EndedMeeting } from "../meeting/state.ts";

export interface Entry {
  /** `<meetingId>/<id of the proposal>`, so that writing it twice changes nothing. */
  readonly id: string;
  readonly meetingId: string;
  readonly eining: string;
  readonly leaderId: PersonId;
  readonly createdAtMs: number;
  readonly plan: Plan;
  readonly level: 1 | 2;
  /** Names of those who took part: they are the ones informed. */
  readonly informed: readonly string[];
  readonly tiltak: { readonly kind: TiltakKind; readonly text: string; readonly factor: string };
}

/** The entries that a completed meeting leaves: one for each tiltak taken. A meeting that was cut short leaves none. */
export function entriesOf(meetingId: string, meeting: EndedMeeting): Entry[] {
  if (meeting.how !== "completed") return [];
  return standing(meeting.record, "tiltak").flatMap((proposal) => {
    const plan = meeting.record.plans[proposal.id];
    if (plan === undefined) return [];
    return {
      id: `${meetingId}/${proposal.id}`,
      meetingId,
      eining: meeting.info.eining,
      leaderId: meeting.leaderId,
      createdAtMs: meeting.endedAtMs,
      plan,
      level: levelOf(plan),
      informed: participantIds(meeting).map((id) => nameOf(meeting.people, id)),
      tiltak: {
        kind: proposal.tiltakKind,
        text: proposal.text,
        factor: factorsText(meeting.record, proposal),
      },
    };
  });
}
