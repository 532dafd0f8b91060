/** The check for likely names once more, on everything that is about to leave (DOMAIN §7). */
import { likelyNames } from "../../privacy/likelyNames.ts";
import { evaluationAnswers } from "../evaluations.ts";
import { followedUp } from "../followUp.ts";
import { wasAnswered } from "../record.ts";
import { sparedForms } from "../sparedWords.ts";
import type { EndedMeeting, KnownMeeting } from "../state.ts";
import type { NameDecision } from "./referat.ts";

/**
 * Words that are likely names of children and that nobody has decided on, each once, in the order they stand: in what the
 * referat may show, and in a text that is to be `added` to it. Those that were said to be no child are kept.
 */
export function undecidedNames(meeting: KnownMeeting, added?: string): string[] {
  const decisions = decisionsOf(meeting);
  const spared = sparedForms(meeting);
  return lookedFor(meeting, spared, added).filter((word) => decisions[word] === undefined);
}

/** All such words, decided on, spared or not. */
export function namesIn(meeting: KnownMeeting, added?: string): string[] {
  return lookedFor(meeting, [], added);
}

function lookedFor(meeting: KnownMeeting, spared: readonly string[], added = ""): string[] {
  const known = [...meeting.people.map((p) => p.name), meeting.info.eining, ...spared];
  return likelyNames([...visibleTexts(meeting), added], known);
}

function decisionsOf(meeting: KnownMeeting): Readonly<Record<string, NameDecision>> {
  return meeting.status === "ended" ? meeting.referat.work.decisions : {};
}

/** Every text that people wrote and that the referat may show. */
export function visibleTexts(meeting: KnownMeeting): string[] {
  const { info, people, record, remarks } = meeting;
  const { description, statusQuo, earlierStatusQuo } = record;
  const said = record.contributions.filter((c) => !c.withdrawn);
  return [
    info.topic,
    ...people.flatMap(({ role = "" }) => role),
    ...(description === undefined ? [] : [description.what, description.behind]),
    ...said.flatMap((c) => [c.text, ...(c.kind === "clarifying" ? c.answers.map((a) => a.text) : [])]),
    ...[...earlierStatusQuo.filter(wasAnswered), ...(statusQuo === undefined ? [] : [statusQuo])].flatMap(
      ({ sentence, answers }) => [sentence, ...Object.values(answers).flatMap((a) => (a.agrees ? [] : [a.reason]))],
    ),
    ...Object.values(record.plans).flatMap((p) => [
      p.oppmerksomheit,
      p.goal,
      p.successSigns,
      p.evaluatedBy,
      p.evaluatedHow,
    ]),
    ...textsOfFollowUp(meeting),
    ...evaluationAnswers(record).flatMap((e) => [
      e.worked,
      e.better,
      e.structureWhy ?? "",
      e.usefulWhy ?? "",
      e.nextTime,
    ]),
    ...remarks.flatMap((r) => (r.kind === "wentBack" ? [r.reason] : [])),
    ...(meeting.status === "ended" ? textsAfter(meeting) : []),
  ];
}

/** What was brought into it too: it is shown to more people than its entry is. */
function textsOfFollowUp({ brought = [], record }: KnownMeeting): string[] {
  const { reviews, next, closings } = followedUp(record);
  return [
    ...brought.flatMap(({ oppmerksomheit, goal, successSigns, tiltak }) => [
      ...[oppmerksomheit, goal, successSigns],
      ...tiltak.flatMap(({ text, factors }) => [text, ...factors]),
    ]),
    ...Object.values(reviews).map(({ reason }) => reason),
    ...Object.values(next).flatMap((one) => (one.what === "step" ? [one.step.text, one.step.goal ?? ""] : [])),
    ...Object.values(closings).map(({ sentence }) => sentence),
  ];
}

/** What was written when the meeting was over. */
function textsAfter({ abortReason = "", referat }: EndedMeeting): string[] {
  const editions = referat.status === "sent" ? referat.editions : [];
  return [abortReason, ...Object.values(referat.work.edits), ...editions.map(({ why = "" }) => why)];
}
