/** A word that looks like a name, and that is no child: it is said once, and the unit is not asked again. */
import { describe, expect, it } from "vitest";
import { rows } from "../../src/app/meeting/rows.ts";
import { undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import { decide } from "../../src/meeting/decide.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { sparedIn } from "../../src/meeting/sparedWords.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { activeOf, approved, as, endedOf, INFO, meetingIn, PEOPLE, type Played, play } from "../support/meeting.ts";
import { given, type Outcome } from "./dsl.ts";

const asking = (text: string) =>
  ({ type: "contribute", authorId: "per", text, detail: { kind: "clarifying" } }) as const;
const saying = (text: string, ...noChild: string[]) => ({ ...as("per", asking(text)), noChild });
const askAgain = (...words: string[]) => ({ type: "askAgain", words }) as const;
const abort = as("leader", { type: "abort", reason: "" });

const TEXT = "Kva gjer Solbakken og Tuva i friminutta?";
const round = meetingIn("clarifying");
/** Somebody has asked what Solbakken does, and said that it is no child. */
const spared = play([saying("Kva gjer Solbakken i friminutta?", "Solbakken")], round);
/** A meeting of the unit that comes after one like that. */
const begun = (...before: string[]) =>
  play([
    as("leader", { type: "start", info: INFO, people: PEOPLE, sparedBefore: before }),
    as("leader", { type: "goWithoutViddevakt" }),
  ]);
/** It is not asked about, and something comes of it. */
const taken = ({ after }: Outcome) => expect(after.events.length).toBeGreaterThan(0);
const words = ({ state }: Played) => sparedIn(state as KnownMeeting);
const rowsOf = ({ state }: Played) =>
  (rows({ id: "m1", before: noMeeting, events: [], after: state } as never).spared_word ?? []).map(
    ({ word, spared: is }) => [word, is],
  );

describe("a word that the writer says is no child", () => {
  it("is taken with what was written, and told once", () => {
    given(round).when("per", asking(TEXT)).refused("likelyName", { names: "Solbakken, Tuva" });
    const events = decide(saying(TEXT, "Solbakken", "Tuva"), round.state, round.nowMs);
    expect(events.map((e) => (e.type === "wordSpared" ? e.word : e.type))).toEqual([
      "contributionAdded",
      "Solbakken",
      "Tuva",
    ]);
  });

  it("leaves the others to be asked about", () => {
    given(spared).when("per", asking(TEXT)).refused("likelyName", { names: "Tuva" });
    expect(() => decide(saying(TEXT, "Solbakken"), round.state, round.nowMs)).toThrow("likelyName");
  });

  it("is not asked about later in the meeting, in whatever form it stands, nor by others", () => {
    for (const text of ["Er Solbakken open?", "Kva er Solbakkens plan?", "Kva med solbakken-gruppa?"]) {
      taken(given(spared).when("siri", { ...asking(text), authorId: "siri" }));
    }
    const genitive = play([saying("Kva er Solbakkens plan?", "Solbakkens")], round);
    taken(given(genitive).when("per", asking("Er Solbakken open?")));
  });

  it("is asked about all the same where it is called a child, as a participant's name is", () => {
    given(spared).when("per", asking("Er det eleven Solbakken?")).refused("likelyName", { names: "Solbakken" });
    // Who stands by it then goes on, and it is the leader who decides at the end.
    const told = play([saying("Er det eleven Solbakken?", "Solbakken"), abort], spared);
    expect(undecidedNames(endedOf(told))).toEqual(["Solbakken"]);
  });

  it("is none that was not written, that is a participant's, or that nobody asks about", () => {
    const forged = decide(saying("Kor lenge har det vore slik?", "Tuva", "lenge"), round.state, round.nowMs);
    expect(forged.map(({ type }) => type)).toEqual(["contributionAdded"]);
    const own = decide(saying("Er det eleven Kari?", "Kari"), round.state, round.nowMs);
    expect(own.map(({ type }) => type)).toEqual(["contributionAdded"]);
  });

  it("is remembered for a hundred words, and what is more goes through without", () => {
    const name = (at: number) => `X${"abcdefghij"[Math.floor(at / 10) % 10]}${"abcdefghij"[at % 10]}`;
    const texts = Array.from({ length: 11 }, (_, at) =>
      Array.from({ length: 10 }, (_, n) => `${name(at * 10 + n)}${at === 10 ? "x" : ""}`),
    );
    const full = play(
      texts.map((names) => saying(`Vi ser ${names.join(" og ser ")} her`, ...names)),
      round,
    );
    expect(words(full)).toHaveLength(LIMITS.sparedWords);
  });

  it("is kept in the referat without a decision, and shown to the leader among the others", () => {
    const ended = endedOf(play([abort], spared));
    expect(undecidedNames(ended)).toEqual([]);
    taken(given(play([abort], spared)).when("leader", { type: "approveReferat" }));
  });
});

describe("in the unit's next meeting", () => {
  it("is not asked about, from its topic on", () => {
    const info = { ...INFO, topic: "Kva Solbakken gjer" };
    const start = { type: "start", info, people: PEOPLE } as const;
    given().when("leader", start).refused("likelyName", { names: "Solbakken" });
    taken(given().when("leader", { ...start, sparedBefore: ["Solbakken"] }));
    expect(words(begun("Solbakken"))).toEqual(["Solbakken"]);
  });

  it("has rows of its own only for what was said in it", () => {
    expect(rowsOf(begun("Solbakken"))).toEqual([]);
    expect(rowsOf(spared)).toEqual([["Solbakken", true]]);
    expect(rowsOf(play([as("leader", askAgain("Solbakken"))], spared))).toEqual([]);
    expect(rowsOf(play([as("leader", askAgain("Solbakken"))], begun("Solbakken")))).toEqual([["Solbakken", false]]);
  });
});

describe("the leader", () => {
  it("takes a word back, and it is asked about again", () => {
    for (const meeting of [spared, begun("Solbakken")]) {
      const after = given(meeting)
        .when("leader", askAgain("Solbakken", "Nokon"))
        .gives({ type: "wordAskedAgain", word: "Solbakken" });
      expect(words(after)).toEqual([]);
    }
    const back = play([as("leader", askAgain("Solbakken"))], spared);
    given(back).when("per", asking("Er Solbakken open?")).refused("likelyName", { names: "Solbakken" });
    given(spared).when("per", askAgain("Solbakken")).refused("notLeader");
  });

  it("does so by hiding it in what another wrote", () => {
    const { id } = activeOf(spared).record.contributions[0] ?? { id: "" };
    given(spared)
      .when("leader", { type: "hideWords", id, words: ["gjer solbakken"] })
      .gives(
        { type: "textCorrected", id, text: "Kva […] i friminutta?", how: "hidden" },
        { type: "wordAskedAgain", word: "Solbakken" },
      );
  });

  it("does so by leaving it out of the referat", () => {
    given(play([abort], spared))
      .when("leader", { type: "decideNames", decisions: { Solbakken: "mask" } })
      .gives(
        { type: "nameDecided", word: "Solbakken", decision: "mask" },
        { type: "wordAskedAgain", word: "Solbakken" },
      );
  });
});

describe("when the referat has been sent", () => {
  const stored = (played: Played) => {
    const without = tombstones(played.events);
    return played.events.map((event, at) => without.get(at + 1) ?? event);
  };

  it("a word that is asked about again is gone from the events, and one that is spared stays", () => {
    const sent = play(
      [
        saying("Kva gjer Tuva?", "Tuva"),
        as("leader", askAgain("Solbakken")),
        abort,
        as("leader", { type: "decideNames", decisions: { Solbakken: "keep" } }),
        approved,
      ],
      spared,
    );
    const told = stored(sent).filter((e) => e.type === "wordSpared" || e.type === "wordAskedAgain");
    expect(told.map(({ word }) => word)).toEqual(["", "Tuva", ""]);
    expect(rowsOf({ ...sent, state: stored(sent).reduce(evolve, noMeeting) })).toEqual([["Tuva", true]]);
  });

  it("words of earlier meetings are gone that this one had no use for", () => {
    const sent = play(
      [as("leader", askAgain("Furulund")), abort, approved],
      begun("Solbakken", "Furulund", "Utestengt"),
    );
    expect(stored(sent)[0]).toMatchObject({ sparedBefore: ["Furulund"], erased: true });
    expect(rowsOf({ ...sent, state: stored(sent).reduce(evolve, noMeeting) })).toEqual([["Furulund", false]]);
  });
});
