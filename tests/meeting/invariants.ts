/** What holds for every meeting, whatever was done in it. */

import { undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import { isEmployee } from "../../src/meeting/people.ts";
import { openFactors, standing } from "../../src/meeting/record.ts";
import { isOpen, type Round } from "../../src/meeting/round.ts";
import { LIMITS, TIMES } from "../../src/meeting/script/limits.ts";
import type { ActiveMeeting, EndedMeeting, KnownMeeting, MeetingState } from "../../src/meeting/state.ts";

/** The rules that `state` breaks, in words; none in a valid one. */
export function brokenIn(state: MeetingState): string[] {
  if (state.status === "none") return [];
  const rules = { ...common(state), ...(state.status === "active" ? whileActive(state) : afterEnd(state)) };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

function common(state: KnownMeeting): Record<string, boolean> {
  const { people, record } = state;
  const ids = people.map((p) => p.id);
  const leader = people.find((p) => p.id === state.leaderId);
  const secretary = people.find((p) => p.id === state.secretaryId);
  const viddevakt =
    "personId" in state.viddevakt
      ? people.find((p) => p.id === ("personId" in state.viddevakt ? state.viddevakt.personId : ""))
      : leader;
  const open = openFactors(record);
  const contributionIds = record.contributions.map((c) => c.id);
  const factorIds = record.contributions.filter((c) => c.kind === "factors").map((c) => c.id);
  const standingIds = standing(record, "tiltak").map((c) => c.id);
  return {
    "everyone is listed once": new Set(ids).size === ids.length,
    "no more are present than there is room for": people.filter((p) => p.present).length <= LIMITS.participants,
    "the leader is an employee on the list": leader !== undefined && isEmployee(leader),
    "the secretary is on the list, with the app": state.secretaryId === undefined || secretary?.hasApp === true,
    "the viddevakt is another than the leader":
      state.viddevakt.status === "none" ||
      state.viddevakt.status === "waived" ||
      (viddevakt !== leader && viddevakt !== undefined),
    "who sits in the room is here": people.every((p) => p.present || p.inRoom === undefined),
    "contributions have ids of their own": new Set(contributionIds).size === contributionIds.length,
    "contributions are by people on the list": record.contributions.every(
      (c) => ids.includes(c.authorId) && ids.includes(c.writtenById),
    ),
    "contributions are within the limit": record.contributions.every(
      (c) => c.text !== "" && c.text.length <= LIMITS.contributionChars,
    ),
    "what is chosen are open system factors": record.chosenFactorIds.every((id) =>
      open.some((f) => f.id === id && f.systemFactor),
    ),
    "factors are merged into factors": record.contributions.every(
      (c) => !("mergedInto" in c) || factorIds.includes(c.mergedInto ?? ""),
    ),
    "proposals name factors": record.contributions.every((c) => c.kind !== "tiltak" || factorIds.includes(c.factorId)),
    "plans are of proposals that stand": Object.keys(record.plans).every((id) => standingIds.includes(id)),
    "nobody has more votes than three": Object.values(record.votes).every(
      (v) => v.length <= LIMITS.votes && v.every((id) => factorIds.includes(id)),
    ),
    "answers are by people on the list": [
      record.statusQuo?.answers ?? {},
      record.votes,
      record.evaluations,
      state.spokenMs,
    ].every((by) => Object.keys(by).every((id) => ids.includes(id))),
    "no time is negative": [...state.past.map((v) => v.usedMs), ...Object.values(state.spokenMs)].every(
      (ms) => ms >= 0,
    ),
    "visits are numbered": state.past.every((v, i) => v.number === i + 1 && v.plannedMs > 0),
    "rounds of earlier visits are over": state.past.every((v) => v.round === undefined || isOver(v.round)),
    "prompts are half a minute apart": state.prompts.every(
      (p, i) => i === 0 || p.atMs - (state.prompts[i - 1]?.atMs ?? 0) >= TIMES.promptGapMs,
    ),
  };
}

function whileActive(state: ActiveMeeting): Record<string, boolean> {
  const { visit, people } = state;
  const round = "round" in visit ? visit.round : undefined;
  const inRound = new Set(round?.turns.map((t) => t.personId));
  return {
    "the visit goes on from the ones before": visit.number === state.past.length + 1 && visit.plannedMs > 0,
    "no time is negative now": visit.usedMs >= 0 && state.turn.shareMs >= 0 && Number.isInteger(state.turn.shareMs),
    "an open round has one speaker":
      round === undefined || isOver(round) || round.turns.filter((t) => t.status === "speaking").length === 1,
    "everyone has one turn": round === undefined || inRound.size === round.turns.length,
    "everyone present is in an open round":
      round === undefined || round.over || people.every((p) => !p.present || inRound.has(p.id)),
    "those with a turn to come are present":
      round === undefined ||
      round.turns.every((t) => !isOpen(t) || people.some((p) => p.id === t.personId && p.present)),
    "prompts that wait belong to now": state.deferred.every(
      (p) => p.about === "turnsMissing" || p.visit === visit.number,
    ),
  };
}

function afterEnd(state: EndedMeeting): Record<string, boolean> {
  const { referat } = state;
  const recipients = recipientsOf(state);
  if (referat.status !== "sent") return { "somebody gets the referat": recipients.length > 0 };
  const { deliveries, editions, changed, archive } = referat;
  return {
    "everyone who gets the referat has a delivery, and nobody else": isEqual(
      Object.keys(deliveries),
      recipients.map((r) => r.id),
    ),
    "mail goes to those with an address": recipients.every(
      (r) => r.email !== undefined || deliveries[r.id]?.status === "failed",
    ),
    "editions are numbered, and all but the first say what they correct": editions.every(
      (e, i) => e.number === i + 1 && (e.because === "corrected") === i > 0 && e.changed.length > 0 === i > 0,
    ),
    "nothing was sent with a name that nobody decided on": changed.length > 0 || undecidedNames(state).length === 0,
    "the archive has heard of no edition that was not sent":
      archive.status === "none" || editions.some((e) => e.number === archive.edition),
  };
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}

function isOver(round: Round): boolean {
  return round.over && !round.turns.some(isOpen);
}
