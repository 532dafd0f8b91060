import { describe, expect, test } from "vitest";
import { formAgain, keptText, openDialog, startDialog } from "../../cards/dialogs.ts";
import type { Dialog } from "../../cards/kit/context.ts";
import { type DialogName, parseAction } from "../../cards/verbs.ts";
import { Refused } from "../../src/errors.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { translator } from "../../src/text/text.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { buttonsOf, choicesOf, filledIn, inputsOf, pressed, textsOf, valuesIn } from "../support/forms.ts";
import { activeOf, meetingDoneWith, meetingIn, type Played } from "../support/meeting.ts";

const t = translator("nn");
const open = (dialog: DialogName, played: Played, id?: string) =>
  openDialog({ dialog, id }, { meeting: activeOf(played), viewerId: "leader", nowMs: played.nowMs, t });
const describeForm = () => open("describe", meetingIn("description"));
const planForm = () => open("takeTiltak", meetingDoneWith("summary"), "k5");
const titles = (dialog: Dialog) => buttonsOf(dialog).map((button) => button.title);
const ON = "Lagre, og gå vidare: Oppklarande runde";
const likelyName = new Refused("likelyName", { names: "Ola *N*" });

describe("a form that was refused", () => {
  const forms: [string, Dialog][] = [
    ["describe", describeForm()],
    ["takeTiltak", planForm()],
    ["evaluate", open("evaluate", meetingIn("evaluation"))],
    ["contribute", open("contribute", meetingIn("tiltak"))],
    ["participant", open("withoutApp", meetingIn("roles"))],
    ["start", startDialog({ members: [{ id: "per", name: "Per Haug" }], målform: "nn", t })],
  ];

  test.each(forms)("keeps everything that was filled in (%s)", (_name, form) => {
    const sent = { verb: "x", ...filledIn(form) };
    const again = formAgain(form, sent, new Refused("textTooLong", { limit: 10, length: 20 }), t);
    expect(filledIn(again)).toEqual(filledIn(form));
    expect(valuesIn(again)).toEqual(filledIn(form));
  });

  test.each(forms)("says on top why, and is still a card (%s)", (_name, form) => {
    const again = formAgain(form, {}, likelyName, t);
    const [first] = again.card.body as { type: string; style: string }[];
    expect(first).toMatchObject({ type: "Container", style: "attention" });
    expect(textsOf(again)[0]).toContain("Ola \\*N\\*");
    expect(parserErrors(again.card)).toEqual([]);
    expect(schemaErrors(again.card)).toEqual([]);
  });

  test("shows what was sent rather than what stood there at first", () => {
    const sent = {
      verb: "takeTiltak",
      oppmerksomheit: "Ny",
      responsible: "ppt,nav",
      evaluateBy: "2027-09-01",
      goal: "",
    };
    expect(valuesIn(formAgain(planForm(), sent, new Refused("longTiltak", { days: 90 }), t))).toMatchObject({
      oppmerksomheit: "Ny",
      responsible: "ppt,nav",
      evaluateBy: "2027-09-01",
      goal: undefined,
    });
  });

  test("may be sent as it is where the writer stands by it, or reworded and sent as usual", () => {
    const sent = { verb: "describe", what: "Ola", behind: "b", grounds: "logs" };
    const again = formAgain(describeForm(), sent, likelyName, t);
    expect(titles(again)).toEqual(["Lagre likevel", "Lagre", ON]);
    const actions = buttonsOf(again)
      .slice(0, 2)
      .map((button) => parseAction(pressed(button, valuesIn(again)), "leader"));
    expect(actions).toMatchObject([
      { kind: "command", confirmed: true, command: { what: "Ola", grounds: ["logs"] } },
      { kind: "command", confirmed: false, command: { what: "Ola" } },
    ]);
  });

  test("only doubles the button that was pressed, beside the question and away from where it was", () => {
    const asked = (sent: object) =>
      formAgain(planForm(), { verb: "takeTiltak", ...sent }, new Refused("actorBusy", { count: 1 }), t);
    const onward = "Lagre, og gå vidare: Evaluering";
    expect(titles(asked({}))).toEqual(["Lagre likevel", "Lagre", onward, "Tilbake til forslaga"]);
    const [question] = asked({}).card.body as object[];
    expect(JSON.stringify(question)).toContain("Lagre likevel");
    const yes = (sent: object) => buttonsOf(asked(sent))[0]?.data;
    expect(yes({})).toMatchObject({ confirmed: true });
    expect(yes({})).not.toHaveProperty("goesOn");
    expect(yes({ goesOn: true })).toMatchObject({ confirmed: true, goesOn: true });
  });

  test("has each word to be ticked that is no child, and keeps the ticks when it comes again", () => {
    const asked = new Refused("likelyName", { names: "Solbakken, K. N." });
    const again = formAgain(describeForm(), { verb: "describe", noChild: "Furulund" }, asked, t);
    expect(choicesOf(again, "noChild").map(({ title }) => title)).toEqual([
      "Furulund er ikkje eit barn",
      "Solbakken er ikkje eit barn",
      "K. N. er ikkje eit barn",
    ]);
    expect(valuesIn(again).noChild).toBe("Furulund");
    const ticked = { ...valuesIn(again), what: "a", behind: "b", grounds: "logs", noChild: "Furulund,K. N." };
    for (const button of buttonsOf(again).slice(0, 2)) {
      expect(parseAction(pressed(button, ticked), "leader")).toMatchObject({ noChild: ["Furulund", "K. N."] });
    }
    const tooLong = new Refused("textTooLong", { limit: 10, length: 20 });
    expect(valuesIn(formAgain(describeForm(), { verb: "describe", noChild: "Furulund" }, tooLong, t)).noChild).toBe(
      "Furulund",
    );
    expect(choicesOf(formAgain(describeForm(), { verb: "describe" }, tooLong, t), "noChild")).toEqual([]);
  });

  test("can't be stood by where the answer is no", () => {
    expect(titles(formAgain(describeForm(), { verb: "describe" }, new Refused("nationalId"), t))).toEqual([
      "Lagre",
      ON,
    ]);
  });

  test("stays below 80 KB whatever was pasted into it", () => {
    const sent = Object.fromEntries(inputsOf(planForm()).map((input) => [input.id, '«"*_\n'.repeat(4000)]));
    expect(units(formAgain(planForm(), sent, likelyName, t).card)).toBeLessThan(MOST_UNITS);
  });
});

describe("where the form is no more", () => {
  test.each(MALFORMER)("what was written is there to copy (%s)", (målform) => {
    const sent = { verb: "contribute", phase: "factors", m: "m1", text: "Få vaksne ute", systemFactor: "true" };
    const kept = keptText(sent, new Refused("wrongPhase"), translator(målform));
    expect(inputsOf(kept).map((input) => input.value)).toEqual(["Få vaksne ute"]);
    expect(buttonsOf(kept)).toEqual([]);
    expect(parserErrors(kept.card)).toEqual([]);
  });

  test("and where nothing was written, only the reason", () => {
    expect(inputsOf(keptText({ verb: "vote" }, new Refused("wrongPhase"), t))).toEqual([]);
  });
});

describe.each(MALFORMER)("the form that starts a meeting, in %s", (målform) => {
  const members = Array.from({ length: 100 }, (_, at) => ({
    id: `29:${"x".repeat(100)}${at}`,
    name: `${"*Å ".repeat(30)}${at}`,
  }));
  const form = startDialog({ members, målform, t: translator(målform) });

  test("is a card, below 80 KB with a hundred in the chat", () => {
    expect(schemaErrors(form.card)).toEqual([]);
    expect(parserErrors(form.card)).toEqual([]);
    expect(units(form.card)).toBeLessThan(MOST_UNITS);
  });

  test("labels its fields, and sends what starts a meeting", () => {
    for (const input of inputsOf(form)) expect(input.label).toMatch(/\S/);
    const [button] = buttonsOf(form);
    const action = parseAction(pressed(button ?? {}, filledIn(form)), "leader");
    expect(action).toMatchObject({
      kind: "start",
      form: { målform, totalMinutes: 60, sendAfterWorkingDays: undefined, eining: "ord" },
    });
    expect(choicesOf(form, "totalMinutes").map((choice) => choice.value)).toEqual(["45", "60", "90"]);
    expect(choicesOf(form, "sendAfterWorkingDays").map((choice) => choice.value)).toEqual(["0", "1", "2", "5"]);
  });

  test("has the unit filled in where it is known", () => {
    const known = startDialog({ members, målform, eining: "Lia skule", einingKind: "school", t: translator(målform) });
    expect(valuesIn(known)).toMatchObject({ eining: "Lia skule", einingKind: "school" });
  });
});
