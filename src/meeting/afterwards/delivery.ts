/** What becomes of each mail, and of the archive: the states tell the truth, and what failed can be tried again. */
import { Refused } from "../../errors.ts";
import { parseAddress } from "../addresses.ts";
import { ended, requireAddress } from "../guards.ts";
import { type PersonId, SYSTEM } from "../people.ts";
import type { Rule } from "../rule.ts";
import type { MeetingState } from "../state.ts";
import { findRecipient } from "./recipients.ts";
import { type ArchiveState, newestEdition, type Recipient } from "./referat.ts";

export const mailResult: Rule<"mailResult"> = (state, command) => {
  if (command.by !== SYSTEM) throw new Refused("unknownAction");
  if (state.status !== "ended" || state.referat.status !== "sent") return [];
  const { edition, personId, fault } = command;
  // The newest edition has a mail of its own, whatever became of an older one.
  if (edition !== newestEdition(state.referat).number) return [];
  if (state.referat.deliveries[personId]?.status !== "queued") return [];
  return [fault === null ? { type: "mailHandedOver", personId } : { type: "mailFailed", personId, fault }];
};

export const retryMail: Rule<"retryMail"> = (state, command) => {
  const recipient = requireFailed(state, command.personId);
  if (recipient.email === undefined) throw new Refused("addressInvalid");
  return [{ type: "mailRetried", personId: command.personId }];
};

/** The leader fills in an address that was missing or wrong; the mail is then tried again. */
export const giveAddress: Rule<"giveAddress"> = (state, command, nowMs) => {
  requireFailed(state, command.personId);
  const address = requireAddress(ended(state), command, command.email, nowMs);
  return [{ type: "addressGiven", personId: command.personId, ...address }];
};

/** From the organisation's directory, for those who have none or a guessed one; not where a mail is on its way or has gone. */
export const addressesFound: Rule<"addressesFound"> = (state, command) => {
  if (state.status !== "ended") return [];
  const { people, referat } = state;
  const found = people.flatMap(({ id, email, emailGuessed }) => {
    const told = Object.hasOwn(command.addresses, id) ? command.addresses[id] : undefined;
    const address = parseAddress(told ?? "");
    const settled = referat.status === "sent" && referat.deliveries[id]?.status !== "failed";
    const isNews = address !== undefined && address !== email && (email === undefined || emailGuessed);
    return isNews && !(settled && email !== undefined) ? [[id, address] as const] : [];
  });
  return found.length === 0 ? [] : [{ type: "addressesFound", addresses: Object.fromEntries(found) }];
};

export const archiveResult: Rule<"archiveResult"> = (state, command) => {
  if (command.by !== SYSTEM) throw new Refused("unknownAction");
  if (state.status !== "ended" || state.referat.status !== "sent") return [];
  const { archive } = state.referat;
  const { edition, result } = command;
  // A late answer about an older edition says nothing about the newest.
  if (edition !== newestEdition(state.referat).number) return [];
  switch (result.status) {
    case "queued":
      return archive.status === "none" || archive.edition !== edition ? [{ type: "archiveQueued", edition }] : [];
    case "failed":
      return isOnItsWay(archive) ? [{ type: "archiveFailed", edition, fault: result.fault }] : [];
    default: {
      if (!isOnItsWay(archive)) return [];
      const awaitsReceipt = result.status === "awaitingReceipt";
      if (awaitsReceipt && archive.status === "awaitingReceipt") return [];
      return [{ type: "archived", edition, reference: result.reference, awaitsReceipt }];
    }
  }
};

export const retryArchive: Rule<"retryArchive"> = (state) => {
  const { referat } = ended(state);
  if (referat.status !== "sent" || referat.archive.status !== "failed") throw new Refused("archiveNotFailed");
  return [{ type: "archiveQueued", edition: referat.archive.edition }];
};

/** An archive that answers later may also say no. */
function isOnItsWay({ status }: ArchiveState): boolean {
  return status === "queued" || status === "awaitingReceipt";
}

function requireFailed(state: MeetingState, personId: PersonId): Recipient {
  const meeting = ended(state);
  const recipient = findRecipient(meeting, personId);
  if (recipient === undefined) throw new Refused("personUnknown");
  if (meeting.referat.status !== "sent" || meeting.referat.deliveries[personId]?.status !== "failed") {
    throw new Refused("mailNotFailed");
  }
  return recipient;
}
