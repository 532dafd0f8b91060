import { describe, expect, test } from "vitest";
import { formAgain, keptText, openDialog } from "../../cards/dialogs.ts";
import { type DialogName, NOBODY, parseAction, parseOpen } from "../../cards/verbs.ts";
import { Refused } from "../../src/errors.ts";
import { SHORT_PARTS } from "../../src/meeting/afterwards/referat.ts";
import { translator } from "../../src/text/text.ts";
import { MOST_UNITS, parserErrors, units } from "../support/cardChecks.ts";
import { buttonsOf, choicesOf, inputsOf, type Json, pressed, textsOf, valuesIn } from "../support/forms.ts";
import { as, PLAN, type Played, play, WITHOUT_APP } from "../support/meeting.ts";
import { FILLINGS, fullMeeting, fullMeetingEnded } from "./fullMeeting.ts";
import * as states from "./referatStates.ts";

const t = translator("nn");
type About = { readonly id?: string; readonly personId?: string };
const open = (dialog: DialogName, played: Played, about: About = {}) =>
  openDialog({ dialog, m: "m1", ...about }, states.leaderSees(played));
const titles = (dialog: ReturnType<typeof open>) => buttonsOf(dialog).map((button) => button.title);
const button = (dialog: ReturnType<typeof open>, title: string): Json => {
  const found = buttonsOf(dialog).find((each) => each.title === title);
  if (found === undefined) throw new Error(`no button ${title}`);
  return found;
};
const commandOf = (dialog: ReturnType<typeof open>, title: string, filled: Json = valuesIn(dialog)) => {
  const action = parseAction(pressed(button(dialog, title), filled), "leader");
  return action.kind === "command" ? action.command : action.kind;
};

describe("what is in the referat", () => {
  test("is ticked, and becomes what was ticked", () => {
    const form = open("chooseParts", states.draft());
    const ticked = String(valuesIn(form).parts).split(",");
    expect(ticked).toContain("participants");
    expect(ticked).not.toContain("evaluation");
    expect(String(valuesIn(form).shortParts).split(",")).toEqual(SHORT_PARTS);
    expect(commandOf(form, "Lagre", { shortParts: "shortTiltak", parts: "evaluation,remarks" })).toEqual({
      type: "chooseParts",
      parts: ["shortTiltak", "evaluation", "remarks"],
    });
    expect(commandOf(form, "Lagre", {})).toEqual({ type: "chooseParts", parts: [] });
  });

  test("keeps its first page where the form is of a version that did not ask about it", () => {
    const action = parseAction({ verb: "chooseParts", m: "m1", parts: "remarks" }, "leader");
    expect(action).toMatchObject({ command: { type: "chooseParts", parts: [...SHORT_PARTS, "remarks"] } });
  });
});

describe("where the tiltak go in the stafettlogg", () => {
  const openEntries = [{ entryId: "e1", oppmerksomheit: "Uro i *garderoben*" }];
  const form = (played = states.draft()) =>
    openDialog({ dialog: "chooseEntries", m: "m1" }, { ...states.leaderSees(played), openEntries });

  test("is a new entry unless the leader chooses one that the school has", () => {
    expect(valuesIn(form())).toEqual({ "into:k2": NOBODY });
    expect(commandOf(form(), "Lagre")).toEqual({ type: "chooseEntries", entries: { k2: null } });
    expect(commandOf(form(), "Lagre", { "into:k2": "e1" })).toEqual({ type: "chooseEntries", entries: { k2: "e1" } });
  });

  test("is as it was chosen when the form is opened again, and new where that entry is no more", () => {
    const chosen = (entryId: string) =>
      play([as("leader", { type: "chooseEntries", entries: { k2: entryId } })], states.draft());
    expect(valuesIn(form(chosen("e1")))).toEqual({ "into:k2": "e1" });
    expect(valuesIn(form(chosen("gone")))).toEqual({ "into:k2": NOBODY });
  });
});

describe("correcting a part of the referat", () => {
  test("begins with what stands there now, as the meeting said it or as it was corrected before", () => {
    expect(valuesIn(open("editSection", states.draft(), { id: "factors" })).text).toContain(
      "- Få vaksne ute i storefri",
    );
    const again = open("editSection", states.edited(), { id: "challenge" });
    expect(valuesIn(again)).toEqual({ text: "Mange er åleine i storefri." });
    expect(textsOf(again)[0]).toBe("Utfordringsbiletet");
  });

  test("is sent as a replaced text; an empty one brings back what the meeting said", () => {
    const form = open("editSection", states.edited(), { id: "challenge" });
    expect(commandOf(form, "Lagre", { text: "Ny tekst" })).toEqual({
      type: "editSection",
      section: "challenge",
      text: "Ny tekst",
    });
    expect(commandOf(form, "Lagre", { text: " \n" })).toMatchObject({ section: "challenge", text: null });
    expect(commandOf(form, "Hent teksten frå møtet")).toMatchObject({ section: "challenge", text: null });
  });

  test("has nothing to bring back where nothing was corrected", () => {
    expect(titles(open("editSection", states.draft(), { id: "challenge" }))).toEqual(["Lagre"]);
  });

  test("starts empty where the part is longer than the field, so that nothing is cut by saving it", () => {
    const ctx = states.leaderSees(states.draft());
    const long = { section: "factors", heading: "Faktorar", text: "ord ".repeat(3000), edited: false } as const;
    const form = openDialog({ dialog: "editSection", m: "m1", id: "factors" }, { ...ctx, referat: [long] });
    expect(valuesIn(form)).toEqual({ text: undefined });
    expect(textsOf(form).join("\n")).toMatch(/12.?000 teikn.*8.?000/);
    expect(commandOf(form, "Lagre")).toMatchObject({ text: null });
  });

  test("can be stood by when it is asked about, and only the corrected text is", () => {
    const form = open("editSection", states.edited(), { id: "challenge" });
    const sent = { verb: "editSection", section: "challenge", m: "m1", text: "Ola er åleine" };
    const again = formAgain(form, sent, new Refused("likelyName", { names: "Ola" }), t);
    expect(titles(again)).toEqual(["Lagre likevel", "Lagre", "Hent teksten frå møtet"]);
    expect(valuesIn(again)).toEqual({ text: "Ola er åleine" });
  });
});

describe("correcting a plan", () => {
  test("opens the only plan at once, filled in", () => {
    const { responsible, ...plan } = PLAN;
    expect(valuesIn(open("correctPlan", states.draft()))).toEqual({
      ...plan,
      responsible: responsible.join(","),
      personId: NOBODY,
      meetOn: undefined,
    });
  });

  test("may keep a start that has been since, back to the day of the meeting", () => {
    const later = play([{ minutes: 30 * 24 * 60 }], states.sent());
    const form = open("correctPlan", later);
    expect(commandOf(form, "Lagre")).toEqual({ type: "correctPlan", id: "k4", plan: PLAN });
  });
});

describe("who gets the referat", () => {
  test("is left out with a reason, which is kept if it is refused", () => {
    const list = open("recipients", states.draft());
    const about = parseOpen(button(list, "Utelat Per Haug").data);
    expect(about).toMatchObject({ dialog: "recipients", personId: "per" });
    const form = open("recipients", states.draft(), { personId: "per" });
    expect(commandOf(form, "Utelat", { reason: "Bad om det" })).toEqual({
      type: "leaveOutRecipient",
      personId: "per",
      reason: "Bad om det",
    });
    expect(inputsOf(keptText({ reason: "Bad om det" }, new Refused("referatSent"), t))).toHaveLength(1);
  });

  test("is taken in again, or added with an address", () => {
    const list = open("recipients", states.leftOut());
    expect(textsOf(list).join("\n")).toContain("**Kari Nes**: Har slutta i jobben");
    expect(commandOf(list, "Ta med Kari Nes")).toEqual({ type: "restoreRecipient", personId: "kari" });
    const form = open("addRecipient", states.draft());
    const filled = { name: "Eva Strand", email: "eva@kommune.example" };
    expect(commandOf(form, "Legg til", filled)).toEqual({ type: "addRecipient", ...filled });
  });

  test("can only be mended or added when it is sent", () => {
    const list = open("recipients", states.undelivered());
    expect(titles(list)).toEqual([
      "Prøv igjen for Olav Dal",
      "Skriv inn adresse for Olav Dal",
      "Prøv igjen for Siri Vik",
      "Skriv inn adresse for Siri Vik",
      "Prøv igjen for Per Haug",
      "Skriv inn adresse for Per Haug",
      "Prøv igjen for Kari Nes",
      "Skriv inn adresse for Kari Nes",
      "Skriv inn adresse for Gro Li",
      "Legg til ein mottakar",
    ]);
    expect(commandOf(list, "Prøv igjen for Per Haug")).toEqual({ type: "retryMail", personId: "per" });
    expect(parseOpen(button(list, "Skriv inn adresse for Gro Li").data)).toMatchObject({
      dialog: "giveAddress",
      personId: WITHOUT_APP,
    });
  });

  test("may be given an address also where they were added", () => {
    const failed = play(
      [as("system", { type: "mailResult", edition: 1, personId: "mottakar:1", fault: "invalidAddress" })],
      states.leftOutAndSent(),
    );
    expect(valuesIn(open("giveAddress", failed, { personId: "mottakar:1" }))).toEqual({ email: "eva@kommune.example" });
  });
});

describe("deciding on names", () => {
  test("has one row for each word, with where it stands, nothing chosen beforehand", () => {
    const form = open("decideNames", states.namesUndecided());
    expect(inputsOf(form).map(({ id, label, value }) => ({ id, label, value }))).toEqual([
      { id: "name:Ola", label: "Ola", value: undefined },
      { id: "name:Nora", label: "Nora", value: undefined },
    ]);
    expect(choicesOf(form, "name:Ola").map((choice) => choice.title)).toEqual([
      "Ikkje eit barn – la det stå",
      "Ta det bort",
    ]);
    expect(textsOf(form).join("\n")).toContain("2 ord står igjen.");
    const about = textsOf(form).filter((text) => text.startsWith("«"));
    expect(about).toEqual([
      expect.stringContaining("Kvifor går Ola og"),
      expect.stringContaining("Ola og Nora åleine?"),
    ]);
  });

  test("sends what was decided, and leaves the rest for later", () => {
    const form = open("decideNames", states.namesUndecided());
    expect(commandOf(form, "Lagre", { "name:Ola": "mask" })).toEqual({
      type: "decideNames",
      decisions: { Ola: "mask" },
    });
  });

  test("shows what was decided, to change", () => {
    const form = open("decideNames", states.namesDecided());
    expect(valuesIn(form)).toEqual({ "name:Ola": "keep", "name:Nora": "mask" });
    expect(textsOf(form).join("\n")).toContain("Du har svart for alle orda.");
  });

  test("says so where no word is likely a name", () => {
    const form = open("decideNames", states.draft());
    expect(titles(form)).toEqual([]);
    expect(textsOf(form)).toEqual(["Her er det ingen ord som liknar namn på barn."]);
  });

  test("stays below 80 KB with hundreds of words, those not decided on first, and says that there are more", () => {
    const letters = "abcdefghij";
    const words = Array.from(
      { length: 300 },
      (_, at) => `Q${[...String(at)].map((digit) => letters[Number(digit)]).join("")}`,
    );
    const text = `Det gjeld ${words.join(" og ")}`;
    const many = play(
      [
        as("leader", { type: "editSection", section: "remarks", text }, true),
        as("leader", { type: "decideNames", decisions: { Qa: "keep" } }),
      ],
      states.draft(),
    );
    const form = open("decideNames", many);
    expect(textsOf(form).join("\n")).toContain("299 ord står igjen.");
    expect(textsOf(form).join("\n")).toContain("Det er fleire ord.");
    expect(inputsOf(form)[0]?.id).toBe("name:Qb");
    expect(units(form.card)).toBeLessThan(MOST_UNITS);
  });
});

describe("sending a correction", () => {
  test("says what has changed and who gets it, and asks why", () => {
    const form = open("correctReferat", states.unsent());
    const texts = textsOf(form).join("\n");
    expect(texts).toContain("Retta: «Utfordringsbiletet».");
    expect(texts).toContain("Per Haug – per@kommune.example");
    expect(commandOf(form, "Send retting", { why: "Feil" })).toEqual({ type: "correctReferat", why: "Feil" });
  });

  test("leads to the names first, where some are likely names of children", () => {
    const form = open("correctReferat", states.unsentWithName());
    expect(inputsOf(form)).toEqual([]);
    expect(parseOpen(button(form, "Sjå på namn").data)).toMatchObject({ dialog: "decideNames", m: "m1" });
  });

  test("keeps the reason that was written if it is refused", () => {
    const kept = keptText({ verb: "correctReferat", why: "Det mangla noko" }, new Refused("nothingCorrected"), t);
    expect(inputsOf(kept).map((input) => input.value)).toEqual(["Det mangla noko"]);
  });
});

describe("forty people, and texts as long as they may be", () => {
  const dialogs: readonly [DialogName, About?][] = [
    ["editSection", { id: "factors" }],
    ["editSection", { id: "remarks" }],
    ["correctPlan"],
    ["correctPlan", { id: "k81" }],
    ["recipients"],
    ["addRecipient"],
    ["decideNames"],
  ];

  test.each(Object.keys(FILLINGS) as (keyof typeof FILLINGS)[])(
    "every form stays below 80 KB, full of %s",
    (filling) => {
      const [, worked, , corrected] = fullMeetingEnded(fullMeeting("nn", filling), filling);
      for (const played of [worked, corrected]) {
        if (played === undefined) throw new Error("no such meeting");
        for (const [dialog, about] of played === corrected ? [...dialogs, ["correctReferat"] as const] : dialogs) {
          const form = open(dialog, played, about);
          const sent = Object.fromEntries(inputsOf(form).map((input) => [input.id, input.value ?? "x".repeat(20_000)]));
          const again = formAgain(form, { verb: dialog, ...sent }, new Refused("likelyName", { names: "Ola" }), t);
          expect(parserErrors(again.card)).toEqual([]);
          expect(
            [units(form.card), units(again.card)].filter((size) => size >= MOST_UNITS),
            dialog,
          ).toEqual([]);
        }
      }
    },
  );
});
