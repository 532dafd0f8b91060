import { describe, expect, test } from "vitest";
import { MALFORMER } from "../../src/meeting/events.ts";
import { composeEntry } from "../../src/referat/entry.ts";
import { renderText } from "../../src/referat/text.ts";
import { translator } from "../../src/text/text.ts";
import {
  ADD,
  asked,
  EVALUATE,
  entryOf,
  evaluated,
  FIELDS,
  INGRID,
  OPEN,
  playEntry,
  SIRI,
  TILTAK,
} from "../support/entry.ts";

const AT_MS = Date.parse("2027-05-03T10:00:00Z");
const next = { ...ADD, tiltak: { ...TILTAK, text: "Leik med vaksne", follows: "t1" } } as const;
const whole = playEntry(
  [
    next,
    { type: "moveEvaluation", id: "t2", evaluateBy: "2027-05-03", reason: "Treng meir tid" },
    { ...EVALUATE, id: "t2", outcome: "someEffect", reason: "Nokre fleire er med" },
    { type: "addLysglimt", text: "To nye inviterte kvarandre" },
    { type: "transfer", to: SIRI },
    asked({ type: "close", because: "ended", sentence: "Vi prøver noko anna" }, { by: "leader" }),
  ],
  evaluated,
);

describe.each(MALFORMER)("an entry as a document in %s", (målform) => {
  const t = translator(målform);
  const document = composeEntry({ entry: entryOf(whole), events: whole.events }, t, AT_MS);
  const words = renderText(document);

  test("tells the whole story", () => {
    const said = [
      ...[FIELDS.oppmerksomheit, FIELDS.goal, FIELDS.successSigns, TILTAK.text, ...TILTAK.factors],
      ...["Leik med vaksne", "Treng meir tid", "Nokre fleire er med", EVALUATE.reason],
      ...["To nye inviterte kvarandre", "Vi prøver noko anna", INGRID.name, SIRI.name, TILTAK.evaluatedHow],
      t("entry.step", { number: 2, outcome: t("outcome.someEffect") }),
      t("entry.document.tiltak", { number: 1 }),
      t("entry.document.transfers"),
    ];
    for (const one of said) expect(words).toContain(one);
  });

  test("has the stair as a picture, with the same in words", () => {
    const picture = document.blocks.find(({ kind }) => kind === "picture");
    expect(picture).toMatchObject({ name: "tiltakstrapp" });
  });
});

test("an entry that has just been made says that nothing is tried yet", () => {
  const empty = playEntry([OPEN]);
  const t = translator("nn");
  const document = composeEntry({ entry: entryOf(empty), events: empty.events }, t, AT_MS);
  expect(renderText(document)).toContain(t("entry.document.noTiltak"));
  expect(document.blocks.some(({ kind }) => kind === "picture")).toBe(false);
});
