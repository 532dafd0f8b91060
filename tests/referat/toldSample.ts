/** The meeting that `npm run demo` plays, told straight to the rules: as long and as wordy as such meetings are. */

import type { Who } from "../../practice/scenarios/story.ts";
import * as story from "../../practice/scenarios/story.ts";
import type { Målform } from "../../src/meeting/events.ts";
import { type Participant, TENESTER, type Teneste } from "../../src/meeting/people.ts";
import type { Plan } from "../../src/meeting/plan.ts";
import type { ContributionDetail } from "../../src/meeting/record.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { as, endedOf, next, play, type Step, wholeRound } from "../support/meeting.ts";

const TENESTE_OF: Readonly<Partial<Record<Who, Teneste>>> = {
  ppt: "ppt",
  nurse: "skulehelseteneste",
  barnevern: "barnevern",
};
/** He has no app, and is the first that is added. */
const WITHOUT_APP = "utan-app:1";
const idOf = (who: Who) => (who === "barnevern" ? WITHOUT_APP : who);
const typing = (who: Who) => (who === "barnevern" ? "secretary" : who);

const person = (who: Who): Participant => ({
  id: who,
  name: story.PEOPLE[who],
  teneste: TENESTE_OF[who] ?? "eining",
  hasApp: true,
  present: true,
});
const invited = (Object.keys(story.PEOPLE) as Who[]).filter((who) => who !== "barnevern").map(person);
const partnerOf = (code: string) => TENESTER.filter((one) => one !== "eining").find((one) => one === code);

export function toldMeeting(målform: Målform): EndedMeeting {
  const words = story.WORDS[målform];
  const ids = new Map<string, string>();
  const idFor = (text: string) => ids.get(text) ?? "";
  const say = (who: Who, text: string, detail: ContributionDetail): Step[] => {
    ids.set(text, `k${ids.size + 1}`);
    return [as(typing(who), { type: "contribute", authorId: idOf(who), text, detail }, true)];
  };

  const questions = story.QUESTIONS.flatMap(({ key, by, answeredBy }) => {
    const { text, answer } = words.questions[key];
    const asked = say(by, text, { kind: "clarifying" });
    if (answeredBy === undefined || answer === undefined) return asked;
    return [
      ...asked,
      as(answeredBy, { type: "answerQuestion", id: idFor(text), text: answer, answeredById: answeredBy }, true),
    ];
  });
  const factors = story.FACTORS.flatMap(({ key, by, system }) =>
    say(by, words.factors[key], { kind: "factors", systemFactor: system }),
  );
  const proposals = story.PROPOSALS.flatMap(({ key, by, factor, kind }) =>
    say(by, words.proposals[key], { kind: "tiltak", factorId: idFor(words.factors[factor]), tiltakKind: kind }),
  );
  const everybody = Object.keys(story.PEOPLE) as Who[];
  const factorId = (key: story.FactorKey) => idFor(words.factors[key]);

  const meeting = play([
    as("leader", {
      type: "start",
      info: {
        meetingId: "m1",
        chatId: "19:chat",
        eining: words.eining,
        einingKind: "school",
        topic: words.topic,
        målform,
        totalMinutes: 60,
        sendAfterWorkingDays: 1,
      },
      people: invited,
    }),
    as("leader", { type: "updateParticipant", personId: "nurse", teneste: "skulehelseteneste", present: false }),
    as("leader", { type: "addWithoutApp", name: story.PEOPLE.barnevern, teneste: "barnevern" }),
    as("leader", { type: "askViddevakt", personId: "viddevakt" }),
    as("viddevakt", { type: "answerViddevakt", yes: true }),
    as("leader", { type: "appointSecretary", personId: "secretary" }),
    { minutes: 4 },
    next,
    as("leader", { type: "describe", what: words.what, behind: words.behind, grounds: story.GROUNDS }, true),
    { minutes: 6 },
    next,
    { minutes: 2 },
    as("nurse", { type: "join", participant: person("nurse") }),
    ...questions,
    wholeRound,
    { minutes: 7 },
    next,
    as("leader", { type: "wordStatusQuo", sentence: words.statusQuo }, true),
    ...everybody
      .filter((who) => who !== story.RESERVES)
      .map((who) => as(typing(who), { type: "agree", personId: idOf(who) })),
    as(story.RESERVES, { type: "reserve", personId: story.RESERVES, reason: words.reservation }, true),
    as("leader", { type: "concludeStatusQuo" }),
    { minutes: 5 },
    next,
    ...factors,
    wholeRound,
    as("leader", {
      type: "mergeFactors",
      intoId: factorId(story.DUPLICATE.keep),
      ids: [factorId(story.DUPLICATE.same)],
    }),
    ...everybody.map((who) =>
      as(typing(who), { type: "vote", personId: idOf(who), factorIds: story.VOTES[who].map(factorId) }),
    ),
    as("leader", { type: "chooseFactors", factorIds: story.CHOSEN.map(factorId) }),
    { minutes: 13 },
    next,
    ...proposals,
    wholeRound,
    { minutes: 11 },
    next,
    ...story.PLANS.map(({ key, category, responsible, partner }, i) => {
      const withPartner = partnerOf(partner);
      const plan: Plan = {
        ...words.plans[key],
        category,
        responsible,
        ...(withPartner === undefined ? {} : { partner: withPartner }),
        startBy: ["2027-03-09", "2027-03-16"][i] ?? "",
        evaluateBy: ["2027-04-13", "2027-04-27"][i] ?? "",
      };
      return as("leader", { type: "takeTiltak", id: idFor(words.proposals[key]), plan }, true);
    }),
    { minutes: 7 },
    next,
    { minutes: 4 },
    ...story.EMPLOYEES.map((who) => as(who, { type: "evaluate", personId: who, answer: words.evaluations[who] }, true)),
  ]);
  return endedOf(meeting);
}
