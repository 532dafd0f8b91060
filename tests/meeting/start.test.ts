import { describe, expect, it } from "vitest";
import { BTI, BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { plannedMs } from "../../src/meeting/script/scripts.ts";
import type { ActiveMeeting } from "../../src/meeting/state.ts";
import { activeOf, as, endedOf, INFO, meetingIn, next, PEOPLE, play, start } from "../support/meeting.ts";
import { given } from "./dsl.ts";

describe("starting a meeting", () => {
  it("makes the one who starts it leader, employed by the unit, and opens with the roles", () => {
    const people = PEOPLE.map((p) => ({ ...p, teneste: "anna" as const }));
    const meeting = activeOf(given().when("leader", { type: "start", info: INFO, people }).after);
    expect(meeting.leaderId).toBe("leader");
    expect(meeting.people.map((p) => p.teneste)).toEqual(["eining", "anna", "anna", "anna", "anna"]);
    expect(meeting.visit).toEqual({ number: 1, phase: "roles", plannedMs: 5 * 60_000, usedMs: 0 });
  });

  it("is refused while it is under way", () => {
    given(start()).when("olav", { type: "start", info: INFO, people: PEOPLE }).refused("meetingActive");
  });

  it("is refused for someone who is not on the roster", () => {
    given().when("stranger", { type: "start", info: INFO, people: PEOPLE }).refused("notParticipant");
  });

  it("is not for a guest, nor for somebody without an account: whoever starts leads", () => {
    const guests = [{ guest: true as const }, { id: "29:leader" }];
    for (const fields of guests) {
      const people = PEOPLE.map((p) => (p.id === "leader" ? { ...p, ...fields } : p));
      given()
        .when(people[0]?.id ?? "", { type: "start", info: INFO, people })
        .refused("guestCantLead");
    }
  });

  it("in a chat of more than sixty lists the leader and who reported the topic; the others come in as they are seen", () => {
    const people = [
      ...PEOPLE,
      ...Array.from({ length: 56 }, (_, i) => ({ ...PEOPLE[1], id: `p${i}` }) as (typeof PEOPLE)[number]),
    ];
    expect(activeOf(play([start({ reportedById: "per" }, people)])).people.map((p) => p.id)).toEqual(["leader", "per"]);
  });

  it("is told of a topic that somebody in the chat has reported, and nobody else", () => {
    given()
      .when("leader", { type: "start", info: { ...INFO, reportedById: "stranger" }, people: PEOPLE })
      .refused("personUnknown");
  });

  it("takes sixty people and no more", () => {
    const crowd = (size: number) =>
      Array.from(
        { length: size },
        (_, i) => ({ ...PEOPLE[0], id: i === 0 ? "leader" : `p${i}` }) as (typeof PEOPLE)[number],
      );
    expect(activeOf(play([start({}, crowd(60))])).people).toHaveLength(60);
    given(start({}, crowd(60)))
      .when("x", { type: "join", participant: { ...crowd(1)[0], id: "x" } as (typeof PEOPLE)[number] })
      .refused("tooManyParticipants");
  });

  it("needs a unit and a topic, and asks about a name in the topic", () => {
    const begin = (info: Partial<typeof INFO>, confirmed = false) =>
      given().when("leader", { type: "start", info: { ...INFO, ...info }, people: PEOPLE }, confirmed);
    begin({ eining: "  " }).refused("textMissing");
    begin({ topic: "" }).refused("textMissing");
    begin({ topic: "x".repeat(301) }).refused("textTooLong", { limit: 300, length: 301 });
    begin({ topic: "Uro kring Tuva" }).refused("likelyName", { names: "Tuva" });
    expect(activeOf(begin({ topic: "Uro kring Tuva" }, true).after).info.topic).toBe("Uro kring Tuva");
    expect(activeOf(begin({ topic: "  Uro på Lia " }).after).info.topic).toBe("Uro på Lia");
  });

  it("lets the referat wait from one working day to twenty, or for approval", () => {
    const begin = (sendAfterWorkingDays: number) =>
      given().when("leader", { type: "start", info: { ...INFO, sendAfterWorkingDays }, people: PEOPLE });
    for (const days of [0, -1, 1.5, 21, Number.NaN]) begin(days).refused("numberOutOfRange", { min: 1, max: 20 });
    for (const days of [1, 20]) expect(activeOf(begin(days).after).info.sendAfterWorkingDays).toBe(days);
    const { sendAfterWorkingDays: _none, ...onApproval } = INFO;
    const { after } = given().when("leader", { type: "start", info: onApproval, people: PEOPLE });
    expect(activeOf(after).info).toEqual(onApproval);
  });
});

describe("the time of a phase", () => {
  it("adds up to the whole meeting of 45, 60 or 90 minutes", () => {
    const sums = BTI.lasts.choices.map(
      (totalMinutes) => BTI.phases.reduce((sum, phase) => sum + plannedMs({ totalMinutes }, phase), 0) / 60_000,
    );
    expect(sums).toEqual([45, 60, 90]);
  });

  it.each([
    [45, [3.75, 3.75, 7.5, 3.75, 9, 9, 4.5, 3.75]],
    [60, [5, 5, 10, 5, 12, 12, 6, 5]],
    [90, [7.5, 7.5, 15, 7.5, 18, 18, 9, 7.5]],
  ] as const)("is scaled in a meeting of %i minutes", (totalMinutes, minutes) => {
    const planned = PHASES.map((phase) => activeOf(meetingIn(phase, { totalMinutes })).visit.plannedMs / 60_000);
    expect(planned).toEqual(minutes);
  });

  it("is kept beside the time used, phase by phase, pauses not counted", () => {
    const played = play([
      start(),
      as("leader", { type: "goWithoutViddevakt" }),
      { minutes: 2 },
      as("leader", { type: "pause", because: "person" }),
      { minutes: 30 },
      as("leader", { type: "resume" }),
      { minutes: 1 },
      next,
      { minutes: 4 },
      as("leader", { type: "abort", reason: "" }),
    ]);
    const used = endedOf(played).past.map((v) => [v.phase, v.plannedMs / 60_000, v.usedMs / 60_000]);
    expect(used).toEqual([
      ["roles", 5, 3],
      ["description", 5, 4],
    ]);
  });
});

describe("pausing", () => {
  const paused = [start(), as("leader", { type: "pause", because: "person" })] as const;

  it("stops the clock until somebody resumes", () => {
    const clock = (m: ActiveMeeting) => m.clock.running;
    expect(clock(activeOf(play(paused)))).toBe(false);
    expect(clock(activeOf(play([...paused, as("leader", { type: "resume" })])))).toBe(true);
  });

  it("is for leader and secretary", () => {
    given(start())
      .when("olav", { type: "pause", because: "person" })
      .refused("notLeaderOrSecretary", { leader: "Randi Fjell" });
    given(...paused)
      .when("olav", { type: "resume" })
      .refused("notLeaderOrSecretary");
    const secretary = as("leader", { type: "appointSecretary", personId: "siri" });
    given(start(), secretary)
      .when("siri", { type: "pause", because: "person" })
      .gives({ type: "paused", because: "person" });
    given(...paused, secretary)
      .when("siri", { type: "resume" })
      .gives({ type: "resumed" });
  });

  it("can't be done twice, nor can one resume what runs", () => {
    given(...paused)
      .when("leader", { type: "pause", because: "person" })
      .refused("meetingPaused");
    given(start()).when("leader", { type: "resume" }).refused("notPaused");
  });

  it("comes by itself when the Teams meeting ends, once, and the record shows it", () => {
    const ended = { type: "pause", because: "teamsMeetingEnded" } as const;
    const after = given(start()).when("system", ended).gives({ type: "paused", because: "teamsMeetingEnded" });
    expect(activeOf(after).remarks).toMatchObject([{ kind: "teamsMeetingEnded" }]);
    given(after).when("system", ended).gives();
    given(start()).when("olav", ended).refused("notLeaderOrSecretary");
  });

  it("lets people go on writing, but no turn and no phase moves", () => {
    const inRound = [meetingIn("clarifying"), as("leader", { type: "pause", because: "person" })] as const;
    const question = {
      type: "contribute",
      authorId: "kari",
      text: "Kva klasse?",
      detail: { kind: "clarifying" },
    } as const;
    expect(activeOf(given(...inRound).when("kari", question).after).record.contributions).toHaveLength(1);
    given(...inRound)
      .when("leader", { type: "endTurn", personId: "olav" })
      .refused("meetingPaused");
    given(...inRound)
      .when("leader", { type: "endRound" }, true)
      .refused("meetingPaused");
    given(...inRound)
      .when("leader", { type: "nextPhase", from: "clarifying" })
      .refused("meetingPaused");
    given(...inRound)
      .when("leader", { type: "goBack", phase: "roles", reason: "Fleire kom" })
      .refused("meetingPaused");
  });
});

describe("the language of the meeting", () => {
  it("is changed by any participant", () => {
    given(start()).when("kari", { type: "setMålform", målform: "nb" }).gives({ type: "målformChanged", målform: "nb" });
    given(start()).when("kari", { type: "setMålform", målform: "nn" }).gives();
    given(start()).when("stranger", { type: "setMålform", målform: "nb" }).refused("notParticipant");
  });
});
