import { expect, test } from "vitest";
import { type DigestLine, digestCard } from "../../cards/reminders/digest.ts";
import { findAction } from "../../practice/room/cards.ts";
import { translator } from "../../src/text/text.ts";

const t = translator("nn");
const LINE: DigestLine = {
  entryId: "e1",
  tiltakId: "t1",
  state: "open",
  eining: "Fjordglytt skule",
  text: "Leikekassar ute i storefri",
  mayWrite: true,
  mayEvaluate: false,
  startBy: "2027-03-08",
  evaluateBy: "2027-04-19",
  isForLeader: false,
};
const cardOf = (line: Partial<DigestLine>) => ({
  ...digestCard({ lines: [{ ...LINE, ...line }], today: "2027-03-08", isOff: false, t }),
});
const elsewhere = (line: Partial<DigestLine>) => findAction(cardOf(line), t("reminder.button.elsewhere"));

test("whoever may write in the entry is asked who has the tiltak now", () => {
  expect(elsewhere({})?.data).toMatchObject({ dialog: "entryHandOn", e: "e1", id: "t1" });
});

test("whoever may not says with one press that it is not they", () => {
  expect(elsewhere({ mayWrite: false, text: "" })?.data).toMatchObject({ verb: "reminderAnswer", answer: "elsewhere" });
});

test("what has not begun has no form for how it went", () => {
  expect(findAction(cardOf({}), t("reminder.button.evaluate"))).toBeUndefined();
  expect(findAction(cardOf({ mayEvaluate: true }), t("reminder.button.evaluate"))).toBeDefined();
});
