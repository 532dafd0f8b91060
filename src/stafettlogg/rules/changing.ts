/** What is done with an entry as a whole, from when it is opened until it is closed. */

import { Refused } from "../../errors.ts";
import { isSame } from "../../meeting/same.ts";
import { LIMITS } from "../../meeting/script/limits.ts";
import { checkedText } from "../../meeting/texts.ts";
import { checkedFields, checkedPerson, keptOf, peopleIn, requireLevel, requireUnchanged, writing } from "../checks.ts";
import { askedOfGoal } from "../craft.ts";
import { ENTRY_LIMITS } from "../limits.ts";
import { partyKey } from "../parties.ts";
import { known, open } from "../state.ts";
import { isActive } from "../tiltak.ts";
import { archivedAtEnd } from "./archiving.ts";
import { inMeetingOf, isCarried } from "./inMeeting.ts";
import type { Rule } from "./rule.ts";

export const change: Rule<"change"> = (state, command) => {
  const entry = open(state);
  requireUnchanged(command, entry.changedAt);
  const people = [...peopleIn(entry), ...command.fields.informed];
  const fields = checkedFields(command.fields, writing(command, entry.eining, people));
  if (isSame(fields, entry.fields)) return [];
  return [{ type: "entryChanged", fields, kept: keptOf(askedOfGoal(fields.goal), command) }];
};

/** Said in a meeting and checked there. */
export const setGoal: Rule<"setGoal"> = (state, { goal, was }) => {
  const { fields } = open(state);
  if (goal === fields.goal) return [];
  if (fields.goal !== was) throw new Refused("changedMeanwhile");
  return [{ type: "entryChanged", fields: { ...fields, goal }, kept: [] }];
};

/** The one command that gives other tenester a place in the entry, or takes it away while none has one. */
export const setLevel: Rule<"setLevel"> = (state, { level }) => {
  const entry = open(state);
  if (level === entry.level) return [];
  for (const tiltak of entry.tiltak.filter(isActive)) requireLevel(level, tiltak);
  return [{ type: "levelSet", level }];
};

/** A bright spot may be seen when the entry has ended too. */
export const addLysglimt: Rule<"addLysglimt"> = (state, command) => {
  const entry = known(state);
  if (entry.lysglimt.length >= ENTRY_LIMITS.lysglimt) throw new Refused("tooManyLysglimt");
  const words = writing(command, entry.eining, peopleIn(entry));
  const text = checkedText(command.text, LIMITS.contributionChars, words);
  if (text === "") throw new Refused("textMissing");
  // The same press twice.
  if (entry.lysglimt.some((one) => one.text === text && one.byId === command.by)) return [];
  return [{ type: "lysglimtAdded", id: `l${entry.lysglimt.length + 1}`, text }];
};

/** Remembered until it has been taken up. */
export const askFollowUp: Rule<"askFollowUp"> = (state) =>
  open(state).followUpAsked ? [] : [{ type: "followUpAsked" }];

export const transfer: Rule<"transfer"> = (state, { to }) => {
  const entry = open(state);
  const holder = checkedPerson(to);
  const key = (person: typeof holder) => partyKey({ kind: "person", person });
  return key(holder) === key(entry.holder) ? [] : [{ type: "entryTransferred", to: holder }];
};

/** What is still tried is evaluated first: then the entry tells how it went. */
export const close: Rule<"close"> = (state, command) => {
  if (state.status === "closed" && isCarried(command, [state])) return [];
  const entry = open(state);
  const count = entry.tiltak.filter(isActive).length;
  if (count > 0) throw new Refused("tiltakNotEvaluated", { count });
  const words = writing(command, entry.eining, peopleIn(entry));
  const sentence = checkedText(command.sentence, LIMITS.sentenceChars, words);
  if (sentence === "") throw new Refused("textMissing");
  const ended = { type: "entryClosed", because: command.because, sentence, ...inMeetingOf(command) } as const;
  return [ended, ...archivedAtEnd(entry, command)];
};
