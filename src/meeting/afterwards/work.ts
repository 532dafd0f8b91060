/** The leader's work on the referat: edit, decide on names, and correct what was sent. */

import { Refused } from "../../errors.ts";
import { checkedPlan, planOf } from "../during/plan.ts";
import type { EventBody } from "../events.ts";
import { ended, requiredText } from "../guards.ts";
import { type SaidLater, stillMissing } from "../plan.ts";
import { type Proposal, standing } from "../record.ts";
import type { Rule } from "../rule.ts";
import { isSame } from "../same.ts";
import { LIMITS } from "../script/limits.ts";
import { askedAgain } from "../sparedWords.ts";
import type { EndedMeeting } from "../state.ts";
import { namesIn, undecidedNames } from "./nameReview.ts";
import { partsIn } from "./parts.ts";
import { recipientsOf } from "./recipients.ts";

/** What the entries did not take is told to the leader; the same again says nothing new. */
export const followUpCarried: Rule<"followUpCarried"> = (state, { notCarried }) => {
  const meeting = ended(state);
  return isSame(meeting.notCarried, notCarried) ? [] : [{ type: "followUpCarried", notCarried }];
};

/** A replaced text; null brings back what the record says. What was said in the meeting stays in the record. */
export const editSection: Rule<"editSection"> = (state, command) => {
  const meeting = ended(state);
  const { section } = command;
  const before = meeting.referat.work.edits[section] ?? null;
  const text = command.text === null ? null : requiredText(meeting, command, command.text, LIMITS.sectionChars);
  return text === before ? [] : [{ type: "sectionEdited", section, text }];
};

/** Which parts are in the referat; the others are left out. */
export const chooseParts: Rule<"chooseParts"> = (state, command) => {
  const meeting = ended(state);
  const { partsLeftOut } = meeting.referat.work;
  return partsIn(meeting).flatMap((part): EventBody[] => {
    const wanted = command.parts.includes(part);
    if (wanted !== partsLeftOut.includes(part)) return [];
    return [{ type: wanted ? "partTakenIn" : "partLeftOut", part }];
  });
};

export const correctPlan: Rule<"correctPlan"> = (state, command) => {
  const meeting = ended(state);
  const before = planOf(meeting, command.id);
  // The start may have passed since the meeting, so it is held against the day of the meeting.
  const plan = checkedPlan(meeting, command, meeting.startedAtMs);
  return isSame(before, plan) ? [] : [{ type: "planCorrected", id: command.id, plan }];
};

export const decideNames: Rule<"decideNames"> = (state, command) => {
  const meeting = ended(state);
  const names = new Set(namesIn(meeting));
  const decided = Object.entries(command.decisions).filter(
    ([word, decision]) => names.has(word) && meeting.referat.work.decisions[word] !== decision,
  );
  const masked = decided.flatMap(([word, decision]) => (decision === "mask" ? [word] : []));
  return [
    ...decided.map(([word, decision]): EventBody => ({ type: "nameDecided", word, decision })),
    ...askedAgain(meeting, masked),
  ];
};

/** A new edition, with what has changed and why, to the same people. The one before stays as it was sent. */
export const correctReferat: Rule<"correctReferat"> = (state, command) => {
  const meeting = ended(state);
  if (meeting.referat.status !== "sent") throw new Refused("referatNotReady");
  if (meeting.referat.changed.length === 0) throw new Refused("nothingCorrected");
  const why = requiredText(meeting, command, command.why, LIMITS.sentenceChars);
  requireDecided(meeting);
  const mails = recipientsOf(meeting).length * (meeting.referat.editions.length + 1);
  if (mails > LIMITS.mails) throw new Refused("tooManyMails", { limit: LIMITS.mails });
  // The leader was asked about names in the reason a moment ago, and stands by it.
  const kept = undecidedNames(meeting, why).map((word): EventBody => ({ type: "nameDecided", word, decision: "keep" }));
  return [...kept, { type: "referatCorrected", why }];
};

/** Those that were taken with something left for later, in the order they were proposed (DOMAIN §3 step 11). */
export function incompletePlans({ record }: EndedMeeting): Incomplete[] {
  return standing(record, "tiltak").flatMap((proposal) => {
    const plan = record.plans[proposal.id];
    const missing = plan === undefined ? [] : stillMissing(plan);
    return missing.length === 0 ? [] : [{ proposal, missing }];
  });
}
interface Incomplete {
  readonly proposal: Proposal;
  readonly missing: readonly SaidLater[];
}

/** Throws Refused with the first plan that lacks something, and what. */
export function requirePlansComplete(meeting: EndedMeeting): void {
  const [first] = incompletePlans(meeting);
  if (first === undefined) return;
  throw new Refused("planIncomplete", { tiltak: first.proposal.text, missing: first.missing.join() });
}

export function requireDecided(meeting: EndedMeeting): void {
  const names = undecidedNames(meeting);
  if (names.length > 0) throw new Refused("namesUndecided", { names: names.join(", ") });
}
