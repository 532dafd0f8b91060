import { describe, expect, it } from "vitest";
import { type Participant, SYSTEM } from "../../src/meeting/people.ts";
import type { BtiPhase } from "../../src/meeting/script/bti.ts";
import { promptedId, speakingTurn } from "../../src/meeting/state.ts";
import {
  activeOf,
  as,
  meetingIn,
  next,
  PEOPLE,
  type Played,
  play,
  START_MS,
  start,
  TYPICAL,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

const turnsOf = (played: Played) => {
  const { visit } = activeOf(played);
  return "round" in visit ? visit.round.turns : [];
};
const seats = (played: Played) =>
  activeOf(played)
    .people.filter((p) => p.inRoom)
    .map((p) => p.id);
const all = play([start({ room: "all" })]);
const some = play([start({ room: "some" })]);
const sits = (personId: string, inRoom = true) => as("leader", { type: "setRoles", people: [{ personId, inRoom }] });

/** A meeting whose people have moved together before the phase began. */
const togetherIn = (phase: BtiPhase) =>
  play(
    [as("leader", { type: "setRoles", people: PEOPLE.map((p) => ({ personId: p.id, inRoom: true })) })],
    meetingIn(phase),
  );

describe("who sits in one room", () => {
  it("is nobody where nothing is said, everybody, or the one who says «we» and whom they name", () => {
    expect(seats(play([start()]))).toEqual([]);
    expect(seats(all)).toEqual(PEOPLE.map((p) => p.id));
    expect(seats(some)).toEqual(["leader"]);
    expect(seats(play([sits("kari"), sits("per"), sits("kari", false)], some))).toEqual(["leader", "per"]);
  });

  it("is here, also where they stood as gone; and who is not here sits nowhere", () => {
    const gone = play([as("leader", { type: "setRoles", people: [{ personId: "kari", present: false }] })], all);
    expect(seats(gone)).not.toContain("kari");
    const back = play([sits("kari")], gone);
    expect(activeOf(back).people.find((p) => p.id === "kari")).toMatchObject({ present: true, inRoom: true });
    const left = play([as("kari", { type: "leave", personId: "kari" })], back);
    expect(seats(left)).not.toContain("kari");
  });

  it("can be said by the leader, the secretary, and by people of themselves", () => {
    const seat = (personId: string, inRoom: boolean) =>
      ({ type: "updateParticipant", personId, teneste: "helsestasjon", present: true, inRoom }) as const;
    expect(seats(given(all).when("kari", seat("kari", false)).after)).not.toContain("kari");
    expect(seats(given(some).when("kari", seat("kari", true)).after)).toContain("kari");
    given(some).when("per", seat("kari", true)).refused("notLeaderOrSecretary");
    const without = { type: "updateParticipant", personId: "kari", teneste: "helsestasjon", present: true } as const;
    given(all).when("kari", without).gives();
  });

  it("may be people who are in no list: by name, once, and of the unit until the leader says otherwise", () => {
    const named = as("leader", { type: "setRoles", people: [], names: ["Gro Li", "Nils Berg"] });
    const played = play([named, named], all);
    const [gro, nils] = activeOf(played).people.slice(PEOPLE.length);
    expect(gro).toMatchObject({ name: "Gro Li", hasApp: false, inRoom: true, present: true, teneste: "eining" });
    expect(nils?.id).not.toBe(gro?.id);
    expect(activeOf(played).people).toHaveLength(PEOPLE.length + 2);
    given(all)
      .when("leader", { type: "setRoles", people: [], names: ["  "] })
      .refused("textMissing");
  });
});

describe("those in the room", () => {
  it("are here whatever Teams says: they have hung up, or never called", () => {
    const away = { type: "presence", seen: PEOPLE.slice(0, 3), away: ["per", "kari"] } as const;
    given(all)
      .when(SYSTEM, away)
      .gives({ type: "participantsSeen", personIds: ["leader", "olav", "siri"] });
    given(all).when(SYSTEM, { type: "leave", personId: "kari" }).gives();
    given(play([sits("kari", false)], all))
      .when(SYSTEM, { type: "leave", personId: "kari" })
      .gives({ type: "participantLeft", personId: "kari" });
  });

  it("are written for by leader and secretary, and it stands who wrote", () => {
    const asking = (authorId: string) =>
      ({ type: "contribute", authorId, text: "Gjeld det alle?", detail: { kind: "clarifying" } }) as const;
    const round = togetherIn("clarifying");
    given(round)
      .when("siri", asking("kari"))
      .gives({ ...asking("kari"), type: "contributionAdded", id: "k1", writtenById: "siri" });
    given(round).when("per", asking("kari")).refused("notLeaderOrSecretary");
    given(play([as("leader", { type: "setRoles", people: [{ personId: "kari", inRoom: false }] })], round))
      .when("leader", asking("kari"))
      .refused("hasApp", { name: "Kari Nes" });
  });

  it("keep what they wrote themselves: nobody changes it for them", () => {
    const own = as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "Gjeld det alle?",
      detail: { kind: "clarifying" },
    });
    const change = { type: "editContribution", id: "k1", text: "Nei", detail: { kind: "clarifying" } } as const;
    given(togetherIn("clarifying"), own).when("leader", change).refused("notAuthor");
    const forHer = { ...own, by: "leader" } as const;
    given(togetherIn("clarifying"), forHer)
      .when("siri", change)
      .gives({ type: "contributionEdited", id: "k1", text: "Nei", detail: { kind: "clarifying" } });
  });

  it("go on to the next speaker when what is written for the one who has the word is sent", () => {
    const round = togetherIn("clarifying");
    const first = speakingTurn(activeOf(round))?.personId ?? "";
    const played = play(
      [
        as("leader", {
          type: "contribute",
          authorId: first,
          text: "Kva?",
          detail: { kind: "clarifying" },
          endsTurn: true,
        }),
      ],
      round,
    );
    expect(speakingTurn(activeOf(played))?.personId).not.toBe(first);
  });
});

describe("a round that is written down at once", () => {
  const round = togetherIn("clarifying");
  const saidBy = (authorId: string) =>
    ({ authorId, text: `Kva seier ${authorId}?`, detail: { kind: "clarifying" } }) as const;
  const said = (...ids: readonly string[]) => ids.map(saidBy);
  const written = (authorId: string, id: string) =>
    ({ ...saidBy(authorId), type: "contributionAdded", id, writtenById: "leader" }) as const;
  const had = (personId: string, how: "spoke" | "passed") =>
    ({ type: "turnEnded", personId, how, endedById: "leader", together: true }) as const;
  const order = turnsOf(round).map(({ personId }) => personId);
  const [first = "", second = "", ...others] = order;

  it("has what each said, in the order of the round, and the others pass", () => {
    const after = given(round)
      .when("leader", { type: "contributeTogether", said: said(second, first), passed: others })
      .gives(
        written(first, "k1"),
        written(second, "k2"),
        had(first, "spoke"),
        had(second, "spoke"),
        ...others.map((id) => had(id, "passed")),
        { type: "roundEnded", missing: [] },
      );
    expect(activeOf(after).record.contributions).toHaveLength(2);
  });

  it("goes on to the first of those who have not had the word", () => {
    const after = given(round).when("siri", { type: "contributeTogether", said: said(first), passed: [second] }).after;
    expect(speakingTurn(activeOf(after))?.personId).toBe(others[0]);
  });

  it("stays where it is as long as the one who has the word is not among them", () => {
    const after = given(round).when("leader", { type: "contributeTogether", said: said(second), passed: [] }).after;
    expect(speakingTurn(activeOf(after))?.personId).toBe(first);
  });

  it("is one thing to undo: the round is as it was, and what was written stands", () => {
    const all = as("leader", { type: "contributeTogether", said: said(first, second), passed: others });
    const played = play([all], round);
    const undone = play([as("leader", { type: "undo", at: activeOf(played).undoables.at(-1)?.at ?? 0 })], played);
    expect(turnsOf(undone)).toEqual(turnsOf(round));
    expect(activeOf(undone).record.contributions).toHaveLength(2);
  });

  it("has one time for all: nobody is given a share that nobody has measured", () => {
    const timed = play([{ minutes: 1 }, as("leader", { type: "endTurn", personId: first }), { minutes: 5 }], round);
    const all = as("leader", { type: "contributeTogether", said: said(second), passed: others });
    const after = activeOf(play([all], timed));
    expect(after.spokenMs).toEqual({ [first]: 60_000 });
    expect(after.spokenTogetherMs).toBe(5 * 60_000);
    const undo = as("leader", { type: "undo", at: after.undoables.at(-1)?.at ?? 0 });
    const undone = activeOf(play([all, undo], timed));
    expect([undone.spokenMs, undone.spokenTogetherMs]).toEqual([activeOf(timed).spokenMs, undefined]);
  });

  it("is written once, whoever is impatient", () => {
    const all = as("leader", { type: "contributeTogether", said: said(first), passed: [] });
    expect(activeOf(play([all, all], round)).record.contributions).toHaveLength(1);
  });

  it("is for leader and secretary, and about those whom they write for", () => {
    const together = { type: "contributeTogether", said: said("kari"), passed: [] } as const;
    given(round).when("per", together).refused("notLeaderOrSecretary");
    given(round, sits("kari", false)).when("leader", together).refused("hasApp", { name: "Kari Nes" });
    given(round, sits("kari", false))
      .when("leader", { ...together, said: [], passed: ["kari"] })
      .refused("hasApp", { name: "Kari Nes" });
  });

  it("asks about the likely names of all of them at once", () => {
    const texts = [said(first), said(second)]
      .flat()
      .map((one, at) => ({ ...one, text: `Slår ${["Nora", "Emil"][at]}?` }));
    given(round)
      .when("leader", { type: "contributeTogether", said: texts, passed: [] })
      .refused("likelyName", { names: "Nora, Emil" });
    given(round).when("leader", { type: "contributeTogether", said: texts, passed: others }, true).after;
  });
});

describe("«everybody in the room agrees»", () => {
  const worded = play(
    [as("leader", { type: "wordStatusQuo", sentence: "mange går åleine i storefri" })],
    togetherIn("statusQuo"),
  );
  const together = (personIds: readonly string[], wording = 0) =>
    ({ type: "agreeTogether", personIds, wording }) as const;
  const yes = (personId: string, byId = "leader") =>
    ({ type: "statusQuoAnswered", personId, agreement: { agrees: true, byId } }) as const;

  it("answers for those who are named, with who answered for them", () => {
    given(worded)
      .when("leader", together(["per", "kari"]))
      .gives(yes("per"), yes("kari"));
    given(worded)
      .when("siri", together(["per"]))
      .gives(yes("per", "siri"));
  });

  it("leaves alone what somebody has answered, so that a second press or an old form changes nothing", () => {
    const reserved = as("kari", { type: "reserve", personId: "kari", reason: "Vi veit lite" });
    given(worded, reserved, as("leader", together(["per"])))
      .when("leader", together(["per", "kari"]))
      .gives();
  });

  it("is about the sentence that was read aloud, not the one that has come since", () => {
    const reworded = as("leader", { type: "wordStatusQuo", sentence: "nokre går åleine" });
    given(worded, reworded)
      .when("leader", together(["per"]))
      .refused("sentenceChanged");
    given(worded, reworded)
      .when("leader", together(["per"], 1))
      .gives(yes("per"));
  });

  it("is for leader and secretary, and only for those who sit there", () => {
    given(worded)
      .when("per", together(["kari"]))
      .refused("notLeaderOrSecretary");
    given(worded, sits("kari", false))
      .when("leader", together(["kari"]))
      .refused("hasApp", { name: "Kari Nes" });
    given(togetherIn("statusQuo"))
      .when("leader", together(["kari"]))
      .refused("statusQuoMissing");
  });
});

describe("a viddevakt without a screen", () => {
  const asked = { type: "askViddevakt", personId: "kari" } as const;

  it("has said yes aloud: the leader's word will do, and the leader is told about the time", () => {
    const after = given(all)
      .when("leader", asked)
      .gives({ type: "viddevaktAsked", personId: "kari" }, { type: "viddevaktAnswered", personId: "kari", yes: true });
    expect(promptedId(activeOf(after))).toBe("leader");
    expect(activeOf(play([next], after)).visit.phase).toBe("description");
  });

  it("may be somebody who is not in Teams", () => {
    const played = play(TYPICAL.roles, play([start()]));
    const after = given(played).when("leader", { type: "askViddevakt", personId: "utan-app:1" }).after;
    expect(promptedId(activeOf(after))).toBe("leader");
  });

  it("is told themself where they are on their own", () => {
    expect(promptedId(activeOf(play([sits("kari", false), as("leader", asked)], all)))).toBeUndefined();
    const yes = as("kari", { type: "answerViddevakt", yes: true });
    expect(promptedId(activeOf(play([sits("kari", false), as("leader", asked), yes], all)))).toBe("kari");
  });
});

it("is kept in the events as what was said, not as a rule of today", () => {
  const [started] = all.events;
  expect(started).toMatchObject({ type: "meetingStarted", info: { room: "all" }, atMs: START_MS });
  const people = started?.type === "meetingStarted" ? started.people : [];
  expect(people.every((person: Participant) => person.inRoom)).toBe(true);
});
