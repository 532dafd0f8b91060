import { expect, it } from "vitest";
import { HIDDEN, hide } from "../../src/privacy/hide.ts";

it.each([
  ["Ola slo.", ["Ola"], `${HIDDEN} slo.`],
  ["Olas mor, Ola's far og Ola-guten", ["Ola"], `${HIDDEN} mor, ${HIDDEN} far og ${HIDDEN}-guten`],
  ["Ola Nordmann og Kari", ["Ola", "Nordmann", "Kari"], `${HIDDEN} og ${HIDDEN}`],
  ["Ola  Nordmann kom", ["Ola Nordmann"], `${HIDDEN} kom`],
  ["Olav og Nikola", ["Ola"], "Olav og Nikola"],
  ["Liv har eit godt liv", ["Liv"], `${HIDDEN} har eit godt liv`],
  ["ola sprang", ["Ola"], `${HIDDEN} sprang`],
  ["guten i 5B", ["guten i 5B"], HIDDEN],
  ["O.H. (sjå over)", ["O.H."], `${HIDDEN} (sjå over)`],
  ["Åse", ["A\u030ase"], HIDDEN],
  ["Ola", ["", "  "], "Ola"],
  ["a+b $& \\", ["$&", "\\"], `a+b ${HIDDEN}`],
])("«%s» without %j is «%s»", (text, words, shown) => {
  expect(hide(text, words)).toBe(shown);
});
