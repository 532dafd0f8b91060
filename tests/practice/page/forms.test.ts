import { describe, expect, test } from "vitest";
import { actionTitles, isSameForm, keepTyped, newWords, warningsIn } from "../../../practice/page/forms.ts";

const form = (value?: string) => ({
  type: "AdaptiveCard",
  body: [
    { type: "Container", style: "attention", items: [{ type: "TextBlock", text: "For lang tekst." }] },
    { type: "TextBlock", text: "Hugs:", color: "Attention" },
    { type: "TextBlock", text: "Skriv kort." },
    { type: "Input.Text", id: "text", ...(value !== undefined && { value }) },
    { type: "Container", items: [{ type: "Input.Toggle", id: "systemFactor", value: "false" }] },
  ],
  actions: [
    { type: "Action.Submit", title: "Lagre", data: { type: "Action.Submit", title: 3 } },
    { type: "Action.OpenUrl", title: "Les meir" },
  ],
});
const typed = { text: "Det eg skreiv", systemFactor: "true" };

describe("a form that comes back from the bot", () => {
  test("is known by what it asks for", () => {
    expect(isSameForm(form(), typed)).toBe(true);
    expect(isSameForm(form(), { text: "anna" })).toBe(false);
    expect(isSameForm({ type: "AdaptiveCard", body: [] }, {})).toBe(false);
  });

  test("keeps what was typed where the bot doesn't fill it in", () => {
    expect(keepTyped(form(), typed)).toEqual(form("Det eg skreiv"));
    expect(keepTyped(form("Retta"), typed)).toEqual(form("Retta"));
  });

  test("says aloud what needs attention", () => {
    expect(warningsIn(form())).toBe("For lang tekst. Hugs:");
  });
});

test("what can be pressed in a card is known by its titles", () => {
  expect(actionTitles(form())).toEqual(["Lagre"]);
});

test("what is new in a card is heard: a turn, what somebody wrote, a fact; and nothing that stood there before", () => {
  const card = (...body: object[]) => ({ type: "AdaptiveCard", body });
  const text = (words: string) => ({ type: "TextBlock", text: words });
  const before = card(text("Fase 3 av 8"), text("Ordet har Even"));
  const facts = { type: "FactSet", facts: [{ title: "Viddevakt", value: "Liv" }] };
  const after = card(text("Fase 3 av 8"), text("Ordet har **Liv**"), text("Even: Kva tid\\?"), facts);
  expect(newWords(before, after)).toBe("Ordet har Liv Even: Kva tid? Viddevakt Liv");
  expect(newWords(after, after)).toBe("");
  expect(newWords(undefined, before)).toBe("Fase 3 av 8 Ordet har Even");
});
