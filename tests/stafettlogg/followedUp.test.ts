/** What a meeting that followed up carries to its entries, and what these take. */
import { describe, expect, it } from "vitest";
import { Refused } from "../../src/errors.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { CommandBody } from "../../src/stafettlogg/commands.ts";
import { carriedTo } from "../../src/stafettlogg/followedUp.ts";
import { broughtFrom, canFollowUp } from "../../src/stafettlogg/forMeeting.ts";
import {
  ADD,
  asked,
  EVALUATE,
  entryOf,
  evaluated,
  opened,
  type PlayedEntry,
  playEntry,
  SIRI,
  TILTAK,
} from "../support/entry.ts";
import { followUpStart, reviewing, stepping } from "../support/followUpMeeting.ts";
import { as, endedOf, next, play, type Step } from "../support/meeting.ts";

const TEAM = { kind: "group", groupId: "trinn6", name: "6. trinn" } as const;
/** One tiltak that the school and a team see to, and another one. */
const entry = playEntry(
  [
    { ...ADD, tiltak: { ...TILTAK, responsible: [...TILTAK.responsible, TEAM] } },
    asked({ ...ADD, tiltak: { ...TILTAK, text: "Leik på klokka" } }, { kept: ["actorBusy"] }),
  ],
  opened,
);

/** The meeting that followed `before` up, with what it came to about the entry, to the end. */
function held(before: PlayedEntry, ...steps: readonly Step[]) {
  const brought = [broughtFrom("e1", entryOf(before), undefined, 1)];
  const begun = [followUpStart({}, brought), as("leader", { type: "goWithoutViddevakt" }), next, next, next];
  return endedOf(play([...begun, ...steps, next, next]));
}

/** The entry when all has been carried to it as it is now, and what it did not take. */
function carried(meeting: ReturnType<typeof held>, now: PlayedEntry) {
  let after = now;
  const refused: string[] = [];
  const [brought] = meeting.brought ?? [];
  if (brought === undefined) throw new Error("an entry was brought");
  for (const { body, about } of carriedTo(meeting, brought, entryOf(now))) {
    try {
      after = playEntry([asked(body, { by: SYSTEM })], after);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(`${about.what} ${about.id ?? ""}: ${error.code}`);
    }
  }
  return { after, refused, entry: entryOf(after) };
}

const step = as("leader", stepping("1.1", { text: "Leik med dei eldste" }));

describe("what is brought into a follow-up meeting", () => {
  it("is an entry in which something is tried, or waits for its next step", () => {
    expect(canFollowUp(entryOf(opened))).toBe(false);
    expect(canFollowUp(entryOf(entry))).toBe(true);
    expect(canFollowUp(entryOf(evaluated))).toBe(false);
    const some = playEntry([ADD, { ...EVALUATE, outcome: "someEffect" }], opened);
    expect(canFollowUp(entryOf(some))).toBe(true);
  });

  it("names those who see to it, and has nobody's address", () => {
    const responsible = [...TILTAK.responsible, { kind: "person", person: SIRI } as const];
    const named = playEntry([{ ...ADD, tiltak: { ...TILTAK, responsible } }], opened);
    const text = JSON.stringify(broughtFrom("e1", entryOf(named), undefined, 1));
    expect(text).toContain(SIRI.name);
    expect(text).not.toContain("@");
  });
});

describe("what is carried to the entry", () => {
  it("is how it went, and the step after it, with those who saw to it before", () => {
    const meeting = held(entry, as("leader", reviewing("1.1", "someEffect")), step);
    const { entry: after, refused } = carried(meeting, entry);
    expect(refused).toEqual([]);
    expect(after.tiltak.map(({ evaluation }) => evaluation?.outcome)).toEqual(["someEffect", undefined, undefined]);
    expect(after.tiltak[0]?.evaluation).toMatchObject({ inMeeting: "m1", tookPart: [{}, {}, {}] });
    expect(after.tiltak[2]).toMatchObject({ follows: "t1", factors: TILTAK.factors, from: { meetingId: "m1" } });
    expect(after.tiltak[2]?.responsible).toContainEqual(TEAM);
  });

  it("is carried once, however often it is done", () => {
    const all = [as("leader", reviewing("1.1", "someEffect")), step, as("leader", reviewing("1.2", "ongoing"))];
    const move = as("leader", { type: "decideNext", id: "1.2", next: { what: "move", evaluateBy: "2027-05-03" } });
    const meeting = held(entry, ...all, move);
    const { after } = carried(meeting, entry);
    expect(carried(meeting, after)).toMatchObject({ refused: [], after: { events: after.events } });
  });

  it("holds however long the referat has waited", () => {
    const move = as("leader", { type: "decideNext", id: "1.2", next: { what: "move", evaluateBy: "2027-05-03" } });
    const said = [as("leader", reviewing("1.1", "someEffect")), step, as("leader", reviewing("1.2", "ongoing")), move];
    const late = { ...entry, nowMs: Date.parse("2027-09-01T08:00:00Z") };
    const { entry: after, refused } = carried(held(entry, ...said), late);
    expect(refused).toEqual([]);
    expect(after.tiltak[1]).toMatchObject({ evaluateBy: "2027-05-03", moved: [{ inMeeting: "m1" }] });
  });

  it("is that the step is a habit, and the goal that the meeting worded anew", () => {
    const goal = "Alle på 6. trinn har nokon å leike med";
    const habit = as("leader", stepping("1.1", { goal, habit: true }));
    const { entry: after, refused } = carried(held(entry, as("leader", reviewing("1.1", "notWanted")), habit), entry);
    expect([refused, after.tiltak[2]?.habit, after.fields]).toEqual([[], true, { ...entryOf(entry).fields, goal }]);
  });

  it("lifts the entry's nivå where another teneste comes in", () => {
    const withPpt = as("leader", stepping("1.1", { responsible: ["ppt"] }));
    const { entry: after } = carried(held(entry, as("leader", reviewing("1.1", "notWanted")), withPpt), entry);
    expect(after.level).toBe(2);
  });

  it("ends the entry with the sentence that was written, and only where the meeting said that it ends", () => {
    const both = (outcome: "wanted" | "carriedOn") => ["1.1", "1.2"].map((id) => as("leader", reviewing(id, outcome)));
    const close = { type: "closeBrought", entryId: "e1", because: "goalReached", sentence: "Alle er med" } as const;
    const ended = carried(held(entry, ...both("wanted"), as("leader", close)), entry);
    expect(ended.entry).toMatchObject({ status: "closed", because: "goalReached", sentence: "Alle er med" });
    const open = { type: "keepOpen", entryId: "e1" } as const;
    const kept = held(entry, ...both("carriedOn"), as("leader", close), as("leader", open));
    expect(carried(kept, entry).entry.status).toBe("open");
    const on = held(entry, ...both("carriedOn"), as("leader", { ...close, because: "carriedOn" }));
    const daily = carried(on, entry);
    expect(daily.entry).toMatchObject({ status: "closed", because: "carriedOn", inMeeting: "m1" });
    expect(carried(on, daily.after)).toMatchObject({ refused: [], after: { events: daily.after.events } });
    expect(carried(held(entry, ...both("wanted")), entry).entry.status).toBe("open");
  });

  it("is nothing where the meeting was cut short", () => {
    const brought = broughtFrom("e1", entryOf(entry), undefined, 1);
    const begun = [followUpStart({}, [brought]), as("leader", { type: "goWithoutViddevakt" }), next, next, next];
    const cut = [as("leader", reviewing("1.1", "wanted")), as("leader", { type: "abort", reason: "" } as const)];
    expect(carriedTo(endedOf(play([...begun, ...cut])), brought, entryOf(entry))).toEqual([]);
  });
});

describe("where the entry has changed meanwhile", () => {
  const meeting = held(
    entry,
    as("leader", reviewing("1.1", "wanted")),
    as("leader", reviewing("1.2", "notWanted")),
    step,
  );

  it("what was said first stands, and the step after it is taken all the same", () => {
    const now = playEntry([{ ...EVALUATE, outcome: "someEffect" }], entry);
    const { entry: after, refused } = carried(meeting, now);
    expect(refused).toEqual(["review 1.1: alreadyEvaluated"]);
    expect(after.tiltak.map(({ evaluation }) => evaluation?.outcome)).toEqual(["someEffect", "notWanted", undefined]);
  });

  it("a goal that somebody has changed stays as they put it", () => {
    const worded = as("leader", stepping("1.1", { goal: "Alle er med i leik" }));
    const fields = { ...entryOf(entry).fields, goal: "Ingen står åleine i storefri" };
    const now = playEntry([{ type: "change", fields }], entry);
    const { entry: after, refused } = carried(held(entry, as("leader", reviewing("1.1", "notWanted")), worded), now);
    expect(refused).toEqual(["goal : changedMeanwhile"]);
    expect(after.fields.goal).toBe(fields.goal);
  });

  it("an entry that has ended takes nothing", () => {
    const close: CommandBody = { type: "close", because: "ended", sentence: "Vi slutta" };
    const now = playEntry([EVALUATE, { ...EVALUATE, id: "t2" }, close], entry);
    const { after, refused } = carried(meeting, now);
    expect(refused).toEqual(["review 1.1: entryClosed", "review 1.2: entryClosed", "next 1.1: entryClosed"]);
    expect(after.events).toEqual(now.events);
  });

  it("two meetings that followed it up have one evaluation between them, and both their steps", () => {
    const first = carried(meeting, entry);
    const second = { ...held(entry, as("leader", reviewing("1.1", "notWanted")), step) };
    const other = { ...second, info: { ...second.info, meetingId: "m2" } };
    const { entry: after, refused } = carried(other, first.after);
    expect(refused).toEqual(["review 1.1: alreadyEvaluated"]);
    expect(after.tiltak[0]?.evaluation?.outcome).toBe("wanted");
    expect(after.tiltak.filter(({ follows }) => follows === "t1")).toHaveLength(2);
  });
});

describe("an entry that somebody wants followed up", () => {
  const wanted = playEntry([{ type: "askFollowUp" }], entry);

  it("is remembered, once, until it has been", () => {
    expect(entryOf(wanted).followUpAsked).toBe(true);
    expect(playEntry([{ type: "askFollowUp" }], wanted).events).toEqual(wanted.events);
    expect(entryOf(playEntry([EVALUATE], wanted)).followUpAsked).toBeUndefined();
  });

  it("is asked for by those who write in it", () => {
    expect(() => playEntry([asked({ type: "askFollowUp" }, { by: "kari" })], entry)).toThrow("notInEntry");
  });
});
