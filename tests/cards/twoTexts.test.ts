import { describe, expect, test } from "vitest";
import { formAgain, openDialog, wantsBoth, withBoth } from "../../cards/dialogs.ts";
import type { Dialog } from "../../cards/kit/context.ts";
import { type OpenDialog, parseAction } from "../../cards/verbs.ts";
import { Refused } from "../../src/errors.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { buttonsOf, filledIn, pressed, textsOf, valuesIn } from "../support/forms.ts";
import { as, completedMeeting, meetingDoneWith, type Played, play } from "../support/meeting.ts";

const t = translator("nn");
const astrid = new Refused("editedMeanwhile", { who: "other", name: "Siri Vik" });

function open(request: OpenDialog, { state, nowMs }: Played, viewerId = "leader"): Dialog {
  const meeting = state as KnownMeeting;
  const referat = meeting.status === "ended" ? sectionTexts(meeting) : [];
  return openDialog(request, { meeting, viewerId, nowMs, t, referat });
}

const referat = play(
  [as("leader", { type: "editSection", section: "remarks", text: "Ramma var god." })],
  completedMeeting(),
);
/** Which form, and a field of it with what stands there. */
const FORMS: [string, Dialog, field: string, stands: string][] = [
  [
    "describe",
    open({ dialog: "describe" }, meetingDoneWith("description")),
    "what",
    "Mange elevar går åleine i storefri",
  ],
  [
    "wordStatusQuo",
    open({ dialog: "wordStatusQuo" }, meetingDoneWith("statusQuo")),
    "sentence",
    "mange elevar på mellomtrinnet står utanfor i storefri",
  ],
  ["reserve", open({ dialog: "reserve" }, meetingDoneWith("statusQuo"), "kari"), "reason", "Vi veit lite om 4. trinn"],
  [
    "editContribution",
    open({ dialog: "editContribution", id: "k1" }, meetingDoneWith("clarifying"), "per"),
    "text",
    "Gjeld det alle trinna?",
  ],
  [
    "takeTiltak",
    open({ dialog: "takeTiltak", id: "k4" }, meetingDoneWith("summary")),
    "goal",
    "Elevane finn nokon å vere saman med i storefri",
  ],
  [
    "correctPlan",
    open({ dialog: "correctPlan", id: "k4" }, completedMeeting()),
    "evaluatedHow",
    "Samtale på trinnmøtet",
  ],
  ["evaluate", open({ dialog: "evaluate" }, meetingDoneWith("evaluation"), "olav"), "nextTime", "Starte presis"],
  ["editSection", open({ dialog: "editSection", id: "remarks" }, referat), "text", "Ramma var god."],
];

/** What is sent from a form with one field written anew. */
function sentFrom(form: Dialog, field: string): Record<string, unknown> {
  const [save] = buttonsOf(form).filter((button) => button.associatedInputs !== "none");
  return pressed(save ?? {}, { ...filledIn(form), [field]: "Mitt eige" });
}

describe.each(FORMS)("the form «%s», where somebody else has changed it meanwhile", (_name, form, field, stands) => {
  const again = formAgain(form, sentFrom(form, field), astrid, t);
  const titled = (title: string) => buttonsOf(again).find((button) => button.title === title);

  test("comes back with what was written, what stands there, and who wrote that", () => {
    expect(valuesIn(again)).toMatchObject({ [field]: "Mitt eige" });
    expect(textsOf(again)[0]).toContain("Siri Vik har endra dette medan du skreiv.");
    expect(textsOf(again)).toContain(stands);
    expect(parserErrors(again.card)).toEqual([]);
    expect(schemaErrors(again.card)).toEqual([]);
    expect(units(again.card)).toBeLessThan(MOST_UNITS);
  });

  test("keeps mine: the same is sent, by one who has seen what stands there", () => {
    const action = parseAction(pressed(titled("Lagre mitt") ?? {}, valuesIn(again)), "leader");
    const first = buttonsOf(form)[0]?.data as { drawnAt: number };
    expect(action).toMatchObject({ kind: "command", drawnAt: first.drawnAt, confirmed: false });
  });

  test("keeps theirs: it closes, and nothing is sent", () => {
    expect(parseAction(pressed(titled("La det stå som no") ?? {}, valuesIn(again)), "leader")).toEqual({
      kind: "close",
    });
  });

  test("makes one of the two: both stand in the field", () => {
    const sent = pressed(titled("Set saman tekstane") ?? {}, valuesIn(again));
    expect(wantsBoth(sent)).toBe(true);
    const both = withBoth(form, sent);
    expect(valuesIn(both)[field]).toBe(`${stands}\n\nMitt eige`);
    expect(buttonsOf(both).map(({ title }) => title)).toEqual(buttonsOf(form).map(({ title }) => title));
  });
});

describe("a form that comes back for another reason", () => {
  test("still knows when it was first drawn: what has been changed since has not been seen", () => {
    const form = open({ dialog: "describe" }, meetingDoneWith("description"));
    const sent = { ...sentFrom(form, "what"), drawnAt: 3 };
    const again = formAgain(form, sent, new Refused("likelyName", { names: "Tuva" }), t);
    const drawn = buttonsOf(again).map(({ data }) => (data as { drawnAt: number }).drawnAt);
    expect(drawn).toEqual([3, 3, 3]);
  });
});

describe("choices that differ", () => {
  const form = open({ dialog: "takeTiltak", id: "k4" }, meetingDoneWith("summary"));
  const sent = { ...sentFrom(form, "goal"), responsible: "nav", evaluateBy: "2027-05-03" };
  const again = formAgain(form, sent, astrid, t);

  test("are spelled out as people read them", () => {
    const shown = textsOf(again).map((words) => words.replaceAll("\u00a0", " "));
    expect(shown).toEqual(expect.arrayContaining(["Skulen", "12. april 2027"]));
  });
});

test("a form with two buttons that save has the one that was pressed, once", () => {
  const form = open({ dialog: "describe" }, meetingDoneWith("description"));
  const saving = buttonsOf(form).filter(({ data }) => (data as { verb?: string }).verb === "describe");
  expect(saving).toHaveLength(2);
  const sent = pressed(saving[1] ?? {}, { what: "Noko anna", behind: "Uro", grounds: "logs" });
  const back = formAgain(form, sent, astrid, t);
  const mine = buttonsOf(back).filter(({ title }) => title === t("dialog.edited.mine"));
  expect(mine.map(({ data }) => data)).toMatchObject([{ verb: "describe", goesOn: true }]);
});
