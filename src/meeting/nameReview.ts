/** The check for likely names once more, on everything that is about to leave (DOMAIN §7). */
import { likelyNames } from "./privacy.ts";
import type { NameDecision } from "./referat.ts";
import type { EndedMeeting, KnownMeeting } from "./state.ts";

/** Words that are likely names of children and that the leader has not decided on, each once, in the order they stand. */
export function undecidedNames(meeting: KnownMeeting): string[] {
  const decisions = decisionsOf(meeting);
  return namesIn(meeting).filter((word) => decisions[word] === undefined);
}

/** All such words, decided on or not. */
export function namesIn(meeting: KnownMeeting): string[] {
  const known = [...meeting.people.map((p) => p.name), meeting.info.eining];
  return [...new Set(textsOf(meeting).flatMap((text) => likelyNames(text, known)))];
}

export function decisionsOf(meeting: KnownMeeting): Readonly<Record<string, NameDecision>> {
  return meeting.status === "ended" ? meeting.referat.work.decisions : {};
}

/** Every text that people wrote and that the referat may show. */
function textsOf({ info, record, remarks, ...rest }: KnownMeeting): string[] {
  const { description, statusQuo } = record;
  const ended = rest as Partial<EndedMeeting>;
  return [
    info.topic,
    ...(description === undefined ? [] : [description.what, description.behind]),
    ...record.contributions.flatMap((c) => [c.text, ...(c.phase === "clarifying" ? c.answers.map((a) => a.text) : [])]),
    ...(statusQuo === undefined ? [] : [statusQuo.sentence]),
    ...Object.values(statusQuo?.answers ?? {}).flatMap((a) => (a.agrees ? [] : [a.reason])),
    ...Object.values(record.plans).flatMap((p) => [
      p.oppmerksomheit,
      p.goal,
      p.successSigns,
      p.evaluatedBy,
      p.evaluatedHow,
    ]),
    ...Object.values(record.evaluations).flatMap((e) => [e.worked, e.better, e.nextTime]),
    ...remarks.flatMap((r) => (r.kind === "wentBack" ? [r.reason] : [])),
    ...(ended.abortReason === undefined ? [] : [ended.abortReason]),
    ...Object.values(ended.referat?.work.edits ?? {}),
  ];
}
