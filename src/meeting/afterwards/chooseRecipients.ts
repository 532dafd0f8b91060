/** Who gets the referat: everybody who took part, less those left out with a reason, and those who were added. */
import { Refused } from "../../errors.ts";
import { ended, requireAddress, requiredText } from "../guards.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import { participantIds, recipientsOf } from "./recipients.ts";

export const leaveOutRecipient: Rule<"leaveOutRecipient"> = (state, command) => {
  const meeting = ended(state);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  const recipients = recipientsOf(meeting);
  if (!recipients.some((r) => r.id === command.personId)) throw new Refused("personUnknown");
  if (recipients.length === 1) throw new Refused("recipientsMissing");
  const reason = requiredText(meeting, command, command.reason, LIMITS.sentenceChars);
  return [{ type: "recipientLeftOut", personId: command.personId, reason }];
};

export const restoreRecipient: Rule<"restoreRecipient"> = (state, command) => {
  const meeting = ended(state);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  const { personId } = command;
  return Object.hasOwn(meeting.referat.work.leftOut, personId) ? [{ type: "recipientRestored", personId }] : [];
};

/** Also after sending: the one who is added then gets the newest edition. */
export const addRecipient: Rule<"addRecipient"> = (state, command, nowMs) => {
  const meeting = ended(state);
  // The name is a recipient's own, so it is not asked about.
  const name = requiredText(meeting, { ...command, confirmed: true }, command.name, LIMITS.nameChars);
  const address = requireAddress(meeting, command, command.email, nowMs);
  const { added } = meeting.referat.work;
  if (participantIds(meeting).length + added.length >= LIMITS.participants) {
    throw new Refused("tooManyParticipants", { limit: LIMITS.participants });
  }
  return [{ type: "recipientAdded", recipient: { id: `mottakar:${added.length + 1}`, name, ...address } }];
};
