import { expect, test } from "vitest";
import { conclusion } from "../../src/referat/conclusion.ts";
import { translator } from "../../src/text/text.ts";

const AT = "Vi er einige om at utestenging i storefri er utfordringa vi drøftar i dette møtet.";

test.each([
  ["goes on from the words of the form", "utestenging i storefri", AT],
  ["with a full stop of its own", " utestenging i storefri. ", AT],
  ["begins with «at»", "at utestenging i storefri", AT],
  ["begins with the dots of the form", "… at utestenging i storefri", AT],
  ["ends as the form does", "utestenging i storefri er utfordringa", AT],
  ["ends wholly as the form does", "utestenging i storefri er utfordringa vi drøftar i dette møtet", AT],
  ["is the whole sentence", AT, AT],
  [
    "is a whole sentence in other words",
    "vi er samde om at storefri er vanskeleg",
    "Vi er samde om at storefri er vanskeleg.",
  ],
  [
    "is a sentence by itself",
    "Mange elevar er åleine i storefri.",
    "Vi er einige om utfordringa vi drøftar i dette møtet: Mange elevar er åleine i storefri.",
  ],
  [
    "begins with an abbreviation",
    "SFO-tida er uroleg",
    "Vi er einige om utfordringa vi drøftar i dette møtet: SFO-tida er uroleg.",
  ],
  [
    "is a question",
    "Korleis får vi alle med?",
    "Vi er einige om utfordringa vi drøftar i dette møtet: Korleis får vi alle med?",
  ],
])("a sentence that %s reads well", (_how, written, whole) => {
  expect(conclusion(written, translator("nn"))).toBe(whole);
});

test("in bokmål too", () => {
  const t = translator("nb");
  const whole = "Vi er enige om at utestenging i storefri er utfordringen vi drøfter i dette møtet.";
  expect(conclusion("utestenging i storefri", t)).toBe(whole);
  expect(conclusion(whole, t)).toBe(whole);
  expect(conclusion("utestenging i storefri er utfordringen som vi drøfter i dette møtet", t)).toBe(whole);
});
