import { describe, expect, it } from "vitest";
import { participantIds } from "../../src/meeting/afterwards/recipients.ts";
import { effects } from "../../src/meeting/effects.ts";
import { type Participant, type PersonId, SYSTEM } from "../../src/meeting/people.ts";
import {
  activeOf,
  as,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  PEOPLE,
  type Played,
  play,
  start,
  TYPICAL,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { liveFrom } from "./live.ts";

const person = (id: PersonId): Participant => PEOPLE.find((p) => p.id === id) ?? { ...(PEOPLE[1] as Participant), id };
/** What Teams answers when it has these in the call, and not those. */
const teams = (seen: readonly PersonId[], away: readonly PersonId[] = []) =>
  as(SYSTEM, { type: "presence", seen: seen.map(person), away });
const presentIn = (played: Played) => activeOf(played).people.flatMap((p) => (p.present ? [p.id] : []));
const turnsIn = (played: Played) => {
  const { visit } = activeOf(played);
  return "round" in visit ? visit.round.turns.map((t) => [t.personId, t.status]) : [];
};
const began = play([start()]);
const withoutViddevakt = [start(), as("leader", { type: "goWithoutViddevakt" }), next] as const;

describe("Teams is asked who is there", () => {
  it("at the start, and whenever a phase begins or is gone back to", () => {
    const back = as("leader", { type: "goBack", phase: "clarifying", reason: "Meir å spørje om" });
    const { jobs } = liveFrom(play([back], meetingIn("statusQuo")));
    expect(jobs.flatMap((job) => (job.kind === "presence" ? [job.visit] : []))).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("somebody who was invited and never came", () => {
  it("is not in the meeting, not in the rounds, not waited for in status quo, and gets no referat", () => {
    const played = play([...withoutViddevakt, teams(["leader", "olav", "siri", "per"], ["kari"])]);
    expect(presentIn(played)).toEqual(["leader", "olav", "siri", "per"]);
    const round = play(
      [as("leader", { type: "describe", what: "Uro", behind: "Logg", grounds: ["logs"] }), next],
      played,
    );
    expect(turnsIn(round).map(([id]) => id)).toEqual(["olav", "siri", "per", "leader"]);
    const ended = play([as("leader", { type: "abort", reason: "" })], round);
    expect(participantIds(endedOf(ended))).not.toContain("kari");
    expect(endedOf(ended).remarks.map((r) => r.kind)).not.toContain("left");
  });

  it("is taken out of a round that has begun without a trace, and the word goes on", () => {
    const inRound = play([
      ...withoutViddevakt,
      as("leader", { type: "describe", what: "Uro", behind: "Logg", grounds: ["logs"] }),
      next,
    ]);
    expect(turnsIn(inRound)[0]).toEqual(["olav", "speaking"]);
    const after = given(inRound)
      .when(SYSTEM, { type: "presence", seen: [person("leader"), person("per")], away: ["olav", "siri"] })
      .gives(
        { type: "participantsAbsent", personIds: ["olav", "siri"] },
        { type: "turnStarted", personId: "per" },
        { type: "participantsSeen", personIds: ["leader", "per"] },
      );
    expect(turnsIn(after)).toEqual([
      ["per", "speaking"],
      ["kari", "waiting"],
      ["leader", "waiting"],
    ]);
  });

  it("can't be asked to be viddevakt", () => {
    given(start(), teams(["leader", "olav"], ["kari"]))
      .when("leader", { type: "askViddevakt", personId: "kari" })
      .refused("notPresent", { name: "Kari Nes" });
  });

  it("is in as soon as Teams sees them, or they press a button, last in the round and down as late", () => {
    const absent = play([teams(["leader", "olav", "siri", "per"], ["kari"])], meetingDoneWith("roles"));
    // In the typical meeting nobody but those with a role has done anything in the roles.
    expect(presentIn(absent)).not.toContain("kari");
    const seen = play([teams(["leader", "olav", "kari"])], absent);
    const pressed = play([as("kari", { type: "join", participant: person("kari") })], absent);
    for (const played of [seen, pressed]) expect(presentIn(played)).toContain("kari");
  });
});

describe("somebody whom Teams has seen, and sees no more", () => {
  it("has left: stepped over, recorded, and still gets the referat", () => {
    const left = play(
      [teams(["leader", "olav", "kari"]), teams(["leader", "olav"], ["kari"])],
      meetingIn("clarifying"),
    );
    expect(activeOf(left).remarks).toContainEqual({ kind: "left", personId: "kari", phase: "clarifying" });
    expect(turnsIn(left)).toContainEqual(["kari", "left"]);
    expect(participantIds(endedOf(play([as("leader", { type: "abort", reason: "" })], left)))).toContain("kari");
  });

  it("is back when Teams sees them again", () => {
    const steps = [teams(["leader", "kari"]), teams(["leader", "olav"], ["kari"]), teams(["leader", "kari"])];
    expect(presentIn(play(steps, meetingIn("statusQuo")))).toContain("kari");
  });

  it("stays when they press a button after that: they may have gone over to the room", () => {
    const gone = play([teams(["leader", "kari"]), teams(["leader", "olav"], ["kari"])], meetingIn("statusQuo"));
    const back = play([as("kari", { type: "join", participant: person("kari") })], gone);
    expect(presentIn(play([teams(["leader", "olav"], ["kari"])], back))).toContain("kari");
  });
});

describe("the leader's word, and what people do themselves, goes before Teams' «no»", () => {
  const no = teams(["leader", "olav"], ["siri", "per", "kari"]);

  it("who has done something in the meeting is there", () => {
    const acted = play(
      [as("kari", { type: "updateParticipant", personId: "kari", teneste: "nav", present: true }), no],
      began,
    );
    expect(presentIn(acted)).toEqual(["leader", "olav", "kari"]);
  });

  it("whom the leader has said is there, is there", () => {
    const vouched = play(
      [as("leader", { type: "updateParticipant", personId: "per", teneste: "ppt", present: true }), no],
      began,
    );
    expect(presentIn(vouched)).toEqual(["leader", "olav", "per"]);
    const all = as("leader", { type: "confirmPeople", everyone: true });
    expect(presentIn(play([no, all, no], began))).toEqual(PEOPLE.map((p) => p.id));
  });

  it("whom the leader has struck out, or who has said that they go, comes back only by doing something", () => {
    const struck = as("leader", {
      type: "updateParticipant",
      personId: "kari",
      teneste: "helsestasjon",
      present: false,
    });
    const left = as("per", { type: "leave", personId: "per" });
    const played = play([struck, left, teams(["leader", "olav", "per", "kari"])], began);
    expect(presentIn(played)).toEqual(["leader", "olav", "siri"]);
    expect(presentIn(play([as("kari", { type: "join", participant: person("kari") })], played))).toContain("kari");
  });

  it("people around one PC are there: with fewer than two of us in the call Teams' answers say nothing", () => {
    for (const seen of [[], ["leader"]]) {
      given(began)
        .when(SYSTEM, { type: "presence", seen: seen.map(person), away: PEOPLE.map((p) => p.id) })
        .gives();
    }
  });

  it("a call that has ended sends nobody away", () => {
    const inCall = play([teams(PEOPLE.map((p) => p.id))], meetingIn("summary"));
    given(inCall)
      .when(SYSTEM, { type: "presence", seen: [], away: PEOPLE.map((p) => p.id) })
      .gives();
  });

  it("those without the app are there as long as the leader says so", () => {
    expect(presentIn(play([no], meetingIn("statusQuo")))).toContain(WITHOUT_APP);
  });

  it("where Teams can't tell, nothing changes", () => {
    expect(presentIn(play([teams(["leader", "olav"])], began))).toEqual(PEOPLE.map((p) => p.id));
  });
});

describe("somebody in the call whom the meeting has not met", () => {
  it("is taken in", () => {
    expect(presentIn(play([teams(["leader", "olav", "nils"])], began))).toContain("nils");
  });

  it("is left out where sixty are there already", () => {
    const crowd = Array.from({ length: 60 }, (_, i) => ({ ...person("leader"), id: i === 0 ? "leader" : `p${i}` }));
    const full = play([start({}, crowd), teams(["leader", "p1", "nils"])]);
    expect(activeOf(full).people).toHaveLength(60);
    const room = play([teams(["leader", "p1", "nils"], ["p2"])], full);
    expect(presentIn(play([teams(["leader", "p1", "nils"])], room))).toContain("nils");
  });

  it("who comes to the chat is on the list, and Teams is asked whether they are in the meeting", () => {
    const joined = as(SYSTEM, { type: "join", participant: person("nils"), because: "inChat" });
    const played = play([joined], began);
    const [event] = played.events.slice(-1);
    expect(event && effects(played.state, event)).toEqual([{ kind: "presence", meetingId: "m1", visit: 1 }]);
    expect(presentIn(play([teams(["leader", "olav"], ["nils"])], played))).not.toContain("nils");
    expect(activeOf(play([teams(["leader", "olav"], ["nils"])], played)).remarks).toEqual([]);
  });
});

describe("a phase waits for nobody who is gone", () => {
  const answer = { worked: "", better: "", structure: "yes", useful: "yes", nextTime: "" } as const;
  const evaluates = (id: PersonId, by = id) => as(by, { type: "evaluate", personId: id, answer });
  const evaluating = play(
    [...TYPICAL.evaluation, evaluates("leader"), evaluates(WITHOUT_APP, "leader")],
    meetingIn("evaluation"),
  );

  it("the evaluation is over when the last of the unit who has not answered leaves", () => {
    given(evaluating)
      .when(SYSTEM, { type: "leave", personId: "siri" })
      .gives({ type: "participantLeft", personId: "siri" }, { type: "meetingCompleted" });
    given(play([teams(["leader", "olav", "siri"])], evaluating))
      .when(SYSTEM, { type: "presence", seen: [person("leader"), person("olav")], away: ["siri"] })
      .gives({ type: "participantLeft", personId: "siri" }, { type: "meetingCompleted" });
  });

  it("but not because the call has ended and everybody is gone from it", () => {
    const ends = ["olav", "siri", "per", "kari", WITHOUT_APP, "leader"].map((id) =>
      as(SYSTEM, { type: "leave", personId: id }),
    );
    expect(play(ends, meetingIn("evaluation")).state.status).toBe("active");
  });

  it("status quo is left when those who have answered are all who are there", () => {
    const worded = [
      as("leader", { type: "wordStatusQuo", sentence: "mange står utanfor" }),
      ...["leader", "olav", "siri", "per"].map((id) => as(id, { type: "agree", personId: id })),
      as("leader", { type: "agree", personId: WITHOUT_APP }),
    ];
    const waits = play(worded, meetingIn("statusQuo"));
    given(waits).when("leader", { type: "nextPhase", from: "statusQuo" }).refused("statusQuoUnanswered");
    const gone = play([teams(["leader", "olav"], ["kari"]), next], play([teams(["leader", "kari"])], waits));
    expect(activeOf(gone).visit.phase).toBe("factors");
  });
});
