import { describe, expect, test } from "vitest";
import { endedCard } from "../../cards/chat/ended.ts";
import { refusalText } from "../../cards/chat/refusal.ts";
import { privateStatusCard, statusCard } from "../../cards/chat/status.ts";
import { resultCard } from "../../cards/phases/result.ts";
import { Refused } from "../../src/errors.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { CONFIRMABLE } from "../../src/refusals.ts";
import { translator } from "../../src/text/text.ts";
import { parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { followUpCompleted, followUpIn } from "../support/followUpMeeting.ts";
import { entriesOf } from "../support/handed.ts";
import {
  activeOf,
  as,
  completedMeeting,
  endedOf,
  meetingIn,
  next,
  type Played,
  play,
  start,
  wholeRound,
} from "../support/meeting.ts";
import { buttonsOf, partsOf, textsOf } from "./cardParts.ts";

const t = translator("nn");
const active = (played: Played) => ({ meeting: activeOf(played), nowMs: played.nowMs, t });
const ended = (played: Played) => ({ meeting: endedOf(played), nowMs: played.nowMs, t });

describe("the result of a phase", () => {
  test("has the outcome and the time, and no buttons", () => {
    const { card } = resultCard(active(meetingIn("tiltak")), 5);
    expect(textsOf(card)).toEqual(
      expect.arrayContaining(["Ferdig med fase 5 · Oppretthaldande faktorar", "Planlagt 12 minutt, brukt 5 minutt"]),
    );
    expect(buttonsOf(card)).toEqual([]);
  });

  test("names those who had no turn", () => {
    const played = play(
      [as("leader", { type: "endRound" }, true), as("leader", { type: "nextPhase", from: "clarifying" })],
      meetingIn("clarifying"),
    );
    expect(textsOf(resultCard(active(played), 3).card)).toContain(
      "Fekk ikkje ordet i denne runden: Siri Vik, Per Haug, Kari Nes, Gro Li og Randi Fjell",
    );
  });

  const picture = { dataUri: "data:image/png;base64,aGVp", alt: "Teikning av analysen." };
  const imagesIn = (played: Played, visit: number) =>
    partsOf(resultCard(active(played), visit, picture).card).filter((part) => part.type === "Image");

  test("shows the analysis as a picture that says the same in words, for the factors only", () => {
    expect(imagesIn(meetingIn("tiltak"), 5)).toEqual([
      { type: "Image", url: picture.dataUri, altText: picture.alt, size: "Stretch", msTeams: { allowExpand: true } },
    ]);
    expect(imagesIn(meetingIn("tiltak"), 3)).toEqual([]);
    expect(partsOf(resultCard(active(meetingIn("tiltak")), 5).card).some((part) => part.type === "Image")).toBe(false);
  });

  test("shows the picture once, where the group came to the factors twice", () => {
    const again = play(
      [as("leader", { type: "goBack", phase: "factors", reason: "Nye opplysningar" }), wholeRound, next],
      meetingIn("tiltak"),
    );
    const visits = activeOf(again).past.filter((visit) => visit.phase === "factors");
    expect(visits.map((visit) => imagesIn(again, visit.number).length)).toEqual([0, 1]);
  });

  test("stays a card with a large picture, whose words don't fill it", () => {
    const large = { dataUri: `data:image/png;base64,${"A".repeat(400_000)}`, alt: "Pil. ".repeat(4000) };
    const { card } = resultCard(active(meetingIn("tiltak")), 5, large);
    expect(schemaErrors(card)).toEqual([]);
    expect(parserErrors(card)).toEqual([]);
    expect(units(card) - large.dataUri.length).toBeLessThan(10_000);
  });

  test("says that a phase was broken off when the group went back from it", () => {
    const back = play(
      [as("leader", { type: "goBack", phase: "clarifying", reason: "Nye opplysningar" })],
      meetingIn("tiltak"),
    );
    expect(textsOf(resultCard(active(back), 6).card)).toContain("Avbroten fase 6 · Tiltak");
    expect(textsOf(resultCard(active(back), 5).card)).toContain("Ferdig med fase 5 · Oppretthaldande faktorar");
  });
});

describe("the card at the end", () => {
  test("has what was agreed, so that those without mail see it", () => {
    expect(textsOf(endedCard(ended(completedMeeting()), true).card)).toEqual(
      expect.arrayContaining([
        "Møtet er slutt",
        "Då er vi einige om at «mange elevar på mellomtrinnet står utanfor i storefri» er utfordringa vi drøftar i dette møtet.",
        "Atterhald frå Kari Nes: Vi veit lite om 4. trinn",
        "«Få vaksne ute i storefri»",
        "To faste vaksne har leik i storefri",
        "12.\u00a0april 2027 (Rektor og PPT)",
        "Referatet kjem på e-post onsdag 3. mars 2027 kl. 09.26, eller før om møteleiar sender det.",
      ]),
    );
  });

  test("says why a meeting was broken off, and that the referat is incomplete", () => {
    const aborted = play([as("leader", { type: "abort", reason: "Brannalarm" })], play([start()]));
    expect(textsOf(endedCard(ended(aborted), true).card)).toEqual(
      expect.arrayContaining(["Møtet vart avbrote", "Grunn: Brannalarm", "Referatet blir merkt som ufullstendig."]),
    );
  });
});

describe("the card at the end of a follow-up meeting", () => {
  const [mendReview, mendNext] = [t("card.button.mendReview"), t("card.button.mendNext")];

  test("has the ways to mend how it went, and what comes now", () => {
    const { card } = endedCard(ended(followUpCompleted()), true);
    expect(buttonsOf(card)).toEqual(expect.arrayContaining([mendReview, mendNext]));
  });

  test("that was broken off says that the stafettlogg gets nothing of it, and asks for nothing more", () => {
    const aborted = play([as("leader", { type: "abort", reason: "" })], followUpIn("whatNow"));
    const { card } = endedCard(ended(aborted), true);
    expect(textsOf(card)).toContain("Ingenting herfrå går inn i stafettloggen. Der kan de evaluere det de prøvde.");
    expect(buttonsOf(card)).toContain(mendReview);
    expect(buttonsOf(card)).not.toContain(mendNext);
  });
});

describe("status", () => {
  test("tells anyone in the chat where the meeting is and who has the word", () => {
    expect(textsOf(statusCard(active(meetingIn("factors"))).card)).toEqual(
      expect.arrayContaining(["Fase 5 av 8 · Oppretthaldande faktorar", "Ordet har", "Olav Dal"]),
    );
  });

  test("lists the stafettlogg entries for the leader in private", () => {
    const meeting = endedOf(completedMeeting());
    const card = privateStatusCard({
      meeting,
      entries: entriesOf("m1", meeting).map((entry) => ({ entryId: "e1", entry })),
      makesEntries: true,
      nowMs: 0,
      målform: "nn",
      t,
    });
    expect(textsOf(card.card)).toEqual(
      expect.arrayContaining(["Samspel i storefri", "Lia skule · nivå 2", "12.\u00a0april 2027"]),
    );
  });
});

describe.each(MALFORMER)("refusals in %s", (målform) => {
  test("what can be confirmed is asked, not refused", () => {
    for (const code of CONFIRMABLE) {
      expect(
        refusalText(
          new Refused(code, { names: "Ola", days: 90, count: 1, address: "a@avisa.example" }),
          translator(målform),
        ),
      ).toMatch(/\?/);
    }
  });

  test("a refusal names what it is about", () => {
    const refused = new Refused("textTooLong", { limit: 1000, length: 1234 });
    expect(refusalText(refused, translator(målform))).toMatch(/1.?234.*1.?000/);
  });
});
