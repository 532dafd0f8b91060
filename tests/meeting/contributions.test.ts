import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { activeOf, as, meetingDoneWith, meetingIn, next, play, WITHOUT_APP, wholeRound } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { SYNTHETIC } from "./nationalIds.ts";

type Contribute = Extract<CommandBody, { type: "contribute" }>;
const question = (authorId: string, text = "Kva klasse gjeld det?"): Contribute => ({
  type: "contribute",
  authorId,
  text,
  detail: { kind: "clarifying" },
});
const clarifying = meetingIn("clarifying");

describe("a contribution", () => {
  it("can be written at any time of its phase, also out of turn and more than once", () => {
    const added = given(clarifying)
      .when("kari", question("kari"))
      .gives({
        type: "contributionAdded",
        id: "k1",
        authorId: "kari",
        writtenById: "kari",
        text: "Kva klasse gjeld det?",
        detail: { kind: "clarifying" },
      });
    const more = play([as("kari", question("kari", "Når?")), wholeRound, as("kari", question("kari", "Kvar?"))], added);
    expect(activeOf(more).record.contributions.map((c) => [c.id, c.text])).toEqual([
      ["k1", "Kva klasse gjeld det?"],
      ["k2", "Når?"],
      ["k3", "Kvar?"],
    ]);
  });

  it("is one of thirty at most for each person in a phase, also when some were withdrawn; others may still write", () => {
    const thirty = Array.from({ length: 30 }, (_, i) => as("kari", question("kari", `Kva er nr. ${i}?`)));
    const full = play([...thirty, as("kari", { type: "withdrawContribution", id: "k1" })], clarifying);
    given(full).when("kari", question("kari")).refused("tooManyContributions", { limit: 30 });
    given(full).when("per", question("per")).after;
    const changed = given(full).when("kari", {
      type: "editContribution",
      id: "k2",
      text: "Kva er det?",
      detail: { kind: "clarifying" },
    });
    expect(changed.after.events.at(-1)).toMatchObject({ type: "contributionEdited" });
    const answers = Array.from({ length: 30 }, (_, i) =>
      as("per", { type: "answerQuestion", id: "k2", text: `Ja, nr. ${i}`, answeredById: "siri" }),
    );
    given(full, ...answers)
      .when("per", { type: "answerQuestion", id: "k2", text: "Ja", answeredById: "siri" })
      .refused("tooManyContributions");
  });

  it("belongs to its phase", () => {
    given(meetingIn("statusQuo")).when("kari", question("kari")).refused("wrongPhase");
    given(clarifying)
      .when("kari", { ...question("kari"), detail: { kind: "factors", systemFactor: true } })
      .refused("wrongPhase");
  });

  it("is refused from strangers and from those who have left", () => {
    given(clarifying).when("stranger", question("stranger")).refused("notParticipant");
    given(clarifying, as("kari", { type: "leave", personId: "kari" }))
      .when("kari", question("kari"))
      .refused("notParticipant");
  });

  it("is cleaned of what can't be seen, and keeps its lines", () => {
    const text = given(clarifying).when("kari", question("kari", "  Kva\u0000 klasse?\r\nNår?\ud800 ")).after;
    expect(activeOf(text).record.contributions[0]?.text).toBe("Kva  klasse?\nNår?\ufffd");
  });

  it("has something in it, and at most a thousand characters", () => {
    given(clarifying).when("kari", question("kari", " \n ")).refused("textMissing");
    given(clarifying)
      .when("kari", question("kari", "å".repeat(1001)))
      .refused("textTooLong", { limit: 1000, length: 1001 });
    expect(given(clarifying).when("kari", question("kari", "å".repeat(1000))).after.events).toHaveLength(
      clarifying.events.length + 1,
    );
  });

  it("is refused with a national id in it, even when the writer insists", () => {
    given(clarifying)
      .when("kari", question("kari", `Gjeld det ${SYNTHETIC}?`), true)
      .refused("nationalId");
  });

  it("is asked about when a child may be named, and goes through when the writer stands by it", () => {
    given(clarifying)
      .when("kari", question("kari", "Gjeld det Tuva og K.?"))
      .refused("likelyName", { names: "Tuva, K." });
    const text = given(clarifying).when("kari", question("kari", "Gjeld det Tuva og K.?"), true).after;
    expect(activeOf(text).record.contributions).toHaveLength(1);
  });

  it("may name the participants, the unit and the topic", () => {
    const text = "Korleis ser Randi Fjell og Gro Li på dette på Lia?";
    expect(given(clarifying).when("kari", question("kari", text)).after.events).toHaveLength(
      clarifying.events.length + 1,
    );
  });
});

describe("writing for someone without the app", () => {
  it("is done by leader or secretary, and the record says for whom and by whom", () => {
    for (const by of ["leader", "siri"]) {
      const after = given(clarifying).when(by, question(WITHOUT_APP)).after;
      expect(activeOf(after).record.contributions[0]).toMatchObject({ authorId: WITHOUT_APP, writtenById: by });
    }
  });

  it("is nobody else's to do, and not for those who have the app", () => {
    given(clarifying).when("per", question(WITHOUT_APP)).refused("notLeaderOrSecretary", { leader: "Randi Fjell" });
    given(clarifying).when("leader", question("kari")).refused("hasApp", { name: "Kari Nes" });
    given(clarifying).when("leader", question("stranger")).refused("personUnknown");
  });
});

describe("editing and withdrawing", () => {
  const said = play([as("kari", question("kari")), as("siri", question(WITHOUT_APP, "Og når?"))], clarifying);
  const edit = (id: string, text = "Kva trinn?") =>
    ({ type: "editContribution", id, text, detail: { kind: "clarifying" } }) as const;

  it("is the author's until the phase ends", () => {
    const edited = given(said)
      .when("kari", edit("k1"))
      .gives({
        type: "contributionEdited",
        id: "k1",
        text: "Kva trinn?",
        detail: { kind: "clarifying" },
      });
    expect(activeOf(edited).record.contributions[0]).toMatchObject({
      text: "Kva trinn?",
      edited: true,
      withdrawn: false,
    });
    const withdrawn = given(said)
      .when("kari", { type: "withdrawContribution", id: "k1" })
      .gives({ type: "contributionWithdrawn", id: "k1" });
    expect(activeOf(withdrawn).record.contributions[0]).toMatchObject({
      text: "Kva klasse gjeld det?",
      withdrawn: true,
    });
    const later = play([wholeRound, next], said);
    given(later).when("kari", edit("k1")).refused("wrongPhase");
    given(later).when("kari", { type: "withdrawContribution", id: "k1" }).refused("wrongPhase");
  });

  it("is nobody else's; the leader has ways of their own", () => {
    given(said).when("leader", edit("k1")).refused("notAuthor");
    given(said).when("siri", { type: "withdrawContribution", id: "k1" }).refused("notAuthor");
  });

  it("is for whoever writes for people without the app", () => {
    for (const by of ["siri", "leader"])
      expect(given(said).when(by, edit("k2")).after.events).toHaveLength(said.events.length + 1);
    given(said).when("kari", edit("k2")).refused("notAuthor");
  });

  it("is refused for what is withdrawn or does not exist", () => {
    given(said, as("kari", { type: "withdrawContribution", id: "k1" }))
      .when("kari", edit("k1"))
      .refused("contributionWithdrawn");
    given(said).when("kari", edit("k9")).refused("contributionUnknown");
  });

  it("can't make a question of a factor, and checks the text again", () => {
    const factors = meetingDoneWith("factors");
    given(factors).when("olav", edit("k2")).refused("wrongPhase");
    given(said).when("kari", edit("k1", "")).refused("textMissing");
    given(said).when("kari", edit("k1", SYNTHETIC)).refused("nationalId");
  });

  it("is possible again when the group has gone back to the phase", () => {
    const back = play(
      [wholeRound, next, as("leader", { type: "goBack", phase: "clarifying", reason: "Eitt spørsmål til" })],
      said,
    );
    expect(given(back).when("kari", edit("k1")).after.events.at(-1)?.type).toBe("contributionEdited");
  });
});

describe("an answer to a question", () => {
  const asked = play([as("kari", question("kari"))], clarifying);
  const answer = (answeredById: string, id = "k1") =>
    ({ type: "answerQuestion", id, text: "Mest femte", answeredById }) as const;

  it("is noted with who gave it and who wrote it down", () => {
    const after = given(asked)
      .when("siri", answer("per"))
      .gives({ type: "questionAnswered", id: "k1", text: "Mest femte", answeredById: "per" });
    expect(activeOf(after).record.contributions[0]).toMatchObject({
      answers: [{ text: "Mest femte", answeredById: "per", writtenById: "siri" }],
    });
  });

  it("is given to a question that stands, by someone present, in the clarifying round", () => {
    given(asked).when("siri", answer("per", "k9")).refused("contributionUnknown");
    given(asked).when("siri", answer("stranger")).refused("personUnknown");
    given(asked).when("stranger", answer("per")).refused("notParticipant");
    given(asked, as("kari", { type: "withdrawContribution", id: "k1" }))
      .when("siri", answer("per"))
      .refused("contributionWithdrawn");
    given(play([wholeRound, next], asked))
      .when("siri", answer("per"))
      .refused("wrongPhase");
    const backWithFactors = play(
      [as("leader", { type: "goBack", phase: "clarifying", reason: "Meir" })],
      meetingDoneWith("factors"),
    );
    given(backWithFactors).when("siri", answer("per", "k2")).refused("notAQuestion");
  });
});
