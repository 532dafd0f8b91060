import { describe, expect, test } from "vitest";
import type { Command, CommandBody } from "../../src/meeting/commands.ts";
import type { Editing } from "../../src/meeting/edited.ts";
import type { EvaluationAnswer } from "../../src/meeting/evaluations.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { followUpDoneWith, reviewing, stepping } from "../support/followUpMeeting.ts";
import {
  approved,
  as,
  completedMeeting,
  meetingDoneWith,
  meetingIn,
  PLAN,
  type Played,
  play,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

const answer: EvaluationAnswer = { worked: "Mykje", better: "", structure: "yes", useful: "yes", nextTime: "" };
const describing = (what: string): CommandBody => ({ type: "describe", what, behind: "Logg", grounds: ["logs"] });
const question = (text: string): CommandBody => {
  return { type: "editContribution", id: "k1", text, detail: { kind: "clarifying" } };
};
const placed = (role: string): CommandBody => {
  return { type: "updateParticipant", personId: "kari", teneste: "helsestasjon", role, present: true };
};
const taking = (goal: string): CommandBody => ({ type: "takeTiltak", id: "k4", plan: { ...PLAN, goal } });
const hanging = play(
  [
    as("leader", { type: "goBack", phase: "factors", reason: "Om att" }),
    as("olav", { type: "withdrawContribution", id: "k2" }, true),
    as("leader", { type: "chooseFactors", factorIds: ["k3"] }),
    as("leader", { type: "nextPhase", from: "factors" }, true),
  ],
  meetingDoneWith("tiltak"),
);
const unsent = play(
  [approved, as(SYSTEM, { type: "mailResult", edition: 1, personId: "per", fault: "noAddress" })],
  completedMeeting(),
);

const closing = (sentence: string) => ({ type: "closeBrought", entryId: "m0-k3", because: "ended", sentence }) as const;

interface Meeting {
  readonly in: Played;
  /** What somebody does while the form is open. */
  readonly other: Command;
  /** Whose form it is, and what it sends. */
  readonly form: Command;
}

/** One for each form that replaces something. The type checker sees to it that none is forgotten. */
const MEETINGS: Readonly<Record<Editing, Meeting>> = {
  describe: {
    in: meetingDoneWith("description"),
    other: as("siri", describing("Uro")),
    form: as("leader", describing("Bråk")),
  },
  wordStatusQuo: {
    in: meetingIn("statusQuo"),
    other: as("siri", { type: "wordStatusQuo", sentence: "Uro" }),
    form: as("leader", { type: "wordStatusQuo", sentence: "Bråk" }),
  },
  agree: {
    in: meetingDoneWith("statusQuo"),
    other: as("leader", { type: "wordStatusQuo", sentence: "Noko heilt anna" }),
    form: as("siri", { type: "agree", personId: WITHOUT_APP }),
  },
  reserve: {
    in: meetingDoneWith("statusQuo"),
    other: as("leader", { type: "wordStatusQuo", sentence: "Noko heilt anna" }),
    form: as("kari", { type: "reserve", personId: "kari", reason: "Ikkje alle" }),
  },
  editContribution: {
    in: meetingDoneWith("clarifying"),
    other: as("per", question("Gjeld det alle trinna no?")),
    form: as("per", question("Gjeld det nokre av trinna?")),
  },
  correctText: {
    in: meetingDoneWith("clarifying"),
    other: as("per", question("Gjeld det alle trinna no?")),
    form: as("leader", { type: "correctText", id: "k1", text: "Gjeld det alle trinna i dag?" }),
  },
  answerQuestion: {
    in: meetingDoneWith("clarifying"),
    other: as("per", question("Kor ofte hender det?")),
    form: as("siri", { type: "answerQuestion", id: "k1", text: "Berre nokre", answeredById: "siri" }),
  },
  nameFactor: {
    in: hanging,
    other: as("siri", { type: "nameFactor", id: "k4", factorId: "k3" }),
    form: as("leader", { type: "nameFactor", id: "k4", factorId: "k3" }),
  },
  vote: {
    in: meetingDoneWith("factors"),
    other: as("siri", { type: "vote", personId: WITHOUT_APP, factorIds: ["k2"] }),
    form: as("leader", { type: "vote", personId: WITHOUT_APP, factorIds: ["k3"] }),
  },
  chooseFactors: {
    in: meetingDoneWith("factors"),
    other: as("leader", { type: "chooseFactors", factorIds: ["k3"] }),
    form: as("leader", { type: "chooseFactors", factorIds: ["k2"] }),
  },
  takeTiltak: {
    in: meetingDoneWith("summary"),
    other: as("leader", taking("Alle har nokon")),
    form: as("leader", taking("Ingen går åleine")),
  },
  evaluate: {
    in: meetingDoneWith("evaluation"),
    other: as("siri", { type: "evaluate", personId: WITHOUT_APP, answer }),
    form: as("leader", { type: "evaluate", personId: WITHOUT_APP, answer: { ...answer, worked: "Lite" } }),
  },
  reviewTiltak: {
    in: followUpDoneWith("happened"),
    other: as("siri", reviewing("1.2", "wanted", "Alle er med")),
    form: as("leader", reviewing("1.2", "notWanted", "Ingen er med")),
  },
  decideNext: {
    in: followUpDoneWith("whatNow"),
    other: as("siri", stepping("1.2", { text: "Éin vaksen til" })),
    form: as("leader", stepping("1.2", { text: "To vaksne til" })),
  },
  closeBrought: {
    in: followUpDoneWith("whatNow"),
    other: as("siri", closing("Det er ein vane no")),
    form: as("leader", closing("Alle gjer det no")),
  },
  updateParticipant: {
    in: meetingDoneWith("roles"),
    other: as("siri", placed("Helsesjukepleiar")),
    form: as("leader", placed("Jordmor")),
  },
  editSection: {
    in: completedMeeting(),
    other: as("leader", { type: "editSection", section: "remarks", text: "Det eine" }),
    form: as("leader", { type: "editSection", section: "remarks", text: "Det andre" }),
  },
  chooseParts: {
    in: completedMeeting(),
    other: as("leader", { type: "chooseParts", parts: ["remarks"] }),
    form: as("leader", { type: "chooseParts", parts: ["participants"] }),
  },
  correctPlan: {
    in: completedMeeting(),
    other: as("leader", { type: "correctPlan", id: "k4", plan: { ...PLAN, goal: "Alle har nokon" } }),
    form: as("leader", { type: "correctPlan", id: "k4", plan: { ...PLAN, goal: "Ingen går åleine" } }),
  },
  chooseEntries: {
    in: completedMeeting(),
    other: as("leader", { type: "chooseEntries", entries: { k2: "e1" } }),
    form: as("leader", { type: "chooseEntries", entries: { k2: "e2" } }),
  },
  decideNames: {
    in: play(
      [
        as(
          "kari",
          { type: "contribute", authorId: "kari", text: "Gjeld det Tuva?", detail: { kind: "clarifying" } },
          true,
        ),
        as("leader", { type: "abort", reason: "" }),
      ],
      meetingIn("clarifying"),
    ),
    other: as("leader", { type: "decideNames", decisions: { Tuva: "keep" } }),
    form: as("leader", { type: "decideNames", decisions: { Tuva: "mask" } }),
  },
  leaveOutRecipient: {
    in: completedMeeting(),
    other: as("leader", { type: "restoreRecipient", personId: "per" }),
    form: as("leader", { type: "leaveOutRecipient", personId: "per", reason: "Var ikkje med" }),
  },
  giveAddress: {
    in: unsent,
    other: as("leader", { type: "giveAddress", personId: "per", email: "per@kommune.example" }),
    form: as("leader", { type: "giveAddress", personId: "per", email: "per.haug@kommune.example" }),
  },
};

/** Some of what they stand on has to be there before it can be changed. */
const FIRST: Partial<Record<Editing, Command>> = {
  leaveOutRecipient: as("leader", { type: "leaveOutRecipient", personId: "per", reason: "Feil" }),
};
const AFTER: Partial<Record<Editing, Command>> = {
  giveAddress: as(SYSTEM, { type: "mailResult", edition: 1, personId: "per", fault: "rejected" }),
};

const all = Object.entries(MEETINGS).map(([type, { in: before, other, form }]) => {
  const [first, after] = [FIRST[type as Editing], AFTER[type as Editing]];
  const drawn = first === undefined ? before : play([first], before);
  const meanwhile = play(after === undefined ? [other] : [other, after], drawn);
  const { by, ...body } = form;
  return { type, drawn, meanwhile, other, by, body: body as CommandBody };
});

describe("a form that replaces something", () => {
  test.each(all)(
    "$type: asks where that was changed while it was filled in",
    ({ drawn, meanwhile, other, by, body }) => {
      const asked = given(meanwhile).when(by, body, false, drawn.events.length);
      asked.refused("editedMeanwhile", {
        who: other.by === by ? "self" : "other",
        name: { leader: "Randi Fjell", siri: "Siri Vik", per: "Per Haug" }[other.by] ?? "",
      });
    },
  );

  test.each(all)("$type: a yes to another question is no yes to this one", ({ drawn, meanwhile, by, body }) => {
    given(meanwhile).when(by, body, true, drawn.events.length).refused("editedMeanwhile");
  });

  test.each(all)("$type: goes through for one who has seen what stands there", ({ meanwhile, by, body }) => {
    const seen = meanwhile.events.length;
    expect(() => given(meanwhile).when(by, body, true, seen).after).not.toThrow();
  });

  test("is not asked about what others do beside it", () => {
    const drawn = meetingIn("description");
    const beside = play([as("siri", { type: "setMålform", målform: "nb" })], drawn);
    expect(() => given(beside).when("leader", describing("Uro"), false, drawn.events.length).after).not.toThrow();
  });

  test("from before forms said when they were drawn is taken as it was", () => {
    const [described] = all;
    expect(() => given(described?.meanwhile as Played).when("leader", describing("Uro")).after).not.toThrow();
  });

  test("tells of the machine where nobody did it", () => {
    const drawn = meetingDoneWith("roles");
    const gone = play([as(SYSTEM, { type: "leave", personId: "kari" })], drawn);
    given(gone)
      .when("leader", placed("Jordmor"), false, drawn.events.length)
      .refused("editedMeanwhile", { who: "machine", name: "" });
  });
});
