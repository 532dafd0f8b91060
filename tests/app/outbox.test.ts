import { describe, expect, it } from "vitest";
import { desired } from "../../src/app/outbox.ts";
import { liveFrom, playLive } from "../meeting/live.ts";
import { as, completedMeeting, meetingIn, type Played, play, type Step, wholeRound } from "../support/meeting.ts";

/** What is to stand in the chats, in order: `key → whose private chat, mode`. */
function messagesOf({ state, nowMs }: Played): string[] {
  if (state.status === "none") return [];
  return desired(state, nowMs, async () => undefined).map(
    ({ key, to, mode }) => `${key}${to === "chat" ? "" : ` → ${to.personId}`}, ${mode}`,
  );
}
const after = (played: Played, ...steps: readonly Step[]) => messagesOf(play(steps, played));

describe("in the chat stand", () => {
  it("the results of the phases before, the card of this one, and in private the viddevakt's", () => {
    expect(messagesOf(meetingIn("clarifying"))).toEqual([
      "visit:1, final",
      "visit:2, final",
      "visit:3, live",
      "viddevakt:olav → olav, live",
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

  it("each reminder and each change of leader, once", () => {
    const said = after(
      meetingIn("roles"),
      as("leader", { type: "remind", reminder: "clock" }),
      as("leader", { type: "remind", reminder: "clock" }),
      as("siri", { type: "askToLead" }),
      as("leader", { type: "answerTakeOver", yes: true }),
      as("siri", { type: "pause", because: "teamsMeetingEnded" }),
    );
    expect(said).toEqual(["remark:0, once", "remark:1, once", "reminder:0, once", "reminder:1, once", "visit:1, live"]);
  });

  it("the outcome when the meeting is over, and in private the leader's referat", () => {
    expect(messagesOf(completedMeeting()).slice(-3)).toEqual([
      "ended, live",
      "viddevakt:olav → olav, final",
      "referat:leader → leader, live",
    ]);
  });
});

describe("the warning that the referat goes out soon", () => {
  const warned = playLive([{ minutes: 22 * 60 }], liveFrom(completedMeeting()));

  it("comes to the leader in private, once", () => {
    expect(messagesOf(warned).at(-1)).toBe("warned → leader, once");
    expect(messagesOf(playLive([{ minutes: 21 * 60 }], liveFrom(completedMeeting()))).join()).not.toContain("warned");
  });

  it("does not come late, when it has been sent", () => {
    expect(after(warned, as("leader", { type: "approveReferat" })).join()).not.toContain("warned");
  });
});
