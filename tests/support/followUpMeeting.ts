/** A meeting that follows up two entries, and what it does in each phase. */
import type { CommandBody } from "../../src/meeting/commands.ts";
import type { MeetingInfo } from "../../src/meeting/events.ts";
import type { BroughtEntry } from "../../src/meeting/followUp.ts";
import { FOLLOW_UP } from "../../src/meeting/script/followUp.ts";
import { as, INFO, next, PEOPLE, type Played, play, type Step, wholeRound } from "./meeting.ts";

export { FOLLOW_UP } from "../../src/meeting/script/followUp.ts";
export type FollowUpPhase = (typeof FOLLOW_UP.phases)[number]["id"];

/** One with a stair: a step that had some effect, and the one after it; and one with a single tiltak. */
export const BROUGHT: readonly BroughtEntry[] = [
  {
    entryId: "m0-k2",
    oppmerksomheit: "Samspel i storefri",
    goal: "Alle er med i ein leik i storefri",
    successSigns: "Ingen går åleine tre veker på rad",
    from: { topic: "Uro i friminutta", date: "2027-01-12" },
    tiltak: [
      {
        id: "1.1",
        tiltakId: "m0-k4",
        text: "Ein vaksen leier leik éin dag i veka",
        kind: "inGroup",
        factors: ["Få vaksne ute"],
        responsible: ["eining"],
        named: [],
        startBy: "2027-01-18",
        evaluateBy: "2027-02-01",
        ended: { outcome: "someEffect", on: "2027-02-01" },
      },
      {
        id: "1.2",
        tiltakId: "t2",
        text: "To vaksne leier leik kvar dag",
        kind: "inGroup",
        factors: ["Få vaksne ute"],
        responsible: ["eining"],
        named: [{ name: "6. trinn" }, { name: "Olav Dal", personId: "olav" }],
        startBy: "2027-02-02",
        evaluateBy: "2027-03-02",
        follows: "m0-k4",
      },
    ],
  },
  {
    entryId: "m0-k3",
    oppmerksomheit: "Språket i klassane",
    goal: "",
    successSigns: "",
    tiltak: [
      {
        id: "2.1",
        tiltakId: "t1",
        text: "PPT kjem på eit personalmøte",
        kind: "staffMeeting",
        factors: [],
        responsible: ["ppt"],
        named: [],
        partner: "ppt",
        startBy: "2027-02-02",
        evaluateBy: "2027-03-01",
      },
    ],
  },
];

export const followUpStart = (info: Partial<MeetingInfo> = {}, brought: readonly BroughtEntry[] = BROUGHT): Step =>
  as("leader", {
    type: "start",
    info: { ...INFO, topic: "Samspel i storefri", totalMinutes: 30, ...info, script: FOLLOW_UP.id },
    people: PEOPLE,
    brought,
  });

export const reviewing = (
  id: string,
  outcome: Extract<CommandBody, { type: "reviewTiltak" }>["outcome"],
  reason = "Fleire er med, men ikkje alle",
): CommandBody => ({ type: "reviewTiltak", id, outcome, reason, tookPart: ["leader", "olav", "siri"] });

export const STEP = {
  text: "To vaksne leier leik, og dei eldste er med",
  tiltakKind: "inGroup",
  responsible: ["eining"],
  sameNamed: true,
  startBy: "2027-03-08",
  evaluateBy: "2027-04-12",
} as const;

export const stepping = (id: string, step: Partial<typeof STEP> | object = {}): CommandBody => ({
  type: "decideNext",
  id,
  next: { what: "step", step: { ...STEP, ...step } },
});

/** By phase, in their order. The first entry goes on with a step, the second ends. */
const FOLLOW_UP_TYPICAL: Readonly<Record<FollowUpPhase, readonly Step[]>> = {
  roles: [
    as("leader", { type: "askViddevakt", personId: "olav" }),
    as("olav", { type: "answerViddevakt", yes: true }),
    as("leader", { type: "appointSecretary", personId: "siri" }),
  ],
  tried: [
    as("per", {
      type: "contribute",
      authorId: "per",
      text: "Vi øvde på å invitere inn i leiken",
      detail: { kind: "seen" },
    }),
    wholeRound,
  ],
  happened: [
    as("siri", reviewing("1.2", "someEffect")),
    as("leader", reviewing("2.1", "carriedOn", "Vi bruker det vi lærte, kvar veke")),
  ],
  whatNow: [
    as("leader", stepping("1.2")),
    as("siri", {
      type: "closeBrought",
      entryId: "m0-k3",
      because: "carriedOn",
      sentence: "Det er ein del av kvardagen vår no",
    }),
  ],
  roundingOff: [],
};

const PHASES = FOLLOW_UP.phases.map(({ id }) => id);

/** Such a meeting that has just come to `phase`. */
export function followUpIn(phase: FollowUpPhase, info: Partial<MeetingInfo> = {}): Played {
  const before = PHASES.slice(0, PHASES.indexOf(phase));
  return play([followUpStart(info), ...before.flatMap((one) => [...FOLLOW_UP_TYPICAL[one], { minutes: 3 }, next])]);
}

/** The same with all that it says and settles in `phase`, not yet gone on. */
export function followUpDoneWith(phase: FollowUpPhase, info: Partial<MeetingInfo> = {}): Played {
  return play(FOLLOW_UP_TYPICAL[phase], followUpIn(phase, info));
}

/** One that was held to the end. */
export function followUpCompleted(info: Partial<MeetingInfo> = {}): Played {
  return play([{ minutes: 1 }, next], followUpDoneWith("roundingOff", info));
}
