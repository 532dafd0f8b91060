/** The eining that a meeting is held in the name of. */
import type { Identity } from "../../einings/people.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { findPerson, type KnownMeeting } from "../../meeting/state.ts";
import type { EiningStore } from "../ports/einings.ts";
import type { Einings } from "./einings.ts";
import { newEiningId } from "./stream.ts";

export interface EiningParts {
  readonly all: Einings;
  readonly store: EiningStore;
}

/**
 * The id of the eining that the meeting named when it began, or else of the one that is called so: the leader's own before
 * others of that name. Where nobody has set one up, it comes into being here with the one who leads. The same however often
 * it is asked. Whoever leads a meeting in the name of an eining that is there is let in to nothing by that.
 */
export async function einingOfMeeting({ all, store }: EiningParts, meeting: KnownMeeting): Promise<string> {
  const { info, leaderId } = meeting;
  if (info.einingId !== undefined) return info.einingId;
  const named = await store.named(info.eining);
  const own = named.length < 2 ? [] : (await store.of(leaderId)).map(({ eining }) => eining.einingId);
  const there = named.find(({ einingId }) => own.includes(einingId)) ?? named[0];
  if (there !== undefined) return there.einingId;
  const { eining: name, einingKind, målform } = info;
  const einingId = newEiningId({ name });
  const facts = { name, einingKind, målform };
  const leader = leaderOf(meeting);
  await all.handle(einingId, { type: "found", facts, because: "meeting", leader, by: SYSTEM, as: "member" });
  return einingId;
}

function leaderOf(meeting: KnownMeeting): Identity {
  const { leaderId } = meeting;
  const { name = "?", email } = findPerson(meeting, leaderId) ?? {};
  return { name, personId: leaderId, ...(email === undefined ? {} : { email }) };
}
