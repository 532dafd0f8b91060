import { expect, test } from "vitest";
import { withTexts } from "../../src/referat/safeText.ts";

test("a word that is to go from the referat takes nothing else with it, where a field is called the same", () => {
  const person = { name: "Name", people: [{ name: "Kari" }] };
  const masked = withTexts(person, (text) => (/^name$/i.test(text) ? "(fjerna)" : text));
  expect(masked).toEqual({ name: "(fjerna)", people: [{ name: "Kari" }] });
});
