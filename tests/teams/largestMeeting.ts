/** The largest meetings that our limits allow: sixty people with long names, six hundred contributions, longer than a form shows. */
import { namesIn } from "../../src/meeting/afterwards/nameReview.ts";
import type { BroughtEntry, BroughtTiltak } from "../../src/meeting/followUp.ts";
import type { Participant } from "../../src/meeting/people.ts";
import type { ContributionDetail } from "../../src/meeting/record.ts";
import { BTI_PHASES, type BtiPhase } from "../../src/meeting/script/bti.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { InnspelKind } from "../../src/meeting/script/phase.ts";
import { FOLLOWS_UP } from "../../src/meeting/script/scripts.ts";
import type { MeetingState } from "../../src/meeting/state.ts";
import { approved, as, INFO, next, PLAN, type Played, play, type Step, start, wholeRound } from "../support/meeting.ts";

const WORDS = "Det er få vaksne ute i storefri, og dei står for langt frå kvarandre til å sjå kven som går åleine. ";
/** More than a list in a form has room for; the rest would take time only. */
const LONG_CHARS = 400;
const COUNT = LIMITS.participants;

/** Words of this length. */
export function filled(length: number, first = ""): string {
  return `${first}${WORDS.repeat(Math.ceil(length / WORDS.length))}`.slice(0, length).trim();
}

export const PEOPLE: readonly Participant[] = Array.from({ length: COUNT }, (_, at): Participant => {
  const id = at === 0 ? "leader" : `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
  return {
    id,
    name: `Åse-Ragnhild Bjørgfrid Fjordheim-Kvammen Sæterbråten Ødegård nr. ${at}`.padEnd(LIMITS.nameChars, "å"),
    teneste: at % 2 === 0 ? "eining" : "skulehelseteneste",
    role: filled(LIMITS.roleChars),
    hasApp: at % 2 === 0 || at > COUNT / 2,
    present: true,
    teamsId: `29:${id}`,
    // One in five has no address, so that the referat can't reach them.
    ...(at % 5 === 4 ? {} : { email: `ase-ragnhild.bjorgfrid.fjordheim-kvammen.${at}@kommune.example` }),
  };
});

/** How many contributions each round gets. */
export type Said = Readonly<Record<InnspelKind, number>>;

/**
 * The meeting in each of its phases when all has been said, before and after the round; with a factor withdrawn that tiltak
 * were proposed against; and then ended: as a draft, worked on, sent, and changed after that.
 */
export function largestMeeting(count: Said): Played[] {
  const info = { meetingId: "00000000-0000-4000-8000-000000000000", topic: filled(LIMITS.sentenceChars) };
  const all = [play([start({ ...info, room: "all", eining: filled(LIMITS.nameChars) }, PEOPLE)])];
  const on = (...steps: Step[]) => {
    const played = play(steps, all.at(-1));
    all.push(played);
    return played;
  };
  for (const phase of BTI_PHASES) {
    on(...stepsIn(phase, count));
    const done = on(wholeRound);
    if (phase === "tiltak") {
      const back = play([goBack], done);
      all.unshift(back, play([withdrawFirstFactor, next], back));
    }
    on(next);
  }
  on(...workedOn);
  on(maskAll, approved);
  on(as("leader", { type: "editSection", section: "challenge", text: filled(LIMITS.sectionChars) }, true));
  return all;
}

function stepsIn(phase: BtiPhase, count: Said): Step[] {
  const sentence = filled(LIMITS.sentenceChars);
  switch (phase) {
    case "roles":
      return [as("leader", { type: "goWithoutViddevakt" })];
    case "description": {
      const text = filled(LIMITS.contributionChars);
      return [as("leader", { type: "describe", what: text, behind: text, grounds: ["logs"] }, true)];
    }
    case "statusQuo":
      return [
        as("leader", { type: "wordStatusQuo", sentence }, true),
        ...PEOPLE.map(({ id }) => as(writerFor(id), { type: "agree", personId: id })),
        as("leader", { type: "concludeStatusQuo" }),
      ];
    case "clarifying":
    case "factors":
    case "tiltak":
      return [say(phase, count[phase]), ...(phase === "factors" ? [chooseAll] : [])];
    case "summary":
      return [planAll];
    case "evaluation":
      return [];
  }
}

/** Those who begin say all that one may, so that somebody's own list is as long as it can be. */
function say(kind: InnspelKind, count: number): Step {
  return (state) =>
    Array.from({ length: count }, (_, at) => {
      const authorId = PEOPLE[Math.floor(at / LIMITS.contributionsEach)]?.id ?? "leader";
      const text = filled(LONG_CHARS, `Vi har snakka med ${firstName(at)} om det. `);
      return as(writerFor(authorId), { type: "contribute", authorId, text, detail: detail(kind, state) }, true);
    });
}

/** A name that nobody has, another for each number. */
function firstName(at: number): string {
  return `Ås${[...String(at)].map((digit) => "abdefgijkl"[Number(digit)]).join("")}vår`;
}

function detail(kind: InnspelKind, state: MeetingState): ContributionDetail {
  if (kind === "clarifying") return { kind };
  if (kind === "factors") return { kind, systemFactor: true };
  return { kind, factorId: idsIn(state, "factors")[0] ?? "", tiltakKind: "staffMeeting" };
}

const chooseAll: Step = (state) => {
  const factorIds = idsIn(state, "factors");
  return factorIds.length === 0 ? [] : [as("leader", { type: "chooseFactors", factorIds })];
};

const planAll: Step = (state) =>
  idsIn(state, "tiltak").map((id) => as("leader", { type: "takeTiltak", id, plan: PLAN }, true));

function idsIn(state: MeetingState, kind: InnspelKind): string[] {
  if (state.status !== "active") return [];
  return state.record.contributions.filter((c) => c.kind === kind).map((c) => c.id);
}

/** A quarter of them are left out, with long reasons. */
const workedOn: Step[] = PEOPLE.filter((_, at) => at % 4 === 3).map(({ id }) =>
  as("leader", { type: "leaveOutRecipient", personId: id, reason: filled(LIMITS.sentenceChars) }, true),
);

const goBack: Step = () => [
  as("leader", { type: "goBack", phase: "factors", reason: filled(LIMITS.sentenceChars) }, true),
];

const withdrawFirstFactor: Step = (state) => [
  as("leader", { type: "withdrawContribution", id: idsIn(state, "factors")[0] ?? "" }, true),
];

const maskAll: Step = (state) => {
  const names = state.status === "none" ? [] : namesIn(state);
  const decisions = Object.fromEntries(names.map((name) => [name, "mask" as const]));
  return [as("leader", { type: "decideNames", decisions })];
};

function writerFor(id: string): string {
  return PEOPLE.find((p) => p.id === id)?.hasApp ? id : "leader";
}

/** As many entries as one may bring, each with a long stair, all evaluated at length; while how they went is told, what comes now, and when it is over. */
export function largestFollowUp(): Played[] {
  const brought = Array.from({ length: LIMITS.brought }, (_, at) => longEntry(at));
  const ids = brought.flatMap(({ tiltak }) => tiltak.map(({ id }) => id));
  const tookPart = PEOPLE.map(({ id }) => id);
  const review = (outcome: "wanted" | "someEffect") => (id: string) =>
    as("leader", { type: "reviewTiltak", id, outcome, reason: filled(LIMITS.sentenceChars), tookPart }, true);
  const info = { eining: filled(LIMITS.nameChars), topic: filled(LIMITS.sentenceChars) };
  const begun = [startsWith(info, brought), as("leader", { type: "goWithoutViddevakt" }), next, next];
  const happened = play([...begun, ...ids.map(review("someEffect"))]);
  const whatNow = play([next], happened);
  const ends = play(ids.map(review("wanted")), whatNow);
  return [happened, whatNow, ends, play([next, next], whatNow)];
}

const startsWith = (info: object, brought: readonly BroughtEntry[]): Step =>
  as("leader", {
    type: "start",
    info: { ...INFO, totalMinutes: 30, ...info, script: FOLLOWS_UP },
    people: PEOPLE,
    brought,
  });

function longEntry(at: number): BroughtEntry {
  const text = filled(LIMITS.contributionChars);
  const tiltak = Array.from(
    { length: 6 },
    (_, nth): BroughtTiltak => ({
      id: `${at + 1}.${nth + 1}`,
      tiltakId: `t${nth}`,
      text,
      kind: "inGroup",
      factors: [text],
      responsible: ["eining"],
      named: PEOPLE.slice(0, 10).map(({ id, name }) => ({ name, personId: id })),
      startBy: "2027-02-02",
      evaluateBy: "2027-03-02",
    }),
  );
  return {
    entryId: `e${at}`,
    oppmerksomheit: filled(LIMITS.oppmerksomheitChars),
    goal: filled(LIMITS.sentenceChars),
    successSigns: text,
    tiltak,
  };
}
