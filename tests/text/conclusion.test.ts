import { expect, test } from "vitest";
import { conclusion } from "../../src/text/conclusion.ts";
import { translator } from "../../src/text/text.ts";

const WHOLE = "Då er vi einige om at utestenging i storefri er utfordringa vi drøftar i dette møtet.";
const FRAMED = "Då er vi einige om at «utestenging i storefri» er utfordringa vi drøftar i dette møtet.";

test.each([
  ["goes on from the words of the form", "utestenging i storefri", FRAMED],
  ["has a full stop of its own", " utestenging i storefri. ", FRAMED],
  ["begins with «at»", "at utestenging i storefri", FRAMED],
  ["begins with the dots of the form", "… at utestenging i storefri", FRAMED],
  ["ends as the form does", "utestenging i storefri er utfordringa", FRAMED],
  ["ends wholly as the form does", "utestenging i storefri er utfordringa vi drøftar i dette møtet", FRAMED],
  ["is written out", WHOLE, FRAMED],
  [
    "is written out as some say it",
    "Då er me samde om at utestenging i storefri er utfordringa me drøftar i dette møtet",
    FRAMED,
  ],
  ["is written out without «då»", "vi er einige om at «utestenging i storefri» er utfordringa.", FRAMED],
  ["stands in quotation marks", "«utestenging i storefri»", FRAMED],
  [
    "quotes at both ends",
    "«ute» og «inne»",
    "Då er vi einige om at «ute» og «inne» er utfordringa vi drøftar i dette møtet.",
  ],
  ["is written out in other words", "vi er samde om at storefri er verst", "Vi er samde om at storefri er verst."],
  [
    "is a sentence by itself",
    "SFO-tida er uroleg, og mange er åleine.",
    "Då er vi einige om at «SFO-tida er uroleg, og mange er åleine» er utfordringa vi drøftar i dette møtet.",
  ],
  [
    "is a question",
    "Korleis får vi alle med?",
    "Då er vi einige om at «Korleis får vi alle med?» er utfordringa vi drøftar i dette møtet.",
  ],
])("a conclusion that %s reads well", (_how, written, whole) => {
  expect(conclusion(written, translator("nn"))).toBe(whole);
});

test("in bokmål too", () => {
  const t = translator("nb");
  const framed = "Da er vi enige om at «utestenging i storefri» er utfordringen vi drøfter i dette møtet.";
  expect(conclusion("utestenging i storefri", t)).toBe(framed);
  expect(conclusion("utestenging i storefri er utfordringen som vi drøfter i dette møtet", t)).toBe(framed);
});
