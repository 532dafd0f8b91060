import { describe, expect, it } from "vitest";
import { whoCanBeAsked } from "../../src/meeting/during/handOver.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import {
  activeOf,
  as,
  meetingDoneWith,
  meetingIn,
  next,
  PEOPLE,
  type Played,
  play,
  start,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

const offer = (personId: string) => ({ type: "offerLeading", personId }) as const;
const yes = { type: "answerOffer", yes: true } as const;
const no = { type: "answerOffer", yes: false } as const;
const factors = meetingIn("factors");
const asked = play([as("leader", offer("siri"))], factors);
const leaderIn = (played: Played) => activeOf(played).leaderId;

describe("the leader hands over the lead", () => {
  it("by asking somebody, who says yes", () => {
    given(factors).when("leader", offer("siri")).gives({ type: "leadingOffered", personId: "siri" });
    const after = given(asked).when("siri", yes).gives({ type: "leaderChanged", personId: "siri", because: "agreed" });
    expect(leaderIn(after)).toBe("siri");
    // One does not write for oneself.
    expect(activeOf(after).secretaryId).toBeUndefined();
    given(after).when("leader", { type: "takeBackOffer" }).refused("notLeader", { leader: "Siri Vik" });
    given(after).when("siri", yes).refused("leadingNotOffered");
  });

  it("and leads until then", () => {
    expect(leaderIn(asked)).toBe("leader");
    given(asked).when("siri", { type: "endRound" }).refused("notLeader");
  });

  it("who may say no, and then the leader leads on and may ask another", () => {
    const kept = given(asked).when("siri", no).gives({ type: "leadingOfferEnded", because: "declined" });
    expect(leaderIn(kept)).toBe("leader");
    given(kept).when("siri", yes).refused("leadingNotOffered");
    given(kept).when("leader", offer("olav")).gives({ type: "leadingOffered", personId: "olav" });
  });

  it("who asks no more", () => {
    const over = given(asked)
      .when("leader", { type: "takeBackOffer" })
      .gives({ type: "leadingOfferEnded", because: "takenBack" });
    given(over).when("siri", yes).refused("leadingNotOffered");
  });

  it("asks one at a time: who is asked last is asked", () => {
    given(asked).when("leader", offer("siri")).gives();
    const other = given(asked).when("leader", offer("olav")).after;
    given(other).when("siri", yes).refused("leadingNotOffered");
    expect(leaderIn(given(other).when("olav", yes).after)).toBe("olav");
  });

  it("only to one of the unit whom a question reaches, and who is here", () => {
    given(factors).when("leader", offer("per")).refused("cantLead", { name: "Per Haug" });
    given(factors).when("leader", offer(WITHOUT_APP)).refused("cantLead");
    given(factors).when("leader", offer("leader")).refused("cantLead");
    given(factors).when("leader", offer("stranger")).refused("personUnknown");
    given(factors, as("siri", { type: "leave", personId: "siri" }))
      .when("leader", offer("siri"))
      .refused("notPresent", { name: "Siri Vik" });
    given(factors).when("olav", offer("siri")).refused("notLeader");
  });

  it("sees first those who are known to be of the unit, and no guests", () => {
    const guest = { ...(PEOPLE[1] as Participant), id: "29:gjest" };
    const siri = { type: "updateParticipant", personId: "siri", teneste: "eining", present: true } as const;
    const played = play([start({}, [...PEOPLE, guest]), as("leader", siri)]);
    expect(whoCanBeAsked(activeOf(played)).map(({ id }) => id)).toEqual(["siri", "olav"]);
  });

  it("not to one who turned out to be of another teneste meanwhile", () => {
    given(asked, as("leader", { type: "updateParticipant", personId: "siri", teneste: "nav", present: true }))
      .when("siri", yes)
      .refused("notEmployee");
  });

  it("at once where the other has asked for it, whoever asked first", () => {
    given(factors, as("siri", { type: "askToLead" }))
      .when("leader", offer("siri"))
      .gives({ type: "leaderChanged", personId: "siri", because: "agreed" });
    given(asked)
      .when("siri", { type: "askToLead" })
      .gives({ type: "leaderChanged", personId: "siri", because: "agreed" });
  });

  it("while another asks for it, and either may be answered", () => {
    const both = play([as("olav", { type: "askToLead" })], asked);
    const kept = play([as("leader", { type: "answerTakeOver", yes: false })], both);
    expect(leaderIn(given(kept).when("siri", yes).after)).toBe("siri");
    const given1 = play([as("siri", no)], both);
    expect(leaderIn(given(given1).when("leader", { type: "answerTakeOver", yes: true }).after)).toBe("olav");
  });

  it("in a pause too, and when the leader has gone meanwhile", () => {
    const paused = given(
      asked,
      as("leader", { type: "pause", because: "person" }),
      as("leader", { type: "leave", personId: "leader" }),
    );
    expect(leaderIn(paused.when("siri", yes).after)).toBe("siri");
  });

  it("no more than so often", () => {
    const again = Array.from({ length: LIMITS.takeOvers }, (_, i) =>
      as("leader", offer(i % 2 === 0 ? "siri" : "olav")),
    );
    given(play(again, factors)).when("leader", offer("siri")).refused("tooOften");
  });
});

describe("a question to lead is over", () => {
  const ready = play([as("leader", offer("siri"))], meetingDoneWith("factors"));
  const over = (...steps: Parameters<typeof play>[0]) => given(play(steps, ready)).when("siri", yes);

  it("with the phase", () => {
    over(next).refused("leadingNotOffered");
    over(as("leader", { type: "goBack", phase: "roles", reason: "Om igjen" })).refused("leadingNotOffered");
  });

  it("with the meeting, and does not come back with it", () => {
    const abort = as("leader", { type: "abort", reason: "" });
    over(abort).refused("meetingEnded");
    over(abort, as("leader", { type: "continueMeeting", ending: 0 })).refused("leadingNotOffered");
  });

  it("when the one who was asked has gone, and does not come back with them", () => {
    const siri = PEOPLE.find(({ id }) => id === "siri") as Participant;
    const gone = as("siri", { type: "leave", personId: "siri" });
    over(gone).refused("notParticipant");
    over(gone, as("siri", { type: "join", participant: siri })).refused("leadingNotOffered");
  });

  it("when somebody else leads", () => {
    const took = as("leader", { type: "answerTakeOver", yes: true });
    over(as("olav", { type: "askToLead" }), took).refused("leadingNotOffered");
  });
});
