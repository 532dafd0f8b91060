import { describe, expect, test } from "vitest";
import { formAbout } from "../../cards/stafettlogg/forms.ts";
import type { EntryContext } from "../../cards/stafettlogg/kit.ts";
import { keptIn, parseEntryAction, parseEntryOpen } from "../../cards/stafettlogg/request.ts";
import { actionsOf, findAction, inputsOf, textOf } from "../../practice/room/cards.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import type { OtherTiltak } from "../../src/stafettlogg/fromMeeting.ts";
import { translator } from "../../src/text/text.ts";
import {
  ADD,
  asked,
  EVALUATE,
  entryOf,
  evaluated,
  OPEN,
  type PlayedEntry,
  playEntry,
  SCHOOL_NOW,
  TILTAK,
  withTiltak,
} from "../support/entry.ts";

const evil = "*Uro* <at>alle</at> [her](http://x.example)";
const closed = playEntry([{ type: "close", because: "ended", sentence: evil }], evaluated);
const stair = playEntry([{ ...ADD, tiltak: { ...TILTAK, follows: "t1", text: evil } }], evaluated);

function context(played: PlayedEntry, more: Partial<EntryContext> = {}): EntryContext {
  return {
    entryId: "e1",
    entry: entryOf(played),
    eining: SCHOOL_NOW,
    viewerId: "leader",
    mayWrite: true,
    mayArchive: false,
    request: { dialog: "entry" },
    today: "2027-03-02",
    t: translator("nn"),
    ...more,
  };
}

const buttonsOf = (played: PlayedEntry, more: Partial<EntryContext> = {}) =>
  actionsOf(formAbout("entry", context(played, more)).card).map(({ title }) => title);

describe.each(MALFORMER)("the card of an entry in %s", (målform) => {
  const t = translator(målform);

  test("tells the whole story, each step with how it went", () => {
    const words = textOf(formAbout("entry", context(stair, { t })).card);
    expect(words).toContain(t("entry.step", { number: 1, outcome: t("outcome.wanted") }));
    expect(words).toContain(t("entry.step", { number: 2, outcome: t("outcome.ongoing") }));
    expect(words).toContain(t("entry.step.after", { number: 1 }));
    expect(words).toContain(EVALUATE.reason);
  });

  test("shows the stair as a picture, with the same in words for those who can't see it", () => {
    const drawn = { dataUri: "data:image/png;base64,AA==", alt: "Tiltaka teikna" };
    const { card } = formAbout("entry", context(stair, { t, stair: drawn }));
    expect(JSON.stringify(card)).toContain(`"url":"${drawn.dataUri}","altText":"${drawn.alt}"`);
    expect(JSON.stringify(formAbout("entry", context(stair, { t })).card)).not.toContain("Image");
  });

  test("shows what people wrote as they wrote it", () => {
    for (const played of [closed, stair]) {
      const words = textOf(formAbout("entry", context(played, { t })).card);
      expect(words).toContain("\\*Uro\\* \\<at\\>alle");
      expect(words).not.toContain("<at>alle");
    }
  });
});

describe("what can be done with an entry", () => {
  test("is all of it for those who may write, and a bright spot for those who read", () => {
    const t = translator("nn");
    expect(buttonsOf(withTiltak)).toContain(t("entry.button.evaluate", { number: 1 }));
    expect(buttonsOf(withTiltak)).toContain(t("entry.button.raise"));
    expect(buttonsOf(withTiltak, { mayWrite: false })).toEqual([t("entry.button.export"), t("entry.button.lysglimt")]);
    expect(() => formAbout("entryTiltak", context(withTiltak, { mayWrite: false }))).toThrow("notInEntry");
  });

  test("is to hand it to the archive for those who may, where there is one, unless it is on its way", () => {
    const t = translator("nn");
    expect(buttonsOf(withTiltak)).not.toContain(t("entry.button.archive"));
    expect(buttonsOf(withTiltak, { mayArchive: true })).toContain(t("entry.button.archive"));
    const asking = playEntry([asked({ type: "archive" }, { archives: true })], withTiltak);
    expect(buttonsOf(asking, { mayArchive: true })).not.toContain(t("entry.button.archive"));
    const failed = { type: "archiveResult", edition: 1, result: { status: "failed", fault: "full" } } as const;
    const refused = playEntry([asked(failed, { by: "system" })], asking);
    const words = textOf(formAbout("entry", context(refused, { mayArchive: true })).card);
    expect(words).toContain(t("card.archive.fault.full"));
    expect(buttonsOf(refused, { mayArchive: true })).toContain(t("entry.button.archive"));
  });

  test("is to take it up again when it has ended, and nothing else", () => {
    const t = translator("nn");
    expect(buttonsOf(closed)).toEqual([t("entry.button.reopen"), t("entry.button.export"), t("entry.button.lysglimt")]);
    expect(() => formAbout("entryFields", context(closed))).toThrow("entryClosed");
  });

  test("a tiltak that is evaluated can't be opened for evaluation, and one without effect asks for the next step", () => {
    const request = { dialog: "entryEvaluate", id: "t1" } as const;
    expect(() => formAbout("entryEvaluate", context(evaluated, { request }))).toThrow("alreadyEvaluated");
    const none = playEntry([{ ...EVALUATE, outcome: "notWanted" }], withTiltak);
    const next = findAction(formAbout("entry", context(none)).card, ({ data }) => data?.follows === "t1");
    expect(next?.data).toMatchObject({ dialog: "entryTiltak", e: "e1" });
  });

  test("the next step is filled in with the one before, and begins today", () => {
    const request = { dialog: "entryTiltak", follows: "t1" } as const;
    const inputs = inputsOf(formAbout("entryTiltak", context(evaluated, { request })).card);
    const value = (id: string) => inputs.find((input) => input.id === id)?.value;
    expect(value("text")).toBe(TILTAK.text);
    expect(value("startBy")).toBe("2027-03-02");
    expect(value("words")).toBe(TILTAK.factors.join("\n"));
  });
});

describe("what was proposed in the meeting and not taken", () => {
  const other: OtherTiltak = {
    meetingId: "m1",
    proposalId: "k5",
    id: "m1-k5",
    kind: "training",
    text: evil,
    factors: [evil],
    heldAtMs: Date.parse("2027-02-01T10:00:00Z"),
  };

  test("is listed as it was said, and opens the form filled in", () => {
    const list = formAbout("entryOthers", context(withTiltak, { others: [other] }));
    expect(textOf(list.card)).not.toContain("<at>alle");
    const press = findAction(list.card, ({ data }) => data?.from === "k5");
    const request = parseEntryOpen(press?.data);
    if (request === undefined) throw new Error("nothing to press");
    const inputs = inputsOf(formAbout("entryTiltak", context(withTiltak, { others: [other], request })).card);
    const value = (id: string) => inputs.find((input) => input.id === id)?.value;
    expect([value("text"), value("kind"), value("words")]).toEqual([evil, "training", evil]);
    const gone = inputsOf(formAbout("entryTiltak", context(withTiltak, { others: [], request })).card);
    expect(gone.find(({ id }) => id === "text")?.value).toBeUndefined();
  });

  test("is asked for where the entry comes from a meeting, and nowhere else", () => {
    const t = translator("nn");
    expect(buttonsOf(withTiltak)).not.toContain(t("entry.button.others"));
    const from = { meetingId: "m1", proposalId: "k4" };
    const taken = playEntry([asked({ ...ADD, id: "m1-k4", from }, { kept: ["actorBusy"] })], withTiltak);
    expect(buttonsOf(taken)).toContain(t("entry.button.others"));
  });
});

describe("what a stranger sends", () => {
  test.each([
    [{ verb: "entryTiltak", e: "e1", kind: "song" }],
    [{ verb: "entryEvaluate", e: "e1", id: "t1", outcome: "great" }],
    [{ verb: "entryLevel", e: "e1", level: 9 }],
    [{ verb: "entryLysglimt", text: "x" }],
    [{ verb: "entryOpen", e: "x".repeat(500) }],
  ])("%j lacks something", (data) => {
    expect(parseEntryAction(data)).toBe("incomplete");
  });

  test("is nothing of ours where it is none of these", () => {
    for (const data of [undefined, null, "entryOpen", 7, [], {}, { verb: "start" }, { verb: "toString" }]) {
      expect(parseEntryAction(data)).toBeUndefined();
      expect(parseEntryOpen(data)).toBeUndefined();
      expect(keptIn(data)).toEqual([]);
    }
    expect(parseEntryOpen({ dialog: "entry", e: OPEN })).toBeUndefined();
  });
});
