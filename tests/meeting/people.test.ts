import { describe, expect, it } from "vitest";
import { type Participant, SYSTEM } from "../../src/meeting/people.ts";
import { activeOf, as, meetingIn, next, PEOPLE, play, start, TYPICAL, WITHOUT_APP } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { SYNTHETIC } from "./nationalIds.ts";

const ask = (personId: string) => as("leader", { type: "askViddevakt", personId });
const late: Participant = { id: "nils", name: "Nils Berg", teneste: "eining", hasApp: true, present: false };

describe("the viddevakt", () => {
  it("is picked by the leader and says yes", () => {
    given(start())
      .when("leader", { type: "askViddevakt", personId: "olav" })
      .gives({ type: "viddevaktAsked", personId: "olav" });
    const after = given(start(), ask("olav"))
      .when("olav", { type: "answerViddevakt", yes: true })
      .gives({ type: "viddevaktAnswered", personId: "olav", yes: true });
    given(after)
      .when("leader", { type: "nextPhase", from: "roles" })
      .gives({
        type: "phaseEntered",
        phase: "description",
        plannedMs: 5 * 60_000,
      });
  });

  it("may say no, and the roles are not settled until another has said yes", () => {
    const declined = [start(), ask("olav"), as("olav", { type: "answerViddevakt", yes: false })] as const;
    given(...declined)
      .when("leader", { type: "nextPhase", from: "roles" })
      .refused("viddevaktMissing");
    given(start(), ask("olav")).when("leader", { type: "nextPhase", from: "roles" }).refused("viddevaktMissing");
    given(start()).when("leader", { type: "nextPhase", from: "roles" }).refused("viddevaktMissing");
    const second = [...declined, ask("kari"), as("kari", { type: "answerViddevakt", yes: true })];
    expect(activeOf(play([...second, next])).visit.phase).toBe("description");
  });

  it("can be gone without, which the record shows", () => {
    const after = given(start()).when("leader", { type: "goWithoutViddevakt" }).gives({ type: "viddevaktWaived" });
    expect(activeOf(after).remarks).toEqual([{ kind: "withoutViddevakt" }]);
    given(after).when("leader", { type: "goWithoutViddevakt" }).gives();
    expect(activeOf(play([next], after)).visit.phase).toBe("description");
  });

  it("is someone present, other than the leader", () => {
    given(start()).when("leader", { type: "askViddevakt", personId: "leader" }).refused("viddevaktIsLeader");
    given(start()).when("leader", { type: "askViddevakt", personId: "stranger" }).refused("personUnknown");
    given(start(), as("kari", { type: "leave", personId: "kari" }))
      .when("leader", { type: "askViddevakt", personId: "kari" })
      .refused("notPresent", { name: "Kari Nes" });
  });

  it("answers for themself, and only when asked and still there", () => {
    given(start(), ask("olav")).when("kari", { type: "answerViddevakt", yes: true }).refused("viddevaktNotAsked");
    given(start()).when("olav", { type: "answerViddevakt", yes: true }).refused("viddevaktNotAsked");
    given(start(), ask("olav"), as("olav", { type: "leave", personId: "olav" }))
      .when("olav", { type: "answerViddevakt", yes: true })
      .refused("notParticipant");
  });

  it("keeps the role when the leader's button is pressed once more", () => {
    given(start(), ask("olav")).when("leader", { type: "askViddevakt", personId: "olav" }).gives();
    given(meetingIn("description")).when("leader", { type: "askViddevakt", personId: "olav" }).gives();
  });

  it("is missed when they have left before the roles are settled", () => {
    given(start(), ...TYPICAL.roles, as("olav", { type: "leave", personId: "olav" }))
      .when("leader", { type: "nextPhase", from: "roles" })
      .refused("viddevaktMissing");
  });

  it("may be replaced later in the meeting", () => {
    const played = play([ask("kari"), as("kari", { type: "answerViddevakt", yes: true })], meetingIn("tiltak"));
    expect(activeOf(played).viddevakt).toEqual({ status: "accepted", personId: "kari" });
  });

  it.each(["askViddevakt", "goWithoutViddevakt", "appointSecretary"] as const)(
    "is nobody else's choice: %s",
    (type) => {
      given(start())
        .when("olav", type === "goWithoutViddevakt" ? { type } : { type, personId: "kari" })
        .refused("notLeader", { leader: "Randi Fjell" });
    },
  );
});

describe("the secretary", () => {
  it("is optional, is named by the leader and can be released", () => {
    const named = given(start())
      .when("leader", { type: "appointSecretary", personId: "siri" })
      .gives({ type: "secretaryAppointed", personId: "siri" });
    expect(activeOf(named).secretaryId).toBe("siri");
    const released = given(named).when("leader", { type: "appointSecretary", personId: null }).after;
    expect(activeOf(released).secretaryId).toBeUndefined();
  });

  it("is someone present, with the app", () => {
    given(meetingIn("description"))
      .when("leader", { type: "appointSecretary", personId: WITHOUT_APP })
      .refused("secretaryNeedsApp");
    given(start()).when("leader", { type: "appointSecretary", personId: "stranger" }).refused("personUnknown");
  });
});

describe("the roster", () => {
  it("is confirmed by the leader: where people come from", () => {
    given(start())
      .when("leader", { type: "updateParticipant", personId: "siri", teneste: "bup", present: true })
      .gives({ type: "participantUpdated", participant: { ...PEOPLE[2], teneste: "bup" } as Participant });
  });

  it("loses those who never came, without a word that they left", () => {
    const after = given(start()).when("leader", {
      type: "updateParticipant",
      personId: "kari",
      teneste: "helsestasjon",
      present: false,
    }).after;
    expect(activeOf(after).people.find((p) => p.id === "kari")?.present).toBe(false);
    expect(activeOf(after).remarks).toEqual([]);
  });

  it("shows someone who was struck out and came after all as late", () => {
    const struck = play(
      [as("leader", { type: "updateParticipant", personId: "kari", teneste: "helsestasjon", present: false })],
      play([start()]),
    );
    const roles = play([as("leader", { type: "goWithoutViddevakt" }), next], struck);
    const came = given(roles).when("kari", { type: "join", participant: { ...late, id: "kari" } });
    expect(activeOf(came.gives({ type: "participantReturned", personId: "kari" })).remarks.at(-1)).toEqual({
      kind: "joinedLate",
      personId: "kari",
      phase: "description",
    });
  });

  it("lets people say themselves where they come from, but not who is there", () => {
    expect(
      activeOf(
        given(start()).when("kari", { type: "updateParticipant", personId: "kari", teneste: "nav", present: true })
          .after,
      ).people[4]?.teneste,
    ).toBe("nav");
    given(start())
      .when("kari", { type: "updateParticipant", personId: "kari", teneste: "nav", present: false })
      .refused("notLeaderOrSecretary");
    given(start())
      .when("kari", { type: "updateParticipant", personId: "per", teneste: "nav", present: true })
      .refused("notLeaderOrSecretary");
    given(start())
      .when("leader", { type: "updateParticipant", personId: "stranger", teneste: "nav", present: true })
      .refused("personUnknown");
  });

  it("keeps the leader in the unit and in the room", () => {
    const change = (teneste: "nav" | "eining", present: boolean) =>
      given(start()).when("leader", { type: "updateParticipant", personId: "leader", teneste, present });
    change("nav", true).refused("leaderMustBeEmployee");
    change("eining", false).refused("leaderMustBeEmployee");
  });

  it("takes people without the app, named by leader or secretary", () => {
    const add = { type: "addWithoutApp", name: " Gro Li ", teneste: "politi", email: "gro@politi.example" } as const;
    given(start())
      .when("leader", add)
      .gives({
        type: "participantAdded",
        participant: {
          id: "utan-app:1",
          name: "Gro Li",
          teneste: "politi",
          hasApp: false,
          present: true,
          email: "gro@politi.example",
        },
      });
    const withSecretary = [start(), as("leader", { type: "appointSecretary", personId: "siri" })] as const;
    expect(activeOf(given(...withSecretary).when("siri", add).after).people).toHaveLength(6);
    given(start()).when("kari", add).refused("notLeaderOrSecretary");
  });

  it("tells what people are there as, in words of their own", () => {
    const says = (role: string) =>
      ({ type: "updateParticipant", personId: "kari", teneste: "anna", present: true, role }) as const;
    const kari = { ...PEOPLE[4], teneste: "anna" } as Participant;
    const told = given(start())
      .when("kari", says(" Statped "))
      .gives({ type: "participantUpdated", participant: { ...kari, role: "Statped" } });
    given(told).when("kari", says("Statped")).gives();
    given(told).when("kari", { type: "updateParticipant", personId: "kari", teneste: "anna", present: true }).gives();
    given(told).when("kari", says("")).gives({ type: "participantUpdated", participant: kari });
    given(start()).when("per", says("Statped")).refused("notLeaderOrSecretary");
    const leads = { type: "updateParticipant", personId: "leader", teneste: "eining", present: true } as const;
    given(start())
      .when("leader", { ...leads, role: "inspektør" })
      .gives({
        type: "participantUpdated",
        participant: { ...PEOPLE[0], role: "inspektør", confirmed: true } as Participant,
      });
  });

  it("takes what somebody without the app is there as", () => {
    const add = { type: "addWithoutApp", name: "Gro Li", teneste: "anna", role: "Statped" } as const;
    expect(activeOf(given(start()).when("leader", add).after).people.at(-1)).toMatchObject({ role: "Statped" });
    const without = activeOf(given(start()).when("leader", { ...add, role: " " }).after).people.at(-1);
    expect(without).not.toHaveProperty("role");
  });

  it("refuses a role that is too long or holds a fødselsnummer, and asks about what is likely a child's name", () => {
    const say = (role: string, confirmed = false) =>
      given(start()).when(
        "kari",
        { type: "updateParticipant", personId: "kari", teneste: "anna", role, present: true },
        confirmed,
      );
    say("x".repeat(41)).refused("textTooLong", { limit: 40, length: 41 });
    say(`kontakt ${SYNTHETIC}`).refused("nationalId");
    say("mor til Tuva").refused("likelyName", { names: "Tuva" });
    for (const role of ["kontaktlærar", "SLT-koordinator", "Statped", "rådgivar i PPT", "Røde Kors"]) say(role).after;
    // Once the writer has stood by it, it is not asked about again.
    given(say("mor til Tuva", true).after).when("leader", {
      type: "updateParticipant",
      personId: "kari",
      teneste: "anna",
      role: "mor til Tuva",
      present: false,
    }).after;
  });

  it("gives each person without the app an id of their own", () => {
    const add = (name: string) => as("leader", { type: "addWithoutApp", name, teneste: "eining" });
    const ids = activeOf(play([start(), add("Gro Li"), add("Gro Li")])).people.map((p) => p.id);
    expect(new Set(ids).size).toBe(7);
  });

  it("refuses a missing or too long name, a fødselsnummer for a name and an address that is none", () => {
    const add = (name: string, email = "") =>
      given(start()).when("leader", { type: "addWithoutApp", name, teneste: "eining", email });
    add(" ").refused("textMissing");
    add("x".repeat(81)).refused("textTooLong");
    add(`Gro ${SYNTHETIC}`).refused("nationalId");
    add("Gro", "gro(at)politi").refused("addressInvalid");
    add("Gro", `${SYNTHETIC}@politi.example`).refused("nationalId");
  });
});

describe("coming and going", () => {
  it("records a late joiner with the phase, and one who comes during the roles not as late", () => {
    const after = given(meetingIn("statusQuo")).when("nils", { type: "join", participant: late });
    expect(
      activeOf(after.gives({ type: "participantAdded", participant: { ...late, present: true } })).remarks,
    ).toEqual([{ kind: "joinedLate", personId: "nils", phase: "statusQuo" }]);
    expect(activeOf(given(start()).when("nils", { type: "join", participant: late }).after).remarks).toEqual([]);
  });

  it("takes no notice of someone who joins twice or leaves twice", () => {
    given(start())
      .when("olav", { type: "join", participant: PEOPLE[1] as Participant })
      .gives();
    given(start(), as("olav", { type: "leave", personId: "olav" }))
      .when(SYSTEM, { type: "leave", personId: "olav" })
      .gives();
    given(start()).when(SYSTEM, { type: "leave", personId: "stranger" }).gives();
  });

  it("records who left, and does not call them late when they are back", () => {
    const left = given(meetingIn("statusQuo")).when("kari", { type: "leave", personId: "kari" });
    const after = left.gives({ type: "participantLeft", personId: "kari" });
    expect(activeOf(after).remarks).toEqual([{ kind: "left", personId: "kari", phase: "statusQuo" }]);
    const back = given(after).when("kari", { type: "join", participant: late && { ...late, id: "kari" } });
    expect(activeOf(back.gives({ type: "participantReturned", personId: "kari" })).remarks).toHaveLength(1);
  });

  it("lets leader and secretary say that others have left, nobody else", () => {
    given(meetingIn("statusQuo"))
      .when("siri", { type: "leave", personId: "kari" })
      .gives({ type: "participantLeft", personId: "kari" });
    given(meetingIn("statusQuo")).when("siri", { type: "leave", personId: "leader" }).refused("leaderMustBeEmployee");
    given(meetingIn("statusQuo")).when("stranger", { type: "leave", personId: "stranger" }).refused("notParticipant");
    given(meetingIn("statusQuo")).when("per", { type: "leave", personId: "kari" }).refused("notLeaderOrSecretary");
    given(meetingIn("statusQuo"))
      .when("leader", { type: "updateParticipant", personId: "kari", teneste: "helsestasjon", present: false })
      .gives({ type: "participantLeft", personId: "kari" });
  });

  it("goes on when everybody leaves, and is picked up by the first who is back", () => {
    const everybody = [WITHOUT_APP, "leader", "olav", "siri", "per", "kari"];
    const empty = play(
      everybody.map((personId) => as(SYSTEM, { type: "leave", personId })),
      meetingIn("clarifying"),
    );
    expect(activeOf(empty).visit).toMatchObject({ phase: "clarifying", round: { over: true } });
    given(empty).when("leader", { type: "anotherRound" }).refused("notParticipant");
    const back = play(
      [as("leader", { type: "join", participant: PEOPLE[0] as Participant }), as("leader", { type: "anotherRound" })],
      empty,
    );
    expect(activeOf(back).visit).toMatchObject({ round: { turns: [{ personId: "leader", status: "speaking" }] } });
  });
});
