import { describe, expect, it } from "vitest";
import { namesIn, undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import type { ReferatWork } from "../../src/meeting/afterwards/referat.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { translator } from "../../src/text/text.ts";
import { eventfulMeeting } from "../referat/sample.ts";
import { approved, as, endedOf, INFO, meetingIn, PEOPLE, type Played, play, type Step } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { liveFrom, playLive } from "./live.ts";

const question = (text: string): Step =>
  as("per", { type: "contribute", authorId: "per", text, detail: { kind: "clarifying" } }, true);
const abort = as("leader", { type: "abort", reason: "" });
const edit = (text: string, by = "leader") => as(by, { type: "editSection", section: "remarks", text }, true);
const decide = (decisions: ReferatWork["decisions"]) => ({ type: "decideNames", decisions }) as const;
const correct = (why: string) => ({ type: "correctReferat", why }) as const;
const approve = { type: "approveReferat" } as const;

/** Ended, with «Tuva» and «Jonas» said in it. */
const named = play([question("Gjeld det Tuva eller Jonas?"), abort], meetingIn("clarifying"));
const decided = as("leader", decide({ Tuva: "mask", Jonas: "keep" }));
const sent = play([decided, approved], named);
const decisionsOf = (played: Played) => endedOf(played).referat.work.decisions;

/** What people write, by the names of its fields in the events. */
const WRITTEN =
  /^(topic|role|what|behind|text|sentence|reason|why|worked|better|nextTime|goal|oppmerksomheit|successSigns|evaluated(By|How))$/;

/** The same events with a name of its own in every text that people wrote, and those names. */
function withNames(events: readonly MeetingEvent[]): { events: MeetingEvent[]; names: string[] } {
  const names: string[] = [];
  const stored = JSON.stringify(events, (key, value: unknown) => {
    if (!WRITTEN.test(key) || typeof value !== "string") return value;
    const name = `X${[...String(names.length)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
    names.push(name);
    return `Vi ser at ${name} er her`;
  });
  return { events: JSON.parse(stored) as MeetingEvent[], names };
}

describe("likely names", () => {
  it("are found in every text that comes to stand in the referat", () => {
    const completed = eventfulMeeting();
    const { leaderId } = endedOf(completed);
    const inHand: Step[] = [
      edit("Alt om møtet", leaderId),
      approved,
      edit("Ein ting til", leaderId),
      as(leaderId, correct("Noko mangla")),
    ];
    const says = as("per", { type: "updateParticipant", personId: "per", teneste: "ppt", role: "x", present: true });
    const aborted = play([says, as("leader", { type: "abort", reason: "Brannalarm" })], meetingIn("factors"));
    for (const meeting of [completed, play(inHand, completed), aborted]) {
      const { events, names } = withNames(meeting.events);
      const ended = endedOf({ ...meeting, state: events.reduce(evolve, noMeeting) });
      const document = JSON.stringify(composeReferat(ended, translator("nn")));
      const shown = names.filter((name) => document.includes(`${name} er her`));
      expect(shown.length).toBeGreaterThan(5);
      expect(namesIn(ended)).toEqual(expect.arrayContaining(shown));
    }
  });

  it("are not those of the participants and the unit", () => {
    const said = play([question("Er Randi Fjell og Gro Li på Lia samde?"), abort], meetingIn("clarifying"));
    expect(namesIn(endedOf(said))).toEqual([]);
  });

  it("may stand in the topic, where the writer was asked as well", () => {
    const info = { ...INFO, topic: "Uro kring Tuva" };
    const started = play([as("leader", { type: "start", info, people: PEOPLE }, true), abort]);
    expect(undecidedNames(endedOf(started))).toEqual(["Tuva"]);
  });

  it("may stand in what somebody is there as, where the writer was asked as well", () => {
    const mother = { type: "addWithoutApp", name: "Gro Li", teneste: "anna", role: "mor til Tuva" } as const;
    const added = play([as("leader", mother, true), abort], meetingIn("roles"));
    expect(undecidedNames(endedOf(added))).toEqual(["Tuva"]);
    const masked = endedOf(play([as("leader", decide({ Tuva: "mask" }))], added));
    expect(JSON.stringify(composeReferat(masked, translator("nn")))).toContain("Gro Li, mor til (namn fjerna)");
  });

  it("are each named once, in the order they stand", () => {
    expect(undecidedNames(endedOf(play([edit("Tuva og Ola")], named)))).toEqual(["Tuva", "Jonas", "Ola"]);
  });
});

describe("the leader decides on each likely name", () => {
  it("and the decision is recorded", () => {
    const after = given(named)
      .when("leader", decide({ Tuva: "mask", Jonas: "keep" }))
      .gives(
        { type: "nameDecided", word: "Tuva", decision: "mask" },
        { type: "nameDecided", word: "Jonas", decision: "keep" },
      );
    expect(decisionsOf(after)).toEqual({ Tuva: "mask", Jonas: "keep" });
    expect(undecidedNames(endedOf(after))).toEqual([]);
  });

  it("one at a time if need be, and may change the decision", () => {
    const first = given(named).when("leader", decide({ Jonas: "keep" })).after;
    expect(undecidedNames(endedOf(first))).toEqual(["Tuva"]);
    given(first)
      .when("leader", decide({ Tuva: "mask", Jonas: "keep" }))
      .gives({ type: "nameDecided", word: "Tuva", decision: "mask" });
    given(first)
      .when("leader", decide({ Jonas: "mask" }))
      .gives({ type: "nameDecided", word: "Jonas", decision: "mask" });
  });

  it("but not on words that do not stand in the referat, or not any more", () => {
    const forged = JSON.parse('{"Ola":"keep","elevar":"mask","__proto__":"mask","constructor":"keep"}');
    given(named).when("leader", decide(forged)).gives();
    const gone = play([edit("Ola er her"), edit("Alt er bra")], named);
    given(gone)
      .when("leader", decide({ Ola: "keep" }))
      .gives();
  });

  it("only the leader, and only when the meeting is over", () => {
    given(named)
      .when("per", decide({ Tuva: "keep" }))
      .refused("notLeader");
    given(meetingIn("clarifying"))
      .when("leader", decide({ Tuva: "keep" }))
      .refused("referatNotReady");
  });
});

describe("while a name is undecided", () => {
  it("the referat is not approved, and the leader is told which", () => {
    given(named).when("leader", approve).refused("namesUndecided", { names: "Tuva, Jonas" });
    given(named, as("leader", decide({ Jonas: "keep" })))
      .when("leader", approve)
      .refused("namesUndecided", { names: "Tuva" });
    const { nowMs } = named;
    given(named, decided)
      .when("leader", approve)
      .gives({ type: "sendingBegun", dueAtMs: nowMs + 60_000 });
  });

  it("no correction is sent", () => {
    const before = play([edit("Ola er her")], sent);
    given(before).when("leader", correct("Ein merknad til")).refused("namesUndecided", { names: "Ola" });
    given(before, as("leader", decide({ Ola: "keep" })))
      .when("leader", correct("Ein merknad til"))
      .gives({ type: "referatCorrected", why: "Ein merknad til" });
  });

  it("a decision on it stands when the text is taken back and comes again", () => {
    const back = as("leader", { type: "editSection", section: "remarks", text: null });
    const before = play([edit("Ola er her"), as("leader", decide({ Ola: "keep" })), back, edit("Ola er der")], named);
    expect(undecidedNames(endedOf(before))).toEqual(["Tuva", "Jonas"]);
  });
});

describe("a referat that goes out by itself", () => {
  it("is without the names that nobody decided on, and the record says that nobody did", () => {
    const keepJonas = as("leader", decide({ Jonas: "keep" }));
    const { events, state, ...live } = playLive([{ minutes: 24 * 60 }], liveFrom(play([keepJonas], named)));
    expect(events.slice(-2)).toMatchObject([
      { type: "nameDecided", word: "Tuva", decision: "mask", by: "system" },
      { type: "referatSent", because: "time", by: "system" },
    ]);
    expect(decisionsOf({ ...live, state, events })).toEqual({ Jonas: "keep", Tuva: "mask" });
  });

  it("can get them back with a correction", () => {
    const { state, events, nowMs } = playLive([{ minutes: 24 * 60 }], liveFrom(named));
    const after = given({ state, events, nowMs }).when("leader", decide({ Tuva: "keep" })).after;
    expect(endedOf(after).referat).toMatchObject({ changed: ["names"] });
    given(after).when("leader", correct("Tuva er skulehunden"), true).gives({
      type: "referatCorrected",
      why: "Tuva er skulehunden",
    });
  });
});

describe("after sending", () => {
  const changedIn = (played: Played) => endedOf(played).referat;

  it("another decision is a change to be sent, until it is taken back", () => {
    const kept = play([as("leader", decide({ Tuva: "keep" }))], sent);
    expect(changedIn(kept)).toMatchObject({ changed: ["names"] });
    expect(changedIn(play([as("leader", decide({ Tuva: "mask" }))], kept))).toMatchObject({ changed: [] });
  });

  it("the first decision on a name in a new text is no change of its own", () => {
    const before = play([edit("Ola er her"), as("leader", decide({ Ola: "keep" }))], sent);
    expect(changedIn(before)).toMatchObject({ changed: ["remarks"] });
  });

  it("a name in the reason for a correction is kept where the leader stands by it, and that is recorded", () => {
    const before = play([edit("Alt er bra")], sent);
    given(before).when("leader", correct("Ola las over")).refused("likelyName", { names: "Ola" });
    const after = given(before)
      .when("leader", correct("Ola las over"), true)
      .gives({ type: "nameDecided", word: "Ola", decision: "keep" }, { type: "referatCorrected", why: "Ola las over" });
    expect(undecidedNames(endedOf(after))).toEqual([]);
    expect(changedIn(after)).toMatchObject({ changed: [] });
  });

  it("a name that is masked stays masked in the reason as well", () => {
    const before = play([edit("Alt er bra")], sent);
    given(before)
      .when("leader", correct("Tuva er teken ut"), true)
      .gives({ type: "referatCorrected", why: "Tuva er teken ut" });
  });
});
