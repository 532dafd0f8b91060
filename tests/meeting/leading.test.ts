import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { takeOverDueMs } from "../../src/meeting/during/leading.ts";
import { type Participant, SYSTEM } from "../../src/meeting/people.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { activeOf, as, meetingIn, PEOPLE, type Played, play, start, WITHOUT_APP } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { liveFrom, playLive } from "./live.ts";

const summary = meetingIn("summary");
const confirmed = play(
  [as("leader", { type: "updateParticipant", personId: "siri", teneste: "eining", present: true })],
  summary,
);
const asked = play([as("siri", { type: "askToLead" })], summary);

describe("taking over the leading", () => {
  it("is asked for, and the leader agrees", () => {
    given(summary).when("siri", { type: "askToLead" }).gives({ type: "leadingRequested", personId: "siri" });
    const after = given(asked)
      .when("leader", { type: "answerTakeOver", yes: true })
      .gives({ type: "leaderChanged", personId: "siri", because: "agreed" });
    expect(activeOf(after).leaderId).toBe("siri");
    expect(activeOf(after).remarks.at(-1)).toMatchObject({
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

  it("always asks the leader first, also one who has been silent for long", () => {
    given(confirmed, { minutes: 30 })
      .when("siri", { type: "askToLead" })
      .gives({ type: "leadingRequested", personId: "siri" });
  });

  it("happens by itself when the leader has not answered in two minutes, and was silent for five", () => {
    const live = playLive([{ minutes: 10 }, as("siri", { type: "askToLead" }), { seconds: 119 }], liveFrom(confirmed));
    expect(activeOf(live).leaderId).toBe("leader");
    expect(takeOverDueMs(activeOf(live))).toBe(live.nowMs + 1000);
    const after = playLive([{ seconds: 1 }], live);
    expect(activeOf(after).leaderId).toBe("siri");
    expect(after.events.at(-1)).toMatchObject({ type: "leaderChanged", because: "silent", by: "system" });
    const early = playLive([{ minutes: 1 }, as("siri", { type: "askToLead" }), { seconds: 239 }], liveFrom(confirmed));
    expect(activeOf(early).leaderId).toBe("leader");
    expect(activeOf(playLive([{ seconds: 1 }], early)).leaderId).toBe("siri");
  });

  it("does not happen when the leader does anything, or says no, in the meantime", () => {
    const act = as("leader", { type: "remind", reminder: "clock" });
    const acted = playLive(
      [as("siri", { type: "askToLead" }), { minutes: 4 }, act, { minutes: 20 }],
      liveFrom(confirmed),
    );
    expect(activeOf(acted).leaderId).toBe("leader");
    expect(acted.events.filter((e) => e.type === "leadingKept").map((e) => e.by)).toEqual([SYSTEM]);
    const no = as("leader", { type: "answerTakeOver", yes: false });
    expect(
      activeOf(playLive([as("siri", { type: "askToLead" }), no, { minutes: 20 }], liveFrom(confirmed))).leaderId,
    ).toBe("leader");
    const again = playLive([as("siri", { type: "askToLead" }), { minutes: 2 }], acted);
    expect(activeOf(again).leaderId).toBe("siri");
  });

  it("is not hurried, nor put off, by asking once more", () => {
    given(asked, { minutes: 1 }).when("siri", { type: "askToLead" }).gives();
  });

  it("is asked for so often and no more", () => {
    const no = [as("siri", { type: "askToLead" }), as("leader", { type: "answerTakeOver", yes: false })];
    given(summary, ...Array(LIMITS.takeOvers).fill(no).flat())
      .when("siri", { type: "askToLead" })
      .refused("tooOften");
  });

  it("does not happen by itself for somebody whom the leader has not confirmed as one of the unit", () => {
    const live = playLive([{ minutes: 10 }, as("siri", { type: "askToLead" }), { minutes: 30 }], liveFrom(summary));
    expect(activeOf(live).leaderId).toBe("leader");
    given(live)
      .when("leader", { type: "answerTakeOver", yes: true })
      .gives({ type: "leaderChanged", personId: "siri", because: "agreed" });
  });

  it("does not happen by itself for someone who has left", () => {
    const left = [as("siri", { type: "askToLead" }), as("siri", { type: "leave", personId: "siri" }), { minutes: 10 }];
    expect(activeOf(playLive(left, liveFrom(confirmed))).leaderId).toBe("leader");
  });

  describe.each(["leader", SYSTEM])("when the leader has left, as %s says", (by) => {
    const leaves = as(by, { type: "leave", personId: "leader" });

    it("happens after the two minutes, however active the leader was", () => {
      const live = playLive([leaves, as("siri", { type: "askToLead" }), { seconds: 119 }], liveFrom(confirmed));
      expect(activeOf(live).leaderId).toBe("leader");
      const after = playLive([{ seconds: 1 }], live);
      expect(activeOf(after).leaderId).toBe("siri");
      expect(after.events.at(-1)).toMatchObject({ type: "leaderChanged", because: "absent" });
    });

    it("happens so too when the leader leaves while they are asked", () => {
      const live = playLive([as("siri", { type: "askToLead" }), { minutes: 1 }, leaves], liveFrom(confirmed));
      expect(activeOf(playLive([{ minutes: 1 }], live)).leaderId).toBe("siri");
    });

    it("goes to somebody taken to be of the unit only where nobody who is confirmed is here", () => {
      const steps = [leaves, as("olav", { type: "askToLead" }), { minutes: 2 }];
      expect(activeOf(playLive(steps, liveFrom(summary))).leaderId).toBe("olav");
      expect(activeOf(playLive(steps, liveFrom(confirmed))).leaderId).toBe("leader");
    });

    it("does not happen when the leader is back and does something", () => {
      const back = as("leader", { type: "join", participant: PEOPLE[0] as Participant });
      const act = as("leader", { type: "remind", reminder: "clock" });
      const live = playLive(
        [leaves, as("siri", { type: "askToLead" }), { minutes: 1 }, back, act, { minutes: 4 }],
        liveFrom(confirmed),
      );
      expect(activeOf(live).leaderId).toBe("leader");
    });
  });

  it("is never for a guest, whoever they say that they are", () => {
    const guest = { ...(PEOPLE[1] as Participant), id: "gjest", guest: true as const };
    const withoutId = { ...(PEOPLE[1] as Participant), id: "29:anonym" };
    const played = play([
      start({}, [...PEOPLE, guest, withoutId]),
      as("leader", { type: "confirmPeople", everyone: true }),
    ]);
    for (const by of ["gjest", "29:anonym"]) {
      given(played).when(by, { type: "askToLead" }).refused("guestCantLead");
    }
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
});

describe("who is of the unit", () => {
  const update = (personId: string, teneste: Participant["teneste"]): CommandBody => ({
    type: "updateParticipant",
    personId,
    teneste,
    present: true,
  });
  const confirmedIn = (played: Played, id: string) =>
    activeOf(played).people.find((p) => p.id === id)?.confirmed === true;

  it("is for the leader to say; people may say anything else of themselves", () => {
    given(summary).when("per", update("per", "eining")).refused("einingByLeader");
    given(summary).when("siri", update("per", "eining")).refused("einingByLeader");
    given(summary)
      .when("siri", { type: "addWithoutApp", name: "Geir Li", teneste: "eining" })
      .refused("einingByLeader");
    const nav = given(summary).when("per", update("per", "nav")).after;
    expect(confirmedIn(nav, "per")).toBe(false);
    const own = given(summary).when("leader", update("per", "eining")).after;
    expect(confirmedIn(own, "per")).toBe(true);
    expect(confirmedIn(play([as("per", update("per", "ppt"))], own), "per")).toBe(false);
    given(own).when("per", update("per", "eining")).gives();
  });

  it("is confirmed for all on the list at once, but for those who come from elsewhere", () => {
    const after = given(summary).when("leader", { type: "confirmPeople", everyone: false }).after;
    expect(["olav", "siri", "per", "kari"].filter((id) => confirmedIn(after, id))).toEqual(["olav", "siri"]);
    given(after).when("leader", { type: "confirmPeople", everyone: false }).gives();
    given(summary).when("siri", { type: "confirmPeople", everyone: false }).refused("notLeader");
  });
});
