/**
 * The leader asks somebody else to lead from now on, and leads until the answer is yes. A question that nobody has answered
 * is over with the phase, with the meeting, and when the one who was asked has gone.
 */
import { Refused } from "../../errors.ts";
import { active, requirePresent } from "../guards.ts";
import type { Participant, PersonId } from "../people.ts";
import { whyNotLead } from "../permissions.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import type { ActiveMeeting } from "../state.ts";

export const offerLeading: Rule<"offerLeading"> = (state, { personId }) => {
  const meeting = active(state);
  const person = requirePresent(meeting, personId);
  if (!canBeAsked(meeting, person)) throw new Refused("cantLead", { name: person.name });
  // They have asked themselves: this is the answer.
  if (meeting.takeOverById === person.id) return [{ type: "leaderChanged", personId, because: "agreed" }];
  if (isAsked(meeting, person.id)) return [];
  if (meeting.questions.filter(({ about }) => about === "offer").length >= LIMITS.takeOvers)
    throw new Refused("tooOften");
  return [{ type: "leadingOffered", personId: person.id }];
};

export const answerOffer: Rule<"answerOffer"> = (state, { by, yes }) => {
  const meeting = active(state);
  if (!yes) return [{ type: "leadingOfferEnded", because: "declined" }];
  const why = whyNotLead(requirePresent(meeting, by));
  if (why !== undefined) throw new Refused(why);
  return [{ type: "leaderChanged", personId: by, because: "agreed" }];
};

export const takeBackOffer: Rule<"takeBackOffer"> = (state) => {
  active(state);
  return [{ type: "leadingOfferEnded", because: "takenBack" }];
};

/** Those whom the leader may ask: here, of the unit, and where a question reaches them; first those known to be of the unit. */
export function whoCanBeAsked(meeting: ActiveMeeting): Participant[] {
  const able = meeting.people.filter((person) => person.present && canBeAsked(meeting, person));
  return able.toSorted((one, other) => Number(other.confirmed === true) - Number(one.confirmed === true));
}

function canBeAsked({ leaderId }: ActiveMeeting, person: Participant): boolean {
  return person.id !== leaderId && person.hasApp && whyNotLead(person) === undefined;
}

/** Whether somebody has been asked to lead, and has not answered. */
export function isAsked({ offer }: ActiveMeeting, personId: PersonId): boolean {
  return offer?.status === "asked" && offer.personId === personId;
}
