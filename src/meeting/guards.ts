/** What the rules ask again and again. Each gives back what it checked, or throws Refused. */
import { Refused } from "../errors.ts";
import { containsNationalId } from "../privacy/nationalId.ts";
import { requireMay } from "./access.ts";
import { isOutside, parseAddress } from "./addresses.ts";
import { countOutside } from "./afterwards/recipients.ts";
import type { Command } from "./commands.ts";
import { type ConfirmedOutside, isEmployee, isWrittenFor, type Participant, type PersonId, SYSTEM } from "./people.ts";
import { LIMITS } from "./script/limits.ts";
import type { InnspelKind } from "./script/phase.ts";
import { type Naming, namesKnown } from "./sparedWords.ts";
import {
  type ActiveMeeting,
  type EndedMeeting,
  findPerson,
  type KnownMeeting,
  type MeetingState,
  phaseNow,
} from "./state.ts";
import { checkedText } from "./texts.ts";

export function known(state: MeetingState): KnownMeeting {
  if (state.status === "none") throw new Refused("noMeeting");
  return state;
}

export function active(state: MeetingState): ActiveMeeting {
  const meeting = known(state);
  if (meeting.status === "ended") throw new Refused("meetingEnded");
  return meeting;
}

export function ended(state: MeetingState): EndedMeeting {
  const meeting = known(state);
  if (meeting.status !== "ended") throw new Refused("referatNotReady");
  return meeting;
}

/** Innspel of this kind are what the phase collects. */
export function requireCollects(meeting: ActiveMeeting, kind: InnspelKind): void {
  if (phaseNow(meeting).collects !== kind) throw new Refused("wrongPhase");
}

/** The person spoken of in a command, who must be in the meeting now. */
export function requirePresent(meeting: ActiveMeeting, id: PersonId): Participant {
  const person = findPerson(meeting, id);
  if (person === undefined) throw new Refused("personUnknown");
  if (!person.present) throw new Refused("notPresent", { name: person.name });
  return person;
}

export function requireEmployee(person: Participant): void {
  if (!isEmployee(person)) throw new Refused("notEmployee");
}

/**
 * People act for themselves; leader and secretary act for those who are not in Teams or sit in the room (DOMAIN §2).
 * Gives the person it is done for.
 */
export function requireActsFor(meeting: ActiveMeeting, by: PersonId, forId: PersonId): Participant {
  const person = requirePresent(meeting, forId);
  if (by === forId) return person;
  requireMay(meeting, by, "actForOthers");
  if (!isWrittenFor(person)) throw new Refused("hasApp", { name: person.name });
  return person;
}

/** A text that may be empty: cleaned, not too long, free of national ids, and of likely names unless confirmed. */
export function optionalText(
  meeting: Naming,
  { by, confirmed, noChild }: Command,
  text: string,
  limit: number,
): string {
  return checkedText(text, limit, { known: namesKnown(meeting), asksForNames: !confirmed && by !== SYSTEM, noChild });
}

/** The same, and something must be written. */
export function requiredText(meeting: Naming, command: Command, text: string, limit: number): string {
  const cleaned = optionalText(meeting, command, text, limit);
  if (cleaned === "") throw new Refused("textMissing");
  return cleaned;
}

/**
 * An e-mail address that a server may take; whether it exists shows when the mail is sent. One outside the meeting's
 * domains is asked about, and it is kept who stands by it.
 */
export function requireAddress(
  meeting: KnownMeeting,
  command: Command,
  text: string,
  nowMs: number,
): { readonly email: string; readonly outside?: ConfirmedOutside } {
  const email = parseAddress(text);
  if (email === undefined) throw new Refused("addressInvalid");
  if (containsNationalId(email)) throw new Refused("nationalId");
  if (!isOutside(meeting.info, email)) return { email };
  const added = meeting.status === "ended" ? meeting.referat.work.added : [];
  if (countOutside(meeting, added) >= LIMITS.outside) throw new Refused("tooManyOutside", { limit: LIMITS.outside });
  if (!command.confirmed) throw new Refused("outsideAddress", { address: email });
  return { email, outside: { by: command.by, atMs: nowMs } };
}
