import { describe, expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import type { Dialog } from "../../cards/kit/context.ts";
import { liveCard } from "../../cards/phases/live.ts";
import { DIALOGS, type DialogName, NOBODY, parseAction, parseOpen } from "../../cards/verbs.ts";
import { formAfter } from "../../cards/whichForm.ts";
import { Refused } from "../../src/errors.ts";
import { decide } from "../../src/meeting/decide.ts";
import { MALFORMER, type Målform } from "../../src/meeting/events.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { followUpDoneWith, followUpIn, reviewing } from "../support/followUpMeeting.ts";
import { buttonsOf, choicesOf, filledIn, inputsOf, pressed, textsOf, valuesIn } from "../support/forms.ts";
import { longMeeting } from "../support/longMeeting.ts";
import {
  activeOf,
  approved,
  as,
  completedMeeting,
  meetingDoneWith,
  meetingIn,
  PLAN,
  type Played,
  play,
  TYPICAL,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { shortMeetings } from "../support/shortMeeting.ts";
import * as states from "./referatStates.ts";

const [leader, secretary, viddevakt, ordinary] = ["leader", "siri", "olav", "per"] as const;
type About = { readonly id?: string | undefined; readonly personId?: string | undefined };

const worded = (info = {}) =>
  play([as(leader, { type: "wordStatusQuo", sentence: "mange står utanfor" })], meetingIn("statusQuo", info));
const undelivered = (info = {}) =>
  play(
    [approved, as(SYSTEM, { type: "mailResult", edition: 1, personId: ordinary, fault: "noAddress" })],
    completedMeeting(info),
  );
const twoPlans = (info = {}) =>
  play(
    [
      as(leader, { type: "takeTiltak", id: "k5", plan: { ...PLAN, responsible: ["ppt"] } }),
      as(leader, { type: "abort", reason: "" }),
    ],
    meetingDoneWith("summary", info),
  );
const paused = (info = {}) => play([as(leader, { type: "pause", because: "person" })], meetingIn("factors", info));
const twoFactors = ["Lite å gjere", "Få vaksne ute"].map((text) =>
  as(ordinary, { type: "contribute", authorId: ordinary, text, detail: { kind: "factors", systemFactor: true } }),
);
const doneWith =
  (phase: PhaseId) =>
  (info = {}) =>
    meetingDoneWith(phase, info);

const back = (info = {}) =>
  play([as(leader, { type: "goBack", phase: "factors", reason: "Om att" })], meetingDoneWith("tiltak", info));
const hanging = (info = {}) =>
  play(
    [
      as(viddevakt, { type: "withdrawContribution", id: "k2" }, true),
      as(leader, { type: "chooseFactors", factorIds: ["k3"] }),
      as(leader, { type: "nextPhase", from: "factors" }, true),
    ],
    back(info),
  );

/** A name got through. */
const named = (info = {}) =>
  play(
    [
      as(
        ordinary,
        { type: "contribute", authorId: ordinary, text: "Er Tuva og O.H. åleine?", detail: { kind: "clarifying" } },
        true,
      ),
    ],
    meetingIn("clarifying", info),
  );

interface Case {
  readonly dialog: DialogName;
  readonly at: (info?: { målform: Målform }) => Played;
  readonly about?: About;
  readonly who: readonly string[];
  /** Who is told no when they open it, and how. */
  readonly refused?: readonly [who: string, code: string];
}
const everyone = [leader, secretary, ordinary];

const CASES: readonly Case[] = [
  ...(["happened", "whatNow"] as const).flatMap((phase): Case[] => {
    const dialog = phase === "happened" ? "reviewTiltak" : "decideNext";
    const refused = [ordinary, "notLeaderOrSecretary"] as const;
    return [
      { dialog, at: (info) => followUpIn(phase, info), who: [leader, secretary], refused },
      { dialog, at: (info) => followUpDoneWith(phase, info), who: [leader, secretary], refused },
      { dialog, at: (info) => followUpDoneWith(phase, info), about: { id: "1.2" }, who: [leader], refused },
    ];
  }),
  {
    dialog: "decideNext",
    at: (info) => play([as(leader, reviewing("2.1", "ongoing"))], followUpIn("whatNow", info)),
    about: { id: "2.1" },
    who: [leader],
  },
  {
    dialog: "closeBrought",
    at: (info) => followUpIn("whatNow", info),
    about: { id: "m0-k3" },
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  { dialog: "closeBrought", at: (info) => followUpDoneWith("whatNow", info), about: { id: "m0-k3" }, who: [leader] },
  { dialog: "contribute", at: (info) => followUpIn("tried", info), who: everyone },
  { dialog: "participant", at: doneWith("roles"), who: [leader, secretary, ordinary] },
  {
    dialog: "participant",
    at: doneWith("roles"),
    about: { personId: viddevakt },
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  {
    dialog: "withoutApp",
    at: doneWith("roles"),
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  { dialog: "roles", at: (info) => meetingIn("roles", info), who: [leader], refused: [ordinary, "notLeader"] },
  { dialog: "roles", at: doneWith("roles"), who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "handOver", at: (info) => meetingIn("factors", info), who: [leader], refused: [secretary, "notLeader"] },
  {
    dialog: "handOver",
    at: (info) => play([as(leader, { type: "offerLeading", personId: secretary })], meetingIn("factors", info)),
    who: [leader],
    refused: [secretary, "notLeader"],
  },
  {
    dialog: "describe",
    at: (info) => meetingIn("description", info),
    who: [leader, secretary],
    refused: [ordinary, "describedByOther"],
  },
  { dialog: "contribute", at: doneWith("clarifying"), who: everyone },
  { dialog: "contribute", at: doneWith("factors"), who: everyone },
  { dialog: "contribute", at: doneWith("tiltak"), who: everyone },
  { dialog: "contribute", at: doneWith("summary"), who: [], refused: [leader, "wrongPhase"] },
  {
    dialog: "contributeTogether",
    at: (info) => meetingIn("tiltak", info),
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  { dialog: "contributeTogether", at: doneWith("clarifying"), who: [], refused: [leader, "roundOver"] },
  { dialog: "mine", at: doneWith("clarifying"), who: everyone },
  { dialog: "mine", at: back, who: [viddevakt] },
  { dialog: "allSaid", at: doneWith("tiltak"), who: [leader], refused: [secretary, "notLeader"] },
  {
    dialog: "correctText",
    at: doneWith("tiltak"),
    about: { id: "k1/1" },
    who: [leader],
    refused: [ordinary, "notLeader"],
  },
  {
    dialog: "hideWords",
    at: named,
    about: { id: "k1" },
    who: [leader],
    refused: [secretary, "notLeader"],
  },
  {
    dialog: "hideWords",
    at: doneWith("tiltak"),
    about: { id: "k1/9" },
    who: [],
    refused: [leader, "contributionUnknown"],
  },
  {
    dialog: "withdrawFactor",
    at: back,
    about: { id: "k2" },
    who: [viddevakt, leader],
    refused: [secretary, "notAuthor"],
  },
  { dialog: "sparedWords", at: doneWith("factors"), who: [leader], refused: [ordinary, "notLeader"] },
  { dialog: "nameFactor", at: hanging, who: [leader, secretary], refused: [ordinary, "notLeaderOrSecretary"] },
  { dialog: "nameFactor", at: doneWith("tiltak"), who: [leader] },
  { dialog: "mine", at: doneWith("factors"), who: everyone },
  { dialog: "mine", at: doneWith("tiltak"), who: everyone, refused: ["nobody", "notParticipant"] },
  {
    dialog: "editContribution",
    at: doneWith("clarifying"),
    about: { id: "k1" },
    who: [ordinary],
    refused: [leader, "notAuthor"],
  },
  {
    dialog: "editContribution",
    at: doneWith("factors"),
    about: { id: "k3" },
    who: [secretary],
    refused: [viddevakt, "notAuthor"],
  },
  { dialog: "editContribution", at: doneWith("tiltak"), about: { id: "k5" }, who: [ordinary] },
  {
    dialog: "editContribution",
    at: doneWith("summary"),
    about: { id: "k5" },
    who: [],
    refused: [ordinary, "wrongPhase"],
  },
  { dialog: "answerQuestion", at: doneWith("clarifying"), about: { id: "k1" }, who: everyone },
  {
    dialog: "wordStatusQuo",
    at: (info) => meetingIn("statusQuo", info),
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  { dialog: "wordStatusQuo", at: doneWith("statusQuo"), who: [leader, secretary] },
  { dialog: "reserve", at: worded, who: everyone },
  { dialog: "reserve", at: (info) => meetingIn("statusQuo", info), who: [], refused: [ordinary, "statusQuoMissing"] },
  { dialog: "agreeTogether", at: worded, who: [leader, secretary], refused: [ordinary, "notLeaderOrSecretary"] },
  { dialog: "answerFor", at: worded, who: [leader, secretary], refused: [ordinary, "notLeaderOrSecretary"] },
  {
    dialog: "passFor",
    at: (info) => meetingIn("factors", info),
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  { dialog: "passFor", at: doneWith("clarifying"), who: [], refused: [leader, "roundOver"] },
  { dialog: "mergeFactors", at: doneWith("factors"), who: [leader], refused: [secretary, "notLeader"] },
  {
    dialog: "sortFactors",
    at: doneWith("factors"),
    who: [leader, secretary],
    refused: [ordinary, "notLeaderOrSecretary"],
  },
  { dialog: "vote", at: doneWith("factors"), who: everyone },
  { dialog: "chooseFactors", at: doneWith("factors"), who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "takeTiltak", at: doneWith("summary"), who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "takeTiltak", at: doneWith("summary"), about: { id: "k4" }, who: [leader] },
  { dialog: "takeTiltak", at: doneWith("summary"), about: { id: "k5" }, who: [leader] },
  { dialog: "takeTiltak", at: doneWith("summary"), about: { id: "k1" }, who: [], refused: [leader, "tiltakUnknown"] },
  {
    dialog: "evaluate",
    at: doneWith("evaluation"),
    who: [leader, secretary, viddevakt],
    refused: [ordinary, "notEmployee"],
  },
  { dialog: "goBack", at: doneWith("tiltak"), who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "goBack", at: doneWith("roles"), who: [], refused: [leader, "noEarlierPhase"] },
  { dialog: "lengthen", at: doneWith("factors"), who: [leader, viddevakt], refused: [secretary, "notViddevakt"] },
  { dialog: "abort", at: doneWith("factors"), who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "abort", at: undelivered, who: [], refused: [leader, "meetingEnded"] },
  {
    dialog: "giveAddress",
    at: undelivered,
    about: { personId: ordinary },
    who: [leader],
    refused: [ordinary, "notLeader"],
  },
  {
    dialog: "editSection",
    at: states.draft,
    about: { id: "challenge" },
    who: [leader],
    refused: [secretary, "notLeader"],
  },
  { dialog: "chooseParts", at: states.draft, who: [leader] },
  { dialog: "chooseParts", at: states.unsent, who: [leader] },
  { dialog: "editSection", at: states.edited, about: { id: "challenge" }, who: [leader] },
  { dialog: "editSection", at: states.unsent, about: { id: "remarks" }, who: [leader] },
  { dialog: "editSection", at: states.draft, about: { id: "tiltak" }, who: [], refused: [leader, "unknownAction"] },
  {
    dialog: "editSection",
    at: doneWith("evaluation"),
    about: { id: "challenge" },
    who: [],
    refused: [leader, "referatNotReady"],
  },
  { dialog: "correctPlan", at: states.draft, who: [leader], refused: [ordinary, "notLeader"] },
  { dialog: "correctPlan", at: twoPlans, who: [leader] },
  { dialog: "correctPlan", at: twoPlans, about: { id: "k5" }, who: [leader] },
  { dialog: "correctPlan", at: states.namesUndecided, who: [], refused: [leader, "tiltakUnknown"] },
  { dialog: "recipients", at: states.leftOut, who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "recipients", at: states.leftOut, about: { personId: "mottakar:1" }, who: [leader] },
  { dialog: "recipients", at: states.draft, about: { personId: "kven" }, who: [], refused: [leader, "personUnknown"] },
  { dialog: "recipients", at: states.undelivered, who: [leader] },
  { dialog: "recipients", at: states.leftOutAndSent, who: [leader] },
  { dialog: "recipients", at: states.sent, about: { personId: ordinary }, who: [], refused: [leader, "referatSent"] },
  { dialog: "addRecipient", at: states.draft, who: [leader], refused: [viddevakt, "notLeader"] },
  { dialog: "addRecipient", at: states.sent, who: [leader] },
  { dialog: "chooseEntries", at: states.draft, who: [leader], refused: [ordinary, "notLeader"] },
  { dialog: "decideNames", at: states.namesUndecided, who: [leader], refused: [ordinary, "notLeader"] },
  { dialog: "decideNames", at: states.namesDecided, who: [leader] },
  { dialog: "decideNames", at: states.draft, who: [leader] },
  { dialog: "correctReferat", at: states.unsent, who: [leader], refused: [secretary, "notLeader"] },
  { dialog: "correctReferat", at: states.unsentWithName, who: [leader] },
  { dialog: "correctReferat", at: states.sent, who: [], refused: [leader, "nothingCorrected"] },
  { dialog: "correctReferat", at: states.draft, who: [], refused: [leader, "referatNotReady"] },
  { dialog: "more", at: doneWith("factors"), who: [...everyone, viddevakt] },
  { dialog: "more", at: paused, who: everyone },
];

function opened({ dialog, about }: Pick<Case, "dialog" | "about">, { state, nowMs }: Played, viewerId: string): Dialog {
  if (state.status === "none") throw new Error("no meeting");
  const t = translator(state.info.målform);
  const ctx = { meeting: state, viewerId, nowMs, t };
  const request = { dialog, m: state.info.meetingId, ...about };
  return openDialog(request, state.status === "ended" ? { ...ctx, referat: sectionTexts(state) } : ctx);
}

const open = (dialog: DialogName, played: Played, viewerId: string, about: About = {}) =>
  opened({ dialog, about }, played, viewerId);

const name = ({ dialog, about, at }: Case) => {
  const { state } = at();
  const phase = state.status === "active" ? state.visit.phase : state.status;
  return [dialog, ...Object.values(about ?? {}), "in", phase].join(" ");
};
const all = CASES.flatMap((each) =>
  MALFORMER.flatMap((målform) =>
    each.who.map((who) => [`${name(each)}, ${who}, ${målform}`, each, målform, who] as const),
  ),
);

test("every dialog of a meeting is tried here", () => {
  expect(new Set(CASES.map((each) => each.dialog))).toEqual(
    new Set(DIALOGS.filter((dialog) => dialog !== "start" && dialog !== "startFollowUp")),
  );
});

describe.each(all)("%s", (_name, each, målform, who) => {
  const played = each.at({ målform });
  const dialog = opened(each, played, who);

  test("is a card by the 1.5 schema", () => {
    expect(schemaErrors(dialog.card)).toEqual([]);
  });

  test("is read by Microsoft's renderer without a complaint", () => {
    expect(parserErrors(dialog.card)).toEqual([]);
  });

  test("says what each field is for, once", () => {
    const inputs = inputsOf(dialog);
    for (const input of inputs) {
      expect(input.label, String(input.id)).toMatch(/\S/);
      if (input.isRequired) expect(input.errorMessage, String(input.id)).toMatch(/\S/);
      if (input.type === "Input.Text") expect(input.maxLength, String(input.id)).toBeGreaterThan(0);
    }
    expect(new Set(inputs.map((input) => input.id)).size).toBe(inputs.length);
    expect(new Set(buttonsOf(dialog).map((button) => button.title)).size).toBe(buttonsOf(dialog).length);
  });

  test("sends what the meeting understands and takes, and leads only to forms that open", () => {
    for (const button of buttonsOf(dialog)) {
      const sent = pressed(button, filledIn(dialog));
      const next = parseOpen(sent);
      if (next !== undefined) {
        expect(opened({ dialog: next.dialog, about: next }, played, who).title).toMatch(/\S/);
        continue;
      }
      const action = parseAction(sent, who);
      if (action.kind !== "command") throw new Error(`${String(button.title)}: ${action.kind}`);
      const command = { ...action.command, by: who, confirmed: true };
      expect(() => decide(command, played.state, played.nowMs), String(button.title)).not.toThrow();
    }
  });
});

describe("whoever could not send a form is told so before they write", () => {
  test.each(
    CASES.flatMap((each) => (each.refused === undefined ? [] : [[name(each), ...each.refused, each] as const])),
  )("%s: %s gets %s", (_name, who, code, each) => {
    expect(() => opened(each, each.at(), who)).toThrow(expect.objectContaining({ code }));
  });

  test("a meeting that runs already is not started again", () => {
    expect(() => open("start", meetingIn("roles"), leader)).toThrow(Refused);
  });
});

describe("what was given before stands in the form", () => {
  test("the description", () => {
    expect(valuesIn(open("describe", meetingDoneWith("description"), leader))).toMatchObject({
      what: "Mange elevar går åleine i storefri",
      grounds: "observations,development",
    });
  });

  test("one's own innspel, with what belongs to it", () => {
    expect(valuesIn(open("editContribution", meetingDoneWith("factors"), viddevakt, { id: "k2" }))).toEqual({
      text: "Få vaksne ute i storefri",
      systemFactor: "true",
    });
    expect(valuesIn(open("editContribution", meetingDoneWith("tiltak"), ordinary, { id: "k5" }))).toMatchObject({
      factorId: "k2",
      kind: "staffMeeting",
    });
  });

  test("what somebody is there as, which the leader may say of themself too", () => {
    const say = (personId: string, role: string) =>
      as(personId, { type: "updateParticipant", personId, teneste: "eining", role, present: true });
    const played = play([say(leader, "inspektør"), say(secretary, "kontaktlærar")], meetingDoneWith("roles"));
    expect(valuesIn(open("participant", played, secretary, { personId: secretary }))).toEqual({
      teneste: "eining",
      role: "kontaktlærar",
      present: "true",
    });
    const own = open("participant", played, leader, { personId: leader });
    expect(valuesIn(own)).toEqual({ role: "inspektør" });
    expect(textsOf(open("participant", played, leader))).toContain(
      "**Siri Vik** – skulen, kontaktlærar, ikkje stadfesta, til stades",
    );
  });

  test("the sentence, the reservation and the votes", () => {
    expect(valuesIn(open("wordStatusQuo", meetingDoneWith("statusQuo"), leader)).sentence).toMatch(/mellomtrinnet/);
    expect(valuesIn(open("reserve", meetingDoneWith("statusQuo"), "kari")).reason).toBe("Vi veit lite om 4. trinn");
    expect(valuesIn(open("vote", meetingDoneWith("factors"), ordinary)).factorIds).toBe("k2,k3");
  });

  test("the plan, and the evaluation", () => {
    const { responsible, ...plan } = PLAN;
    expect(valuesIn(open("takeTiltak", meetingDoneWith("summary"), leader, { id: "k4" }))).toEqual({
      ...plan,
      responsible: responsible.join(","),
      personId: NOBODY,
      meetOn: undefined,
    });
    expect(valuesIn(open("evaluate", meetingDoneWith("evaluation"), viddevakt))).toMatchObject({
      worked: "God struktur",
    });
  });

  test("a new plan starts today and is evaluated six weeks later, about what the group agreed on", () => {
    expect(valuesIn(open("takeTiltak", meetingDoneWith("summary"), leader, { id: "k5" }))).toMatchObject({
      oppmerksomheit: "Mange elevar på mellomtrinnet står utanfor i storefri",
      startBy: "2027-03-02",
      evaluateBy: "2027-04-13",
    });
  });

  test("a sentence too long for an oppmerksomheit is cut, so that the tiltak can be taken as it stands", () => {
    const done = meetingDoneWith("summary");
    const state = activeOf(done);
    const statusQuo = { sentence: "a".repeat(101), answers: {}, concluded: false };
    const played = { ...done, state: { ...state, record: { ...state.record, statusQuo } } };
    expect(valuesIn(open("takeTiltak", played, leader, { id: "k5" })).oppmerksomheit).toBe(`A${"a".repeat(98)}…`);
  });

  test("six weeks from the middle of May is in the summer: the evaluation is then before it", () => {
    const may = play([{ minutes: 79 * 24 * 60 }], meetingDoneWith("summary"));
    expect(valuesIn(open("takeTiltak", may, leader, { id: "k5" }))).toMatchObject({
      startBy: "2027-05-20",
      evaluateBy: "2027-06-30",
    });
  });
});

describe("a round that is written down at once", () => {
  const inRoom = [leader, ordinary].map((personId) => ({ personId, inRoom: true }));
  const sit = as(leader, { type: "setRoles", people: inRoom });

  test("takes a proposal that is to reduce several factors", () => {
    const choose = as(leader, { type: "chooseFactors", factorIds: ["k2", "k3"] });
    const played = play(
      [choose, as(leader, { type: "nextPhase", from: "factors" }, true), sit],
      meetingDoneWith("factors"),
    );
    const form = open("contributeTogether", played, leader);
    const filled = {
      [`text:${ordinary}`]: "Leik med ein vaksen",
      [`kind:${ordinary}`]: "ownTrial",
      [`factorId:${ordinary}`]: "k2,k3",
    };
    const action = parseAction(pressed(buttonsOf(form)[0] ?? {}, filled), leader);
    if (action.kind !== "command") throw new Error("no command");
    const said = activeOf(play([as(leader, action.command)], played)).record.contributions.at(-1);
    expect(said).toMatchObject({ authorId: ordinary, factorId: "k2", alsoFactorIds: ["k3"] });
  });

  test("says how much is taken beside a guest's name, not within it", () => {
    const name = "Per Haug (Gjest)";
    const played = play([sit], meetingIn("factors"));
    const people = activeOf(played).people.map((one) => (one.id === ordinary ? { ...one, name } : one));
    const form = open("contributeTogether", { ...played, state: { ...activeOf(played), people } }, leader);
    const labels = inputsOf(form).map(({ label }) => label);
    expect(labels).toContain(translator("nn")("dialog.limit", { label: name, limit: LIMITS.contributionChars }));
  });

  test("has no more to tick than one looks through: with many factors it is for fewer people at a time", () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      as(ordinary, {
        type: "contribute",
        authorId: ordinary,
        text: `Faktor ${at}`,
        detail: { kind: "factors", systemFactor: true },
      }),
    );
    const factors = play(many, meetingDoneWith("factors"));
    const ids = activeOf(factors).record.contributions.flatMap(({ kind, id }) => (kind === "factors" ? [id] : []));
    const choose = as(leader, { type: "chooseFactors", factorIds: ids.slice(0, 22) });
    const everybody = activeOf(factors).people.map(({ id }) => ({ personId: id, inRoom: true }));
    const seat = as(leader, { type: "setRoles", people: everybody });
    const played = play([choose, as(leader, { type: "nextPhase", from: "factors" }, true), seat], factors);
    const sets = inputsOf(open("contributeTogether", played, leader)).filter(({ isMultiSelect }) => isMultiSelect);
    expect(sets).toHaveLength(2);
  });
});

describe("the leader's choice of factors", () => {
  const given = meetingIn("factors");
  const votes = (ids: readonly string[]) =>
    ids.map((id) =>
      as(id === WITHOUT_APP ? leader : id, { type: "vote", personId: id, factorIds: [id === ordinary ? "k3" : "k2"] }),
    );
  const factors = TYPICAL.factors.slice(0, 2);
  const everybody = activeOf(given).people.map(({ id }) => id);
  const after = (played: Played, by: string, personId = by) =>
    formAfter(activeOf(played), { type: "vote", personId, factorIds: ["k2"] }, {}, by)?.dialog;

  test("has what got most votes filled in, and comes by itself when the leader votes last", () => {
    const all = play([...factors, ...votes(everybody)], given);
    expect(valuesIn(open("chooseFactors", all, leader)).factorIds).toBe("k2");
    expect(after(all, leader)).toBe("chooseFactors");
    expect(after(all, leader, WITHOUT_APP)).toBe("chooseFactors");
    const others = play([...factors, ...votes([leader])], given);
    expect(after(others, leader)).toBeUndefined();
    expect(after(all, ordinary)).toBeUndefined();
    expect(after(all, ordinary, leader)).toBeUndefined();
    const none = play(factors, given);
    expect(valuesIn(open("chooseFactors", none, leader)).factorIds).toBeUndefined();
  });
});

describe("the tiltak to take", () => {
  const first = meetingDoneWith("summary");
  const chosenAnew = play(
    [
      as(leader, { type: "goBack", phase: "factors", reason: "Om att" }),
      as(leader, { type: "chooseFactors", factorIds: ["k3"] }),
      as(leader, { type: "nextPhase", from: "factors" }, true),
      as(ordinary, {
        type: "contribute",
        authorId: ordinary,
        text: "Kiosk i storefri",
        detail: { kind: "tiltak", factorId: "k3", tiltakKind: "inGroup" },
      }),
      as(leader, { type: "nextPhase", from: "tiltak" }, true),
    ],
    first,
  );
  const asksFor = (played: Played) =>
    buttonsOf(open("takeTiltak", played, leader)).flatMap(({ data }) => {
      const { verb, dialog, id } = data as Record<string, unknown>;
      return id === undefined ? [] : [[verb ?? dialog, id]];
    });

  test("are those whose factor is chosen; of others a plan made before can only be dropped", () => {
    expect(asksFor(first)).toEqual([
      ["takeTiltak", "k4"],
      ["dropTiltak", "k4"],
      // As it is, and with its plan filled in.
      ["takeTiltak", "k5"],
      ["takeTiltak", "k5"],
    ]);
    expect(asksFor(chosenAnew)).toEqual([
      ["dropTiltak", "k4"],
      ["takeTiltak", "k6"],
      ["takeTiltak", "k6"],
    ]);
    expect(textsOf(open("takeTiltak", chosenAnew, leader)).join()).not.toContain("PPT orienterer");
  });

  test("is taken as it is with one press, and the plan of the only proposal opens at once", () => {
    const press = buttonsOf(open("takeTiltak", first, leader)).find(({ title }) => title === "Ta nr. 2");
    const action = parseAction(pressed(press ?? {}, {}), leader);
    if (action.kind !== "command") throw new Error("no command");
    const taken = play([as(leader, action.command, true)], first);
    expect(activeOf(taken).record.plans.k5).toMatchObject({ responsible: ["eining"], evaluateBy: "2027-04-13" });
    const only = play(
      [as("per", { type: "withdrawContribution", id: "k5" }), as(leader, { type: "nextPhase", from: "tiltak" }, true)],
      meetingDoneWith("tiltak"),
    );
    expect(valuesIn(open("takeTiltak", only, leader))).toMatchObject({ evaluateBy: "2027-04-13" });
  });

  test("each button does what it says", () => {
    for (const [kind, id] of asksFor(chosenAnew)) {
      if (kind === "takeTiltak") open("takeTiltak", chosenAnew, leader, { id: String(id) });
      else play([as(leader, { type: "dropTiltak", id: String(id) })], chosenAnew);
    }
    expect(() => open("takeTiltak", chosenAnew, leader, { id: "k5" })).toThrow(new Refused("factorNotChosen"));
  });
});

describe("on behalf of those without the app", () => {
  test.each([leader, secretary])("%s may choose whom it is for, themself first", (who) => {
    const dialog = open("contribute", meetingIn("factors"), who);
    expect(choicesOf(dialog, "personId").map((c) => c.value)).toEqual([who, WITHOUT_APP]);
    expect(valuesIn(dialog).personId).toBe(who);
  });

  test("a button about a person has that person chosen", () => {
    expect(valuesIn(open("contribute", meetingIn("factors"), leader, { personId: WITHOUT_APP })).personId).toBe(
      WITHOUT_APP,
    );
  });

  test("others speak only for themselves", () => {
    expect(choicesOf(open("contribute", meetingIn("factors"), ordinary), "personId")).toEqual([]);
  });

  test("where nobody waits, the form says so", () => {
    const passed = play([as(leader, { type: "pass", personId: WITHOUT_APP })], meetingIn("factors"));
    const dialog = open("passFor", passed, leader);
    expect(inputsOf(dialog)).toEqual([]);
    expect(textsOf(dialog).join()).toMatch(/på Teams/);
  });
});

describe("«Meir» fits who is looking", () => {
  const verbs = (who: string, played = meetingIn("factors")) =>
    buttonsOf(open("more", played, who)).map(
      (b) => (b.data as Record<string, unknown>).dialog ?? (b.data as Record<string, unknown>).verb,
    );

  test("the leader", () => {
    const ofPhase = ["chooseFactors", "mergeFactors", "sortFactors", "endTurn", "endRound", "passFor"].concat(
      ...["contribute", "vote", "mine", "pass", "nextPhase"],
    );
    const people = ["participant", "withoutApp", "roles", "handOver", "abort"];
    expect(verbs(leader, play(twoFactors, meetingIn("factors")))).toEqual([
      "undo",
      ...ofPhase,
      ...["lengthen", "pause", "goBack", "allSaid"],
      ...people,
    ]);
    expect(verbs(leader, paused())).toEqual(["contribute", "mine", "resume", "lengthen", "allSaid", ...people]);
  });

  test("whom the leader asks to lead, and the leader while that waits", () => {
    const asked = play([as(leader, { type: "offerLeading", personId: secretary })], meetingIn("summary"));
    expect(verbs(secretary, asked).slice(0, 2)).toEqual(["answerOffer", "answerOffer"]);
    expect(verbs(viddevakt, asked)).not.toContain("answerOffer");
    expect(buttonsOf(open("handOver", asked, leader)).map(({ title }) => title)).toEqual(["Trekk spørsmålet tilbake"]);
    const declined = play([as(secretary, { type: "answerOffer", yes: false })], asked);
    expect(textsOf(open("handOver", declined, leader)).join(" ")).toContain("Siri Vik kan ikkje leie møtet no");
  });

  test("the leader whom somebody asks for the leading", () => {
    const asked = play([as(secretary, { type: "askToLead" })], meetingIn("summary"));
    expect(verbs(leader, asked).slice(0, 2)).toEqual(["answerTakeOver", "answerTakeOver"]);
    expect(textsOf(open("more", asked, leader))).toContain("Siri Vik ber om å få leie møtet");
    expect(verbs(viddevakt, asked)).not.toContain("answerTakeOver");
  });

  test("the secretary and the viddevakt, who are employees", () => {
    expect(verbs(secretary)).toEqual([
      "endTurn",
      "passFor",
      "contribute",
      "mine",
      "pass",
      "pause",
      "participant",
      "withoutApp",
      "askToLead",
      "leave",
    ]);
    expect(verbs(viddevakt)).toEqual([
      ...["endTurn", "contribute", "mine", "pass", "lengthen", "remind", "remind", "remind"],
      ...["lengthen", "participant", "askToLead", "leave"],
    ]);
  });

  test("somebody from a teneste", () => {
    expect(verbs(ordinary)).toEqual(["participant", "leave"]);
  });
});

describe("a client that never fetches its own view of a card", () => {
  const target = (data: unknown) => {
    const { verb, dialog } = data as Readonly<Record<string, unknown>>;
    return String(dialog ?? verb);
  };
  const states: readonly [string, Played][] = [
    ...PHASES.flatMap((phase): [string, Played][] => [
      [`${phase}, begun`, meetingIn(phase)],
      [`${phase}, done`, meetingDoneWith(phase)],
    ]),
    ...shortMeetings(),
    ["a pause", paused()],
    ["somebody who asks to lead", play([as(secretary, { type: "askToLead" })], meetingIn("summary"))],
  ];

  test.each(states)("still gives leader, secretary and viddevakt all they can do: %s", (_name, played) => {
    const meeting = activeOf(played);
    const ctx = { meeting, nowMs: played.nowMs, t: translator(meeting.info.målform) };
    const plain = buttonsOf({ title: "", card: liveCard(ctx).card }).map(({ data }) => target(data));
    for (const viewerId of [leader, secretary, viddevakt]) {
      const own = buttonsOf({ title: "", card: liveCard({ ...ctx, viewerId }).card }).map(({ data }) => target(data));
      const inMore = buttonsOf(open("more", played, viewerId)).map((b) => target(b.data));
      expect(inMore).toEqual(expect.arrayContaining(own.filter((one) => !plain.includes(one))));
    }
  });

  test("can take a whole meeting from phase to phase", () => {
    for (const phase of PHASES.slice(0, -1)) {
      const played = meetingDoneWith(phase);
      const next = buttonsOf(open("more", played, leader)).find(({ data }) => target(data) === "nextPhase");
      const action = parseAction(next?.data, leader);
      if (action.kind !== "command") throw new Error(`no way on from ${phase}`);
      expect(activeOf(play([as(leader, action.command)], played)).visit.phase).not.toBe(phase);
    }
  });
});

describe("what people wrote", () => {
  test("shows as it was written, never as markup", () => {
    const said = "**fet** [lenke](https://x.example) <at>Olav</at>";
    const played = play(
      [
        as(
          ordinary,
          { type: "contribute", authorId: ordinary, text: said, detail: { kind: "factors", systemFactor: true } },
          true,
        ),
      ],
      meetingIn("factors"),
    );
    expect(textsOf(open("mine", played, ordinary)).join("\n")).toContain(
      "\\*\\*fet\\*\\* \\[lenke\\](https://x.example) \\<at\\>Olav",
    );
    expect(choicesOf(open("vote", played, ordinary), "factorIds")[0]?.title).toContain(said);
  });

  test("is all there below one's own, with the answers to questions", () => {
    const texts = textsOf(open("mine", meetingDoneWith("clarifying"), leader)).join("\n");
    expect(texts).toContain("Gjeld det alle trinna?");
    expect(texts).toContain("Svar frå Siri Vik: Mest mellomtrinnet");
  });
});

describe("forty people who write as much as they may", () => {
  const cases: readonly [DialogName, PhaseId, About?][] = [
    ["participant", "roles"],
    ["roles", "roles"],
    ["describe", "description"],
    ["mine", "clarifying"],
    ["answerQuestion", "clarifying"],
    ["contribute", "factors"],
    ["mine", "factors"],
    ["mergeFactors", "factors"],
    ["sortFactors", "factors"],
    ["vote", "factors"],
    ["chooseFactors", "factors"],
    ["contribute", "tiltak"],
    ["mine", "tiltak"],
    ["takeTiltak", "summary"],
    ["takeTiltak", "summary", { id: "k161" }],
    ["evaluate", "evaluation"],
  ];

  test.each(cases)("%s in %s stays below 80 KB", (dialog, phase, about) => {
    const form = open(dialog, longMeeting(phase), leader, about);
    expect(units(form.card)).toBeLessThan(MOST_UNITS);
    expect(parserErrors(form.card)).toEqual([]);
  });
});
