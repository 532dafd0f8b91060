/** A meeting with a bit of everything that a referat has to tell. */
import { PARTS } from "../../src/meeting/afterwards/referat.ts";
import type { MeetingInfo } from "../../src/meeting/events.ts";
import type { Plan } from "../../src/meeting/plan.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import {
  as,
  endedOf,
  INFO,
  next,
  PEOPLE,
  PLAN,
  type Played,
  play,
  start,
  TYPICAL,
  WITHOUT_APP,
  wholeRound,
} from "../support/meeting.ts";

const SECOND_PLAN: Plan = {
  ...PLAN,
  oppmerksomheit: "Aktivitet i skulegarden",
  category: "wellbeing",
  goal: "Alle trinna har ein aktivitet som dei styrer sjølve kvar veke",
  successSigns: "Elevrådet melder at fleire er med, og at ingen grupper er stengde",
  responsible: ["children", "skulehelseteneste"],
  evaluatedBy: "Elevrådet saman med trinnleiarane og helsesjukepleiaren",
  evaluatedHow: "Kort spørjerunde i kvar klasse, og teljing tre dagar i storefri",
};

/** Eight people: one without the app, one late, one who leaves, one back to an earlier phase, a new leader. */
export function eventfulMeeting(info: Partial<MeetingInfo> = {}): Played {
  const late = { id: "nils", name: "Nils Eide", teneste: "barnevern", hasApp: true, present: true } as const;
  return play([
    start(info, [...PEOPLE, { ...late, id: "tone", name: "Tone Moe" }]),
    ...TYPICAL.roles,
    as("leader", { type: "updateParticipant", personId: "tone", teneste: "barnevern", present: false }),
    { minutes: 4 },
    next,
    ...TYPICAL.description,
    { minutes: 5 },
    next,
    ...TYPICAL.clarifying,
    as("nils", { type: "join", participant: late }),
    { minutes: 6 },
    next,
    as("leader", { type: "wordStatusQuo", sentence: "mange elevar er åleine" }),
    as("per", { type: "reserve", personId: "per", reason: "Setninga er for vid" }),
    ...TYPICAL.statusQuo.slice(0, -1),
    as("siri", { type: "reserve", personId: WITHOUT_APP, reason: "Det gjeld småtrinnet òg" }),
    as("nils", { type: "agree", personId: "nils" }),
    as("leader", { type: "concludeStatusQuo" }),
    { minutes: 7 },
    next,
    { minutes: 3 },
    as("leader", { type: "goBack", phase: "statusQuo", reason: "Vi la til trinnet som saknar vaksne" }),
    { minutes: 2 },
    next,
    ...TYPICAL.factors.slice(0, 2),
    as("nils", {
      type: "contribute",
      authorId: "nils",
      text: "For få vaksne i friminutta",
      detail: { kind: "factors", systemFactor: true },
    }),
    as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "Lang skuleveg og tidlege bussar",
      detail: { kind: "factors", systemFactor: false },
    }),
    as("leader", { type: "endRound" }, true),
    as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k4"] }),
    as("per", { type: "vote", personId: "per", factorIds: ["k2", "k3"] }),
    as("olav", { type: "vote", personId: "olav", factorIds: ["k2", "k5"] }),
    as("leader", { type: "chooseFactors", factorIds: ["k2", "k3"] }),
    { minutes: 11 },
    next,
    as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "To faste vaksne har leik i storefri",
      detail: { kind: "tiltak", factorId: "k2", tiltakKind: "inGroup" },
    }),
    as("olav", {
      type: "contribute",
      authorId: "olav",
      text: "Elevrådet deler ut utstyr og viser leikar, ein dag for kvart trinn",
      detail: { kind: "tiltak", factorId: "k3", tiltakKind: "ownTrial" },
    }),
    as("per", {
      type: "contribute",
      authorId: "per",
      text: "PPT orienterer på personalmøte",
      detail: { kind: "tiltak", factorId: "k2", tiltakKind: "staffMeeting" },
    }),
    as("kari", { type: "leave", personId: "kari" }),
    wholeRound,
    { minutes: 9 },
    next,
    as("leader", { type: "takeTiltak", id: "k6", plan: PLAN }),
    as("leader", { type: "takeTiltak", id: "k7", plan: SECOND_PLAN }),
    as("siri", { type: "askToLead" }),
    as("leader", { type: "answerTakeOver", yes: true }),
    { minutes: 8 },
    next,
    ...(["leader", "olav", "siri"] as const).map((id, i) =>
      as(id, {
        type: "evaluate",
        personId: id,
        answer: {
          worked: ["Alle kom til orde", "", "God styring av tida"][i] ?? "",
          better: i === 1 ? "Vi kunne hatt tala frå elevundersøkinga framme" : "",
          structure: i === 1 ? "partly" : "yes",
          useful: "yes",
          nextTime: i === 2 ? "Starte presis" : "",
        },
      }),
    ),
    { minutes: 3 },
    next,
  ]);
}

/** With every part in the referat, also those that are left out at first. */
export function eventful(info: Partial<MeetingInfo> = {}): EndedMeeting {
  const all = as("siri", { type: "chooseParts", parts: PARTS });
  return endedOf(play([{ minutes: 1 }, all], eventfulMeeting({ ...INFO, ...info })));
}

/** Texts that try to be something else than text. */
export const MISCHIEF = {
  emoji: "Leik 🎉 og 👩‍👩‍👧",
  rtl: "שלום עולם (مرحبا)",
  longWord: "x".repeat(1000),
  html: `<script>alert("hei")</script><b>feit</b> & 'hermeteikn'`,
  markdown: "**feit** _kursiv_ [lenkje](https://example.org) # tittel",
  formula: "=cmd|'/C calc'!A0",
  xml: "]]> <w:t> &amp; <?xml?>",
} as const;
/** What no document may hold, written straight into the record: the rules would have stopped it. */
const CONTROL = "før\u0000\u0007\u001b\ud800\uffff\u202e etter";

/** The eventful meeting with mischief in every place where people write. */
export function mischievous(): EndedMeeting {
  const meeting = eventful();
  const texts = [...Object.values(MISCHIEF), CONTROL];
  const { record } = meeting;
  return {
    ...meeting,
    info: { ...meeting.info, topic: MISCHIEF.html, eining: `${MISCHIEF.rtl} skule` },
    people: meeting.people.map((p, i) => ({ ...p, name: `${p.name} ${texts[i % texts.length]}` })),
    record: {
      ...record,
      contributions: record.contributions.map((c, i) => ({ ...c, text: texts[i % texts.length] ?? "" })),
      ...(record.statusQuo === undefined ? {} : { statusQuo: { ...record.statusQuo, sentence: MISCHIEF.longWord } }),
      plans: Object.fromEntries(
        Object.entries(record.plans).map(([id, plan], i) => [
          id,
          {
            ...plan,
            goal: texts[i] ?? "",
            successSigns: MISCHIEF.formula,
            evaluatedBy: MISCHIEF.longWord,
            evaluatedHow: CONTROL,
          },
        ]),
      ),
    },
  };
}
