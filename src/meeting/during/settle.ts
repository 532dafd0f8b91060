/** What the group settles: description, status quo, which factors to reduce, evaluation. */
import { Refused } from "../../errors.ts";
import { requireMay } from "../access.ts";
import type { EventBody } from "../events.ts";
import { active, optionalText, requireActsFor, requiredText, requireEmployee } from "../guards.ts";
import { isEmployee, type Participant, type PersonId } from "../people.ts";
import { openFactors, standing } from "../record.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import type { ActiveMeeting } from "../state.ts";
import { requireAllAnswered } from "./checks.ts";
import { roundsItOff } from "./flow.ts";

export const describe: Rule<"describe"> = (state, command) => {
  const meeting = active(state);
  if (command.grounds.length === 0) throw new Refused("groundsMissing");
  const what = requiredText(meeting, command, command.what, LIMITS.contributionChars);
  const behind = requiredText(meeting, command, command.behind, LIMITS.contributionChars);
  return [
    { type: "described", description: { what, behind, grounds: [...new Set(command.grounds)], byId: command.by } },
  ];
};

export const wordStatusQuo: Rule<"wordStatusQuo"> = (state, command) => {
  const meeting = active(state);
  const sentence = requiredText(meeting, command, command.sentence, LIMITS.sentenceChars);
  if (meeting.record.earlierStatusQuo.length >= LIMITS.wordings) throw new Refused("tooOften");
  const { statusQuo } = meeting.record;
  const stands = sentence === statusQuo?.sentence;
  const hasAnswered = stands && statusQuo.answers[command.by] !== undefined;
  return [
    ...(stands ? [] : [{ type: "statusQuoWorded", sentence } as const]),
    ...(command.agrees && !hasAnswered ? [agreed(command.by, command.by)] : []),
  ];
};

function agreed(personId: PersonId, byId: PersonId): EventBody {
  return { type: "statusQuoAnswered", personId, agreement: { agrees: true, byId } };
}

export const agree: Rule<"agree"> = (state, command) => {
  const meeting = active(state);
  const person = requireActsFor(meeting, command.by, command.personId);
  if (command.wording !== undefined) requireSameSentence(meeting, command.wording);
  const answer = meeting.record.statusQuo?.answers[person.id];
  return answer?.agrees && answer.byId === command.by ? [] : [agreed(person.id, command.by)];
};

/** People agree to what they saw or heard, which may be another sentence by now. */
function requireSameSentence({ record }: ActiveMeeting, wording: number): void {
  if (wording !== record.earlierStatusQuo.length) throw new Refused("sentenceChanged");
}

/** «Everybody in the room agrees»: those named who have not answered yet. What somebody has answered already stands. */
export const agreeTogether: Rule<"agreeTogether"> = (state, command) => {
  const meeting = active(state);
  const { statusQuo } = meeting.record;
  requireSameSentence(meeting, command.wording);
  const people = [...new Set(command.personIds)].map((id) => requireActsFor(meeting, command.by, id));
  const waiting = people.filter(({ id }) => statusQuo?.answers[id] === undefined);
  return waiting.map(({ id }) => agreed(id, command.by));
};

export const reserve: Rule<"reserve"> = (state, command) => {
  const meeting = active(state);
  const person = requireActsFor(meeting, command.by, command.personId);
  const reason = requiredText(meeting, command, command.reason, LIMITS.contributionChars);
  return [{ type: "statusQuoAnswered", personId: person.id, agreement: { agrees: false, reason, byId: command.by } }];
};

export const concludeStatusQuo: Rule<"concludeStatusQuo"> = (state) => {
  const meeting = active(state);
  requireAllAnswered(meeting);
  return meeting.record.statusQuo?.concluded ? [] : [{ type: "statusQuoConcluded" }];
};

export const mergeFactors: Rule<"mergeFactors"> = (state, command) => {
  const meeting = active(state);
  const ids = [...new Set(command.ids)].filter((id) => id !== command.intoId);
  if (ids.length === 0) throw new Refused("mergeNeedsTwo");
  requireOpenFactors(meeting, [command.intoId, ...ids]);
  return [{ type: "factorsMerged", intoId: command.intoId, ids }];
};

/** What was taken for the same was not: it stands on its own again, with the votes that it had. */
export const splitFactor: Rule<"splitFactor"> = (state, { id }) => {
  const factor = standing(active(state).record, "factors").find((one) => one.id === id);
  if (factor?.mergedInto === undefined) throw new Refused("factorUnknown");
  return [{ type: "factorSplit", id }];
};

/** Whether it is something one can do something about is for the group to say, not only for the one who wrote it. */
export const judgeFactor: Rule<"judgeFactor"> = (state, { id, systemFactor }) => {
  const meeting = active(state);
  requireOpenFactors(meeting, [id]);
  const isNews = openFactors(meeting.record).some((one) => one.id === id && one.systemFactor !== systemFactor);
  return isNews ? [{ type: "factorJudged", id, systemFactor }] : [];
};

/** Three votes each, on different factors; voting again replaces what was cast. */
export const vote: Rule<"vote"> = (state, command) => {
  const meeting = active(state);
  const person = requireActsFor(meeting, command.by, command.personId);
  const factorIds = [...new Set(command.factorIds)];
  if (factorIds.length > LIMITS.votes) throw new Refused("tooManyVotes", { limit: LIMITS.votes });
  requireOpenFactors(meeting, factorIds);
  return [{ type: "votesCast", personId: person.id, factorIds }];
};

export const chooseFactors: Rule<"chooseFactors"> = (state, command) => {
  const meeting = active(state);
  const factorIds = [...new Set(command.factorIds)];
  requireOpenFactors(meeting, factorIds);
  const systemFactors = openFactors(meeting.record).filter((f) => f.systemFactor && factorIds.includes(f.id));
  if (systemFactors.length === 0 || systemFactors.length < factorIds.length) throw new Refused("systemFactorNotChosen");
  return [{ type: "factorsChosen", factorIds }];
};

function requireOpenFactors(meeting: ActiveMeeting, ids: readonly string[]): void {
  const open = new Set(openFactors(meeting.record).map((f) => f.id));
  if (!ids.every((id) => open.has(id))) throw new Refused("factorUnknown");
}

/** Questions a–e; where they round the meeting off, it is over when the last of the unit's people has answered. */
export const evaluate: Rule<"evaluate"> = (state, command) => {
  const meeting = active(state);
  if (command.together) requireMay(meeting, command.by, "actForOthers");
  const whose = command.together ? answeringTogether(meeting) : [requireActsFor(meeting, command.by, command.personId)];
  if (whose.length === 0) throw new Refused("evaluatedAlone");
  whose.forEach(requireEmployee);
  const also = whose.map(({ id }) => id);
  const text = (value: string) => optionalText(meeting, command, value, LIMITS.contributionChars);
  const { answer } = command;
  const cleaned = {
    ...answer,
    worked: text(answer.worked),
    better: text(answer.better),
    nextTime: text(answer.nextTime),
    ...(answer.structureWhy === undefined ? {} : { structureWhy: text(answer.structureWhy) }),
    ...(answer.usefulWhy === undefined ? {} : { usefulWhy: text(answer.usefulWhy) }),
  };
  const evaluated = { type: "evaluated", personId: command.personId, answer: cleaned } as const;
  return [
    command.together ? { ...evaluated, personId: command.by, together: also } : evaluated,
    ...(roundsItOff(meeting, { also }) ? [{ type: "meetingCompleted" } as const] : []),
  ];
};

/**
 * Those who answer together: all of the unit who are here and have not answered alone, and those who answered so before,
 * also if they have left.
 */
export function answeringTogether({ people, record }: ActiveMeeting): Participant[] {
  const { evaluations, commonEvaluation } = record;
  const isAmong = (p: Participant) => p.present || commonEvaluation?.personIds.includes(p.id) === true;
  return people.filter((p) => isAmong(p) && isEmployee(p) && evaluations[p.id] === undefined);
}
