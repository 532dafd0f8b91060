import { expect, test } from "vitest";
import { actionsOf, dataOf, findAction, textOf } from "../../practice/room/cards.ts";

const card = {
  type: "AdaptiveCard",
  refresh: { action: { type: "Action.Execute", verb: "refresh" } },
  body: [
    { type: "TextBlock", text: "Status quo" },
    { type: "FactSet", facts: [{ title: "Tid att", value: "3 min" }] },
    {
      type: "Container",
      selectAction: { type: "Action.Execute", verb: "open" },
      items: [
        { type: "Input.Text", id: "why", label: "Grunn", value: "fordi" },
        { type: "Input.Toggle", id: "sure", title: "Sikker" },
      ],
    },
  ],
  actions: [
    { type: "Action.Execute", title: "Einig", verb: "agree", data: { phase: 4, why: "hidden" } },
    { type: "Action.Execute", title: "Pass", verb: "pass", associatedInputs: "none", data: { phase: 4 } },
    { type: "Action.ShowCard", title: "Meir", card: { actions: [{ type: "Action.Submit", title: "Inni", data: {} }] } },
  ],
};

test("buttons are found wherever they stand, and the refresh isn't one", () => {
  expect(actionsOf(card).map((action) => action.verb ?? action.title)).toEqual([
    "open",
    "agree",
    "pass",
    "Meir",
    "Inni",
  ]);
  expect(findAction(card, "Einig")?.verb).toBe("agree");
  expect(findAction(card, (action) => action.type === "Action.Submit")?.title).toBe("Inni");
  expect(findAction(card, "nope")).toBeUndefined();
});

test("a button sends its data with the card's inputs on top, unless it says not to", () => {
  const [, agree, pass] = actionsOf(card);
  expect(agree && dataOf(card, agree, { sure: "true" })).toEqual({ phase: 4, why: "fordi", sure: "true" });
  expect(pass && dataOf(card, pass)).toEqual({ phase: 4 });
});

test("all that can be read on a card is in its text", () => {
  expect(textOf(card)).toBe("Status quo\nTid att\n3 min\nfordi\nGrunn\nSikker\nEinig\nPass\nMeir\nInni");
});
