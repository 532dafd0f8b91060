/** Who gets the referat: everybody who took part, less those left out with a reason, and those who were added. */
import { Refused } from "../../errors.ts";
import { participantIds, recipientsOf } from "../recipients.ts";
import { LIMITS } from "../script.ts";
import { clean, requireAddress, requiredText } from "./guards.ts";
import { ledReferat } from "./referat.ts";
import type { Rule } from "./rule.ts";

export const leaveOutRecipient: Rule<"leaveOutRecipient"> = (state, command) => {
  const meeting = ledReferat(state, command.by);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  const recipients = recipientsOf(meeting);
  if (!recipients.some((r) => r.id === command.personId)) throw new Refused("personUnknown");
  if (recipients.length === 1) throw new Refused("recipientsMissing");
  const reason = requiredText(meeting, command, command.reason, LIMITS.sentenceChars);
  return [{ type: "recipientLeftOut", personId: command.personId, reason }];
};

export const restoreRecipient: Rule<"restoreRecipient"> = (state, command) => {
  const meeting = ledReferat(state, command.by);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  return meeting.referat.work.leftOut[command.personId] === undefined
    ? []
    : [{ type: "recipientRestored", personId: command.personId }];
};

/** Also after sending: the one who is added then gets the newest edition. */
export const addRecipient: Rule<"addRecipient"> = (state, command) => {
  const meeting = ledReferat(state, command.by);
  const name = clean(command.name);
  if (name === "") throw new Refused("textMissing");
  if (name.length > LIMITS.nameChars)
    throw new Refused("textTooLong", { limit: LIMITS.nameChars, length: name.length });
  const email = clean(command.email);
  requireAddress(email);
  const { added } = meeting.referat.work;
  if (participantIds(meeting).length + added.length >= LIMITS.participants) {
    throw new Refused("tooManyParticipants", { limit: LIMITS.participants });
  }
  return [{ type: "recipientAdded", recipient: { id: `mottakar:${added.length + 1}`, name, email } }];
};
