import { describe, expect, it } from "vitest";
import type { Command } from "../../src/meeting/commands.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import {
  activeOf,
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  type Played,
  play,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { liveFrom, playLive, promptsSince } from "./live.ts";

const goOn = (by = "leader", ending = 0): Command => as(by, { type: "continueMeeting", ending });
const abort = as("leader", { type: "abort", reason: "Brannalarm" });
const answer = { worked: "Alt", better: "", structure: "yes", useful: "yes", nextTime: "" } as const;
const evaluate = (id: string) => as(id, { type: "evaluate", personId: id, answer });

/** A meeting without what its clocks and counters say. */
function plain(played: Played) {
  const { clock, epoch, lastSeenMs, moved, visit, work, continuedAtMs, endsTakenBack, happened, ...rest } =
    activeOf(played);
  const { usedMs, ...where } = visit;
  return { ...rest, visit: where };
}

describe("taking the end back", () => {
  it("puts the meeting where it was: in its phase, its round and its turn", () => {
    const before = play([{ minutes: 1 }], meetingIn("clarifying"));
    const after = given(before, abort, { minutes: 2 })
      .when("leader", { type: "continueMeeting", ending: 0 })
      .gives({ type: "meetingContinued" });
    expect(plain(after)).toEqual(plain(before));
    expect(activeOf(after)).toMatchObject({ endsTakenBack: 1, continuedAtMs: after.nowMs });
  });

  it("is for leader and referent, within ten minutes", () => {
    const ended = completedMeeting();
    for (const by of ["leader", "siri"]) given(ended).when(by, goOn(by)).gives({ type: "meetingContinued" });
    for (const by of ["olav", "per"]) given(ended).when(by, goOn(by)).refused("notLeaderOrSecretary");
    given(ended).when("stranger", goOn("stranger")).refused("notParticipant");
    given(ended, { minutes: 9.9 }).when("leader", goOn()).gives({ type: "meetingContinued" });
    given(ended, { minutes: 10 }).when("leader", goOn()).refused("endStands");
  });

  it("is no more when something has been sent, or is on its way", () => {
    given(completedMeeting(), approved).when("leader", goOn()).refused("referatSent");
    given(completedMeeting(), as("leader", { type: "approveReferat" }))
      .when("leader", goOn())
      .refused("referatOnItsWay");
  });

  it("says so where the meeting is on, and where the card is of an end before", () => {
    const once = play([goOn()], completedMeeting());
    given(once).when("leader", goOn()).refused("meetingGoesOn");
    const twice = play([next], once);
    given(twice).when("leader", goOn()).refused("oldCard");
    given(twice).when("leader", goOn("leader", 1)).gives({ type: "meetingContinued" });
  });

  it("keeps evaluations, and ends no more by itself: whoever took the end back says when it is over", () => {
    const all = play(
      ["leader", "siri", "utan-app:1"].map((id) =>
        id === "utan-app:1" ? as("siri", { type: "evaluate", personId: id, answer }) : evaluate(id),
      ),
      meetingDoneWith("evaluation"),
    );
    expect(endedOf(all).how).toBe("completed");
    const after = play([goOn()], all);
    expect(Object.keys(activeOf(after).record.evaluations)).toHaveLength(4);
    const changed = given(after).when("siri", {
      type: "evaluate",
      personId: "siri",
      answer: { ...answer, better: "Kaffi" },
    }).after;
    const left = given(changed).when("olav", { type: "leave", personId: "olav" }).after;
    expect(endedOf(play([as("leader", { type: "nextPhase", from: "evaluation" })], left)).how).toBe("completed");
  });

  it("keeps what the leader has done with the referat meanwhile", () => {
    const edit = as("leader", { type: "editSection", section: "remarks", text: "Godt møte" });
    const added = as("leader", { type: "addRecipient", name: "Ida Vik", email: "ida@kommune.example" });
    const { work } = endedOf(play([edit, added, goOn(), next], completedMeeting())).referat;
    expect(work).toMatchObject({ edits: { remarks: "Godt møte" }, added: [{ name: "Ida Vik" }] });
  });

  it("counts none of the time in between, neither of the phase nor of the turn", () => {
    const before = play([{ minutes: 2 }], meetingIn("clarifying"));
    const after = play([{ minutes: 1 }], play([abort, { minutes: 7 }, goOn()], before));
    const ended = endedOf(play([abort], after));
    expect(ended.past.at(-1)).toMatchObject({ phase: "clarifying", usedMs: 3 * 60_000 });
    expect(ended.past.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(ended.spokenMs.olav).toBe(3 * 60_000);
    expect(ended.remarks.filter(({ kind }) => kind === "turnsMissing")).toHaveLength(1);
  });

  it("keeps a pause, and goes on from there", () => {
    const paused = play([as("leader", { type: "pause", because: "person" }), abort, goOn()], meetingIn("tiltak"));
    expect(activeOf(paused).clock).toEqual({ running: false });
    given(paused).when("siri", { type: "resume" }).gives({ type: "resumed" });
  });

  it("sets the viddevakt's prompts right: at the time that is left, and none for the time in between", () => {
    const live = playLive(
      [{ minutes: 4 }, abort, { minutes: 9 }, goOn(), { minutes: 7 }],
      liveFrom(meetingIn("clarifying")),
    );
    const continuedMs = live.events.findLast(({ type }) => type === "meetingContinued")?.atMs ?? 0;
    expect(promptsSince(live, continuedMs).filter(([, about]) => about.startsWith("phase"))).toEqual([
      [4, "phaseNearEnd"],
      [6, "phaseUp"],
    ]);
  });

  it("gives the meeting twelve hours more before it is closed by itself", () => {
    const long = playLive(
      [{ minutes: 11.6 * 60 }, abort, { minutes: 9 }, goOn(), { minutes: 60 }],
      liveFrom(meetingIn("tiltak")),
    );
    expect(long.state.status).toBe("active");
    const stale = playLive([{ minutes: 11 * 60 }], long);
    expect(endedOf(stale).how).toBe("stale");
    given(stale).when("leader", goOn("leader", 1)).gives({ type: "meetingContinued" });
  });

  it("asks the one who leads anew where somebody had asked to", () => {
    const asked = playLive(
      [as("siri", { type: "askToLead" }), abort, { minutes: 9 }, goOn(), { minutes: 1 }],
      liveFrom(meetingIn("tiltak")),
    );
    expect(activeOf(asked).takeOverById).toBe("siri");
  });

  it("sends nothing at the time of the first end", () => {
    const day = 24 * 60;
    const live = playLive([goOn(), { minutes: 60 }, next as never, { minutes: day - 1 }], liveFrom(completedMeeting()));
    expect(endedOf(live).referat.status).toBe("draft");
    expect(endedOf(playLive([{ minutes: 1 }], live)).referat.status).toBe("sent");
  });

  it("leaves it to ask, when it ends again, about those who have not evaluated", () => {
    given(completedMeeting(), goOn())
      .when("leader", { type: "nextPhase", from: "evaluation" })
      .refused("evaluationMissing", { names: "Randi Fjell, Siri Vik, Gro Li" });
  });

  it("is asked of people, not of the machinery", () => {
    given(completedMeeting()).when(SYSTEM, goOn(SYSTEM)).refused("unknownAction");
  });

  it("is what its events say when they are read again", () => {
    const after = play([{ minutes: 1 }, abort, { minutes: 1 }, goOn(), { minutes: 1 }, abort], meetingIn("clarifying"));
    expect(play([], after).state).toEqual(after.state);
  });
});
