/** Sending the referat: by the leader's approval or when its time is up, and what became of each mail. */
import { Refused } from "../../errors.ts";
import { SYSTEM } from "../people.ts";
import { type EndedMeeting, findPerson, type MeetingState } from "../state.ts";
import { clean, known, requireLeader } from "./guards.ts";
import type { Rule } from "./rule.ts";

export const approveReferat: Rule<"approveReferat"> = (state, command) => {
  const meeting = ended(state);
  requireLeader(meeting, command.by);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  return [{ type: "referatSent", because: "approved" }];
};

export const mailResult: Rule<"mailResult"> = (state, command) => {
  if (command.by !== SYSTEM) throw new Refused("unknownAction");
  if (state.status !== "ended" || state.referat.status !== "sent") return [];
  if (state.referat.deliveries[command.personId]?.status !== "queued") return [];
  const { personId, fault } = command;
  return [fault === null ? { type: "mailHandedOver", personId } : { type: "mailFailed", personId, fault }];
};

export const retryMail: Rule<"retryMail"> = (state, command) => {
  requireFailed(state, command.by, command.personId);
  return [{ type: "mailRetried", personId: command.personId }];
};

/** The leader fills in an address that was missing or wrong; the mail is then tried again. */
export const giveAddress: Rule<"giveAddress"> = (state, command) => {
  requireFailed(state, command.by, command.personId);
  const email = clean(command.email);
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email) || email.length > 254) throw new Refused("addressInvalid");
  return [{ type: "addressGiven", personId: command.personId, email }];
};

function ended(state: MeetingState): EndedMeeting {
  const meeting = known(state);
  if (meeting.status !== "ended") throw new Refused("referatNotReady");
  return meeting;
}

function requireFailed(state: MeetingState, by: string, personId: string): void {
  const meeting = ended(state);
  requireLeader(meeting, by);
  if (findPerson(meeting, personId) === undefined) throw new Refused("personUnknown");
  if (meeting.referat.status !== "sent" || meeting.referat.deliveries[personId]?.status !== "failed") {
    throw new Refused("mailNotFailed");
  }
}
