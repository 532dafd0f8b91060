import { describe, expect, it } from "vitest";
import { desired } from "../../src/app/meeting/outbox.ts";
import type { Desired } from "../../src/app/outbox.ts";
import { liveFrom, playLive } from "../meeting/live.ts";
import {
  approved,
  as,
  completedMeeting,
  meetingIn,
  type Played,
  play,
  type Step,
  wholeRound,
} from "../support/meeting.ts";

/** What is to stand in the chats, in order: `key → whose private chat, mode`. */
function messagesOf({ state, nowMs }: Played): string[] {
  if (state.status === "none") return [];
  return desired(state, nowMs).flatMap(({ isClosing, ...message }) => (isClosing ? [] : [named(message)]));
}
const named = ({ key, to, mode }: Pick<Desired, "key" | "to" | "mode">) =>
  `${key}${to === "chat" ? "" : ` → ${to.personId}`}, ${mode}`;

const after = (played: Played, ...steps: readonly Step[]) => messagesOf(play(steps, played));

describe("in the chat stand", () => {
  it("the results of the phases before, the card of this one, and in private the viddevakt's", () => {
    expect(messagesOf(meetingIn("clarifying"))).toEqual([
      "visit:1, final",
      "visit:2, final",
      "visit:3, live",
      "viddevakt:olav → olav, live",
      "turn:3:1 → olav, once",
    ]);
  });

  it("the results that the group has gone back to or behind, to be changed again until it has passed them", () => {
    const back = play([as("leader", { type: "goBack", phase: "factors", reason: "Om att" })], meetingIn("summary"));
    const visits = messagesOf(back).filter((message) => message.startsWith("visit"));
    expect(visits.slice(3)).toEqual([
      "visit:4, final",
      "visit:5, live",
      "visit:6, live",
      "visit:7, live",
      "visit:8, live",
    ]);
    const passed = play([wholeRound, as("leader", { type: "nextPhase", from: "factors" })], back);
    expect(messagesOf(passed).slice(4, 7)).toEqual(["visit:5, final", "visit:6, live", "visit:7, live"]);
  });

  it("the results of phases before the leader hid a word, drawn anew without it, also when the meeting is over", () => {
    const hides = as("leader", { type: "hideWords", id: "k2", words: ["vaksne"] });
    const visits = (...steps: readonly Step[]) =>
      after(meetingIn("tiltak"), hides, ...steps).filter((message) => message.startsWith("visit"));
    expect(visits()).toEqual([1, 2, 3, 4, 5, 6].map((visit) => `visit:${visit}, live`));
    expect(visits(as("leader", { type: "abort", reason: "" })).slice(0, 5)).toEqual(
      [1, 2, 3, 4, 5].map((visit) => `visit:${visit}, live`),
    );
  });

  it("each reminder and each change of leader, once", () => {
    const said = after(
      meetingIn("roles"),
      as("leader", { type: "remind", reminder: "clock" }),
      { minutes: 1 },
      as("leader", { type: "remind", reminder: "clock" }),
      as("siri", { type: "askToLead" }),
      as("leader", { type: "answerTakeOver", yes: true }),
      as("siri", { type: "pause", because: "teamsMeetingEnded" }),
    );
    const each = said.map((line) => line.replace(/\d{13}-/, ""));
    expect(each).toEqual(["remark:0, once", "remark:1, once", "reminder:0, once", "reminder:1, once", "visit:1, live"]);
    expect(new Set(said).size).toBe(said.length);
  });

  it("the outcome when the meeting is over, and in private the leader's referat", () => {
    expect(messagesOf(completedMeeting()).slice(-5)).toEqual([
      "ended, live",
      "viddevakt:olav → olav, final",
      "referat:leader → leader, live",
      // What the unit's own people answered is theirs, and nobody else's.
      "evaluation:olav → olav, once",
      "evaluation:siri → siri, once",
    ]);
    expect(messagesOf(playLive([{ minutes: 6 }], liveFrom(completedMeeting()))).join()).not.toContain("evaluation:");
  });
});

describe("the warning that the referat goes out soon", () => {
  const warned = playLive([{ minutes: 22 * 60 }], liveFrom(completedMeeting()));

  it("comes to the leader in private, once", () => {
    expect(messagesOf(warned).at(-1)).toBe("warned → leader, once");
    expect(messagesOf(playLive([{ minutes: 21 * 60 }], liveFrom(completedMeeting()))).join()).not.toContain("warned");
  });

  it("does not come late, when it has been sent", () => {
    expect(after(warned, approved).join()).not.toContain("warned");
  });
});

describe("what the meeting waits for", () => {
  const keys = (played: Played, ...steps: readonly Step[]) => after(played, ...steps).map((line) => line.split(",")[0]);

  it("is told to the one who is asked to be viddevakt, not late, and anew when they are asked anew", () => {
    const asked = play([as("leader", { type: "askViddevakt", personId: "siri" })], meetingIn("roles"));
    const [key = ""] = keys(asked).filter((line) => line?.startsWith("asked"));
    expect(key).toContain("→ siri");
    expect(keys({ ...asked, nowMs: asked.nowMs + 6 * 60_000 })).not.toContain(key);
    const no = as("siri", { type: "answerViddevakt", yes: false });
    const again = [no, { minutes: 1 }, as("leader", { type: "askViddevakt", personId: "siri" })] as const;
    expect(keys(asked, no)).not.toContain(key);
    expect(keys(asked, ...again)).not.toContain(key);
    expect(keys(asked, ...again).filter((line) => line?.startsWith("asked"))).toHaveLength(1);
  });

  it("is told to the one who gets the word, and of one who is not in Teams to whoever writes for them", () => {
    const round = meetingIn("clarifying");
    expect(keys(round)).toContain("turn:3:1 → olav");
    expect(keys(round, as("leader", { type: "endTurn", personId: "olav" }))).toContain("turn:3:2 → siri");
    expect(keys(round, { minutes: 2 }).join()).not.toContain("turn:");
    expect(keys(round, as("leader", { type: "pause", because: "person" })).join()).not.toContain("turn:");
    const left = ["olav", "siri", "per", "kari"].map((personId) => as("leader", { type: "endTurn", personId }));
    expect(keys(round, ...left)).toContain("aside:siri:turn:3:5 → siri");
    const noSecretary = as("leader", { type: "appointSecretary", personId: null });
    expect(keys(round, noSecretary, ...left)).toContain("aside:leader:turn:3:5 → leader");
    // In the room it is said aloud, and stands on the screen that all look at.
    const room = as("leader", { type: "setRoles", people: [{ personId: "utan-app:1", inRoom: true }] });
    expect(keys(round, room, ...left).join()).not.toContain("turn:");
  });

  it("is told to the leader when somebody asks to lead", () => {
    const asks = play([as("siri", { type: "askToLead" })], meetingIn("description"));
    expect(keys(asks).join()).toMatch(/takeOver:siri:\d+ → leader/);
    // For all to see as well, with the time there is to answer.
    expect(keys(asks)).toContain("takeOver:1");
    expect(keys(asks, as("leader", { type: "answerTakeOver", yes: false })).join()).not.toContain("takeOver");
    expect(keys(asks, { minutes: 6 }).join()).not.toContain("takeOver");
  });

  it.each([
    ["leader", "leaderAway:2:leader"],
    ["olav", "viddevaktAway:2:olav"],
  ])("is told in the chat when %s leaves, once in a phase", (personId, key) => {
    const left = play([as(personId, { type: "leave", personId })], meetingIn("description"));
    expect(keys(left)).toContain(key);
    expect(keys(meetingIn("description"))).not.toContain(key);
  });
});

describe("messages with buttons that are over", () => {
  /** Those that are closed where they stand, of the kinds that begin so. */
  const closed = ({ state, nowMs }: Played, ...kinds: readonly string[]) =>
    state.status === "none"
      ? []
      : desired(state, nowMs).flatMap(({ key, to, isClosing }) => {
          const [kind = ""] = key.split(":");
          return isClosing && kinds.includes(kind) ? [`${kind} → ${to === "chat" ? to : to.personId}`] : [];
        });
  const asked = play([as("leader", { type: "askViddevakt", personId: "siri" })], meetingIn("roles"));
  const asksToLead = play([as("siri", { type: "askToLead" })], meetingIn("description"));
  const lateInPhase = playLive([{ minutes: 14 }], liveFrom(meetingIn("factors")));
  const ended = play([as("leader", { type: "pause", because: "teamsMeetingEnded" })], meetingIn("description"));
  const abort = as("leader", { type: "abort", reason: "" });

  it.each<[string, Played, readonly Step[], readonly string[]]>([
    ["a question that was answered", asked, [as("siri", { type: "answerViddevakt", yes: false })], ["asked → siri"]],
    ["a question that nobody answered", asked, [{ minutes: 6 }], ["asked → siri"]],
    ["a question, when the meeting is over", asked, [abort], ["asked → siri"]],
    [
      "the wish to lead, in both places",
      asksToLead,
      [as("leader", { type: "answerTakeOver", yes: true })],
      ["takeOver → chat", "takeOver → leader"],
    ],
    ["what the Teams meeting's end left", ended, [as("leader", { type: "resume" })], ["remark → chat"]],
    ["what the Teams meeting's end left, when all is over", ended, [abort], ["remark → chat"]],
  ])("close: %s", (_what, before, steps, expected) => {
    const kinds = ["asked", "takeOver", "remark"];
    const stood = closed(before, ...kinds);
    for (const one of expected) expect(stood).not.toContain(one);
    expect(closed(play(steps, before), ...kinds)).toEqual(expect.arrayContaining([...expected]));
  });

  it("are the viddevakt's prompts: all but the newest about the phase, and all of an earlier one", () => {
    const prompts = (played: Played) => closed(played, "prompt").length;
    const open = after(lateInPhase).filter((line) => line.includes("prompt"));
    expect(open).toHaveLength(1);
    expect(prompts(lateInPhase)).toBeGreaterThan(0);
    expect(after(lateInPhase, abort).join()).not.toContain("prompt");
    expect(prompts(play([abort], lateInPhase))).toBe(prompts(lateInPhase) + 1);
  });

  it("is the warning that the referat goes out, when it has gone out", () => {
    const warned = playLive([{ minutes: 22 * 60 }], liveFrom(completedMeeting()));
    expect(closed(warned, "warned")).toEqual([]);
    expect(closed(play([as("leader", { type: "approveReferat" })], warned), "warned")).toEqual(["warned → leader"]);
  });
});

describe("messages that make themselves heard", () => {
  const heard = ({ state, nowMs }: Played) =>
    state.status === "none"
      ? []
      : desired(state, nowMs).flatMap(({ key, alert }) =>
          alert === undefined ? [] : [`${key.split(":")[0]} ${alert}`],
        );

  it("are those that somebody waits for, and no others", () => {
    const everything: readonly Played[] = [
      play([as("leader", { type: "askViddevakt", personId: "siri" })], meetingIn("roles")),
      play([as("siri", { type: "askToLead" })], playLive([{ minutes: 4 }], liveFrom(meetingIn("description")))),
      play(
        [as("leader", { type: "remind", reminder: "clock" }), as("leader", { type: "leave", personId: "leader" })],
        meetingIn("clarifying"),
      ),
      play([as("olav", { type: "leave", personId: "olav" })], meetingIn("summary")),
      playLive([{ minutes: 22 * 60 }], liveFrom(completedMeeting())),
    ];
    expect([...new Set(everything.flatMap(heard))].toSorted()).toEqual([
      "asked feed",
      "prompt feed",
      "referat feed",
      "reminder meeting",
      "takeOver feed",
      "turn feed",
      "warned feed",
    ]);
  });
});
