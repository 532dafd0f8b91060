import { describe, expect, it } from "vitest";
import { effects } from "../../src/meeting/effects.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  INFO,
  meetingDoneWith,
  next,
  PEOPLE,
  type Played,
  play,
  START_MS,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { type Live, liveFrom, playLive } from "./live.ts";

const approve = as("leader", { type: "approveReferat" });
const takeBack = as("leader", { type: "takeBackSending" });
const ended = completedMeeting();
const onItsWay = play([approve], ended);

/** A meeting that was started without a choice: only approval sends its referat. */
const waiting = (() => {
  const { sendAfterWorkingDays: _none, ...info } = INFO;
  const from = meetingDoneWith("evaluation");
  const events = from.events.map((event) => (event.type === "meetingStarted" ? { ...event, info } : event));
  return play([{ minutes: 2 }, next], { ...from, events, state: { ...from.state, info } as Played["state"] });
})();

const types = (live: Live) => live.events.map(({ type }) => type);
const DAY = 24 * 60;

describe("an approved referat", () => {
  it("goes out after a minute, and not before", () => {
    const almost = playLive([approve, { seconds: 58 }], liveFrom(ended));
    expect(endedOf(almost).referat.status).toBe("sending");
    const sent = playLive([{ seconds: 2 }], almost);
    expect(sent.events.at(-1)).toMatchObject({ type: "referatSent", because: "approved", by: "system" });
    expect(sent.jobs.filter(({ kind }) => kind === "mail")).toHaveLength(5);
  });

  it("is not hurried nor put off by approving again meanwhile, and can't be approved once it is sent", () => {
    given(onItsWay, { minutes: 0.5 }).when("leader", { type: "approveReferat" }).gives();
    expect(types(playLive([approve, { seconds: 30 }, approve, { seconds: 30 }], liveFrom(ended))).at(-1)).toBe(
      "referatSent",
    );
    given(ended, approved).when("leader", { type: "approveReferat" }).refused("referatSent");
  });

  it("goes out when the machine is back, where it was down for that minute", () => {
    const live = playLive([approve, { downMinutes: 30 }, { seconds: 0 }], liveFrom(ended));
    expect(live.events.at(-1)).toMatchObject({ type: "referatSent", because: "approved" });
  });

  it("is sent once, whoever's timer comes first, and not by its own time as well", () => {
    const both = playLive([{ minutes: DAY - 0.5 }, approve, { minutes: DAY }], liveFrom(ended));
    expect(both.events.filter(({ type }) => type === "referatSent")).toMatchObject([{ because: "approved" }]);
  });

  it("can be taken back by the leader while nothing has left: then it is as before", () => {
    const after = given(onItsWay).when("leader", { type: "takeBackSending" }).gives({ type: "sendingTakenBack" });
    expect(endedOf(after).referat).toMatchObject({ status: "draft", warned: false });
    expect(endedOf(after).referat.work).toEqual(endedOf(ended).referat.work);
    given(after).when("leader", { type: "takeBackSending" }).gives();
    given(onItsWay).when("siri", { type: "takeBackSending" }).refused("notLeader");
    given(ended, approved).when("leader", { type: "takeBackSending" }).refused("referatSent");
  });

  it("that was taken back goes out by approval alone, whatever was chosen, and a minute after that", () => {
    const back = playLive([approve, takeBack, { minutes: 9 * DAY }], liveFrom(ended));
    expect(types(back)).not.toContain("referatSent");
    const sent = playLive([approve, { seconds: 59 }, takeBack, approve, { seconds: 59 }], liveFrom(ended));
    expect(endedOf(sent).referat.status).toBe("sending");
    expect(endedOf(playLive([{ seconds: 1 }], sent)).referat.status).toBe("sent");
  });

  it("is what was approved: nothing of it is changed meanwhile", () => {
    const edit = { type: "editSection", section: "remarks", text: "Meir" } as const;
    given(onItsWay).when("leader", edit).refused("referatOnItsWay");
    given(onItsWay)
      .when("leader", { type: "leaveOutRecipient", personId: "per", reason: "Bad om det" })
      .refused("referatOnItsWay");
    given(onItsWay).when("leader", { type: "continueMeeting", ending: 0 }).refused("referatOnItsWay");
    given(onItsWay, takeBack).when("leader", edit).gives({ type: "sectionEdited", section: "remarks", text: "Meir" });
  });
});

describe("a referat that only approval sends", () => {
  it("waits for as long as it takes", () => {
    const live = playLive([{ minutes: 400 * DAY }], liveFrom(waiting));
    expect(endedOf(live).referat).toMatchObject({ status: "draft" });
    expect(types(live)).not.toContain("sendingWarned");
    expect(endedOf(playLive([approve, { minutes: 1 }], live)).referat.status).toBe("sent");
  });

  it("is told of to the leader after two and five working days, and then no more", () => {
    const live = playLive([{ minutes: 30 * DAY }], liveFrom(waiting));
    const told = live.events.filter(({ type }) => type === "approvalCalledFor");
    const at = (days: number) => endedOf(waiting).endedAtMs + days * DAY * 60_000;
    // It ended on a Tuesday.
    expect(told).toMatchObject([
      { number: 1, atMs: at(2) },
      { number: 2, atMs: at(7) },
    ]);
    expect(live.jobs.filter((job) => job.kind === "render" && job.look === "anew")).toEqual([
      { kind: "render", meetingId: "m1", personId: "leader", look: "anew" },
      { kind: "render", meetingId: "m1", personId: "leader", look: "anew" },
    ]);
  });

  it("is told of once where the machine was down for all of that time, and not twice for one timer", () => {
    const live = playLive([{ downMinutes: 30 * DAY }, { minutes: 1 }], liveFrom(waiting));
    expect(live.events.filter(({ type }) => type === "approvalCalledFor")).toMatchObject([{ number: 2 }]);
    given(live)
      .when("system", { type: "timer", timer: { kind: "callForApproval" } })
      .gives();
  });

  it("is not told of when it is sent, is on its way or goes out by itself", () => {
    for (const live of [
      playLive([{ minutes: DAY }, approve, { minutes: 30 * DAY }], liveFrom(waiting)),
      playLive([{ minutes: 30 * DAY }], liveFrom(ended)),
    ]) {
      expect(types(live)).not.toContain("approvalCalledFor");
    }
    const callForApproval = { type: "timer", timer: { kind: "callForApproval" } } as const;
    given(waiting, { minutes: 3 * DAY }, approve)
      .when("system", callForApproval)
      .gives();
    given(meetingDoneWith("summary")).when("system", callForApproval).gives();
  });

  it("has its moments written down when the meeting ends, so that later rules move none of them", () => {
    const end = waiting.events.at(-1);
    if (end?.type !== "meetingCompleted") throw new Error("it was not completed");
    expect(end.remindAtMs).toHaveLength(2);
    const moved = { ...end, remindAtMs: [START_MS + 7] };
    const state = play([], waiting).state;
    if (state.status !== "ended" || state.referat.status !== "draft") throw new Error("it is no draft");
    const jobs = effects({ ...state, referat: { ...state.referat, remindAtMs: moved.remindAtMs } }, moved);
    expect(jobs).toContainEqual({
      kind: "timer",
      meetingId: "m1",
      timer: { kind: "callForApproval" },
      dueAtMs: START_MS + 7,
    });
  });
});

describe("a meeting of an earlier release", () => {
  it("keeps the hours that were chosen then", () => {
    const { sendAfterWorkingDays: _days, ...info } = INFO;
    const old = play([as("leader", { type: "start", info: { ...info, sendAfterHours: 3 }, people: PEOPLE })]);
    const aborted = endedOf(play([as("leader", { type: "abort", reason: "" })], old));
    expect(aborted.referat).toMatchObject({ sendAtMs: aborted.endedAtMs + 3 * 3_600_000 });
  });
});
