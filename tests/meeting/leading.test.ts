import { describe, expect, it } from "vitest";
import { activeOf, as, meetingIn, play, WITHOUT_APP } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { liveFrom, playLive } from "./live.ts";

const summary = meetingIn("summary");
const asked = play([as("siri", { type: "askToLead" })], summary);

describe("taking over the leading", () => {
  it("is asked for, and the leader agrees", () => {
    given(summary).when("siri", { type: "askToLead" }).gives({ type: "leadingRequested", personId: "siri" });
    const after = given(asked)
      .when("leader", { type: "answerTakeOver", yes: true })
      .gives({ type: "leaderChanged", personId: "siri", because: "agreed" });
    expect(activeOf(after).leaderId).toBe("siri");
    expect(activeOf(after).remarks.at(-1)).toEqual({
      kind: "leaderChanged",
      from: "leader",
      to: "siri",
      because: "agreed",
    });
    given(after).when("leader", { type: "abort", reason: "" }).refused("notLeader", { leader: "Siri Vik" });
  });

  it("is for the unit's own people who are there", () => {
    given(summary).when("kari", { type: "askToLead" }).refused("notEmployee");
    given(summary).when("stranger", { type: "askToLead" }).refused("notParticipant");
    given(summary).when("leader", { type: "askToLead" }).refused("alreadyLeader");
    given(summary, as("siri", { type: "leave", personId: "siri" }))
      .when("siri", { type: "askToLead" })
      .refused("notParticipant");
  });

  it("is answered by the leader, when somebody has asked", () => {
    given(summary).when("leader", { type: "answerTakeOver", yes: true }).refused("takeOverNotAsked");
    given(asked).when("olav", { type: "answerTakeOver", yes: true }).refused("notLeader");
    const kept = given(asked).when("leader", { type: "answerTakeOver", yes: false }).gives({ type: "leadingKept" });
    expect(activeOf(kept).leaderId).toBe("leader");
    given(kept).when("leader", { type: "answerTakeOver", yes: true }).refused("takeOverNotAsked");
  });

  it("can't be given to someone who has left meanwhile, or is not of the unit after all", () => {
    given(asked, as("siri", { type: "leave", personId: "siri" }))
      .when("leader", { type: "answerTakeOver", yes: true })
      .refused("notPresent", { name: "Siri Vik" });
    given(asked, as("siri", { type: "updateParticipant", personId: "siri", teneste: "nav", present: true }))
      .when("leader", { type: "answerTakeOver", yes: true })
      .refused("notEmployee");
  });

  it("happens by itself when the leader has been silent for five minutes", () => {
    const live = playLive(
      [{ minutes: 1 }, as("siri", { type: "askToLead" }), { seconds: 4 * 60 - 1 }],
      liveFrom(summary),
    );
    expect(activeOf(live).leaderId).toBe("leader");
    const after = playLive([{ seconds: 1 }], live);
    expect(activeOf(after).leaderId).toBe("siri");
    expect(after.events.at(-1)).toMatchObject({ type: "leaderChanged", because: "silent", by: "system" });
  });

  it("happens at once when the leader has been silent for that long already", () => {
    given(summary, { minutes: 5 })
      .when("siri", { type: "askToLead" })
      .gives({ type: "leaderChanged", personId: "siri", because: "silent" });
  });

  it("does not happen when the leader does anything, or says no, in the meantime", () => {
    const question = as("leader", { type: "remind", reminder: "clock" });
    const acted = playLive(
      [as("siri", { type: "askToLead" }), { minutes: 4 }, question, { minutes: 4 }],
      liveFrom(summary),
    );
    expect(activeOf(acted).leaderId).toBe("leader");
    const no = as("leader", { type: "answerTakeOver", yes: false });
    expect(
      activeOf(playLive([as("siri", { type: "askToLead" }), no, { minutes: 20 }], liveFrom(summary))).leaderId,
    ).toBe("leader");
    const again = playLive([{ minutes: 2 }, as("siri", { type: "askToLead" })], acted);
    expect(activeOf(again).leaderId).toBe("siri");
  });

  it("does not happen by itself for someone who has left", () => {
    const left = [as("siri", { type: "askToLead" }), as("siri", { type: "leave", personId: "siri" }), { minutes: 10 }];
    expect(activeOf(playLive(left, liveFrom(summary))).leaderId).toBe("leader");
  });

  it("frees the new leader from the roles of viddevakt and secretary", () => {
    const olav = play(
      [as("olav", { type: "askToLead" }), as("leader", { type: "answerTakeOver", yes: true })],
      summary,
    );
    expect(activeOf(olav).viddevakt).toEqual({ status: "none" });
    expect(activeOf(olav).secretaryId).toBe("siri");
    const siri = play([as("leader", { type: "answerTakeOver", yes: true })], asked);
    expect(activeOf(siri).viddevakt).toEqual({ status: "accepted", personId: "olav" });
    expect(activeOf(siri).secretaryId).toBeUndefined();
  });

  it("leaves a leader who is the only employee where they are", () => {
    const others = ["olav", "siri", WITHOUT_APP].map((id) =>
      as("leader", { type: "updateParticipant", personId: id, teneste: "nav", present: true }),
    );
    const alone = play(others, summary);
    for (const id of ["olav", "siri", "per", "kari"])
      given(alone, { minutes: 10 }).when(id, { type: "askToLead" }).refused("notEmployee");
  });

  it("goes on when the leader has left: the next one takes over after five minutes", () => {
    const gone = play([as("leader", { type: "leave", personId: "leader" }), { minutes: 5 }], summary);
    expect(activeOf(given(gone).when("olav", { type: "askToLead" }).after).leaderId).toBe("olav");
  });
});
