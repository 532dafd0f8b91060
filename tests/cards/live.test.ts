import { describe, expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import { liveCard } from "../../cards/phases/live.ts";
import type { PersonId } from "../../src/meeting/people.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { speakingTurn } from "../../src/meeting/state.ts";
import { translator } from "../../src/text/text.ts";
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
  wholeRound,
} from "../support/meeting.ts";
import { buttonsOf, dataOf, partsOf, textsOf } from "./cardParts.ts";

/** The live card as JSON, as somebody sees it. */
function seen(played: Played, viewerId?: PersonId) {
  const meeting = activeOf(played);
  const ctx = { meeting, nowMs: played.nowMs, t: translator(meeting.info.målform) };
  return liveCard(viewerId === undefined ? ctx : { ...ctx, viewerId }).card;
}

/** The bar that shows how far the meeting has come: what it is made of, one for each phase. */
const stepsOf = (card: unknown) =>
  partsOf(card).flatMap(({ type, style, items }) =>
    type === "Column" && style !== undefined && Array.isArray(items) && items.length === 0 ? [String(style)] : [],
  );

const LEADERS = ["Neste: Status quo", "Avslutt runden"];

/** The buttons of one with a role, row by row; what can be taken back stands there for moments. */
const rowsOf = (played: Played, who: PersonId) =>
  partsOf(seen(played, who)).flatMap((part) => {
    const titles = part.type === "ActionSet" ? buttonsOf(part) : [];
    const lasting = titles.filter((title) => !title.startsWith("Angre"));
    return lasting.length === 0 ? [] : [lasting];
  });
const leadersOf = (played: Played) => rowsOf(played, "leader");

describe("the live card", () => {
  test.each(PHASES.map((phase, at) => [phase, at + 1] as const))("says where the meeting is: %s", (phase, number) => {
    const [heading] = textsOf(seen(meetingIn(phase)));
    expect(heading).toMatch(new RegExp(`^Fase ${number} av 8 · `));
  });

  test.each(PHASES.map((phase, at) => [phase, at + 1] as const))("shows how far it has come: %s", (phase, number) => {
    const steps = stepsOf(seen(meetingIn(phase)));
    expect(steps).toHaveLength(PHASES.length);
    expect(steps.filter((style) => style === "accent")).toHaveLength(number);
    expect(steps.lastIndexOf("accent")).toBe(number - 1);
  });

  test("is the leader's own for a whole room around the leader's PC, and everybody's when one there has a screen", () => {
    const everybody = activeOf(meetingIn("clarifying")).people.map(({ id }) => ({ personId: id, inRoom: true }));
    const sitting = (people: typeof everybody) =>
      play([as("leader", { type: "setRoles", people })], meetingIn("clarifying"));
    const together = sitting(everybody);
    expect(seen(together)).toEqual(seen(together, "leader"));
    const [, , ...others] = everybody;
    const oneHasScreen = sitting(others);
    expect(buttonsOf(seen(oneHasScreen))).not.toEqual(buttonsOf(seen(oneHasScreen, "leader")));
  });

  test("lets the word be taken back, and says whose button that is where another gave it on", () => {
    const begun = meetingIn("clarifying");
    const speaker = speakingTurn(activeOf(begun))?.personId ?? "";
    const undoAfter = (by: PersonId) => {
      const played = play([as(by, { type: "endTurn", personId: speaker })], begun);
      return buttonsOf(seen(played)).find((title) => title.startsWith("Angre"));
    };
    const name = PEOPLE.find(({ id }) => id === speaker)?.name;
    expect(undoAfter(speaker)).toBe(`Angre: ${name} får ordet igjen`);
    expect(undoAfter("leader")).toBe(`Angre: ${name} får ordet igjen (Randi Fjell)`);
  });

  test("shows when the phase is planned to end, as a time that stays true", () => {
    const begun = meetingIn("clarifying");
    const later = play([{ minutes: 4 }], begun);
    expect(textsOf(seen(begun))).toContain("Planlagt til kl. 09.16 (10 minutt)");
    expect(seen(later)).toEqual(seen(begun));
  });

  test("shows how much is left while the meeting is paused, and offers the leader to go on", () => {
    const paused = play([{ minutes: 4 }, as("leader", { type: "pause", because: "person" })], meetingIn("clarifying"));
    const card = seen(paused, "leader");
    expect(textsOf(card)).toContain("Pause. Det er 6 minutt igjen av fasen.");
    expect(buttonsOf(card)).toContain("Hald fram");
    expect(buttonsOf(card)).not.toContain("Pause");
  });

  test("hides what a paused clock would refuse", () => {
    const paused = play([as("leader", { type: "pause", because: "person" })], meetingIn("clarifying"));
    expect(buttonsOf(seen(paused))).toEqual(["Still eit spørsmål", "Mine innspel", "Meir …"]);
  });

  test("has only everybody's buttons on the plain card", () => {
    expect(buttonsOf(seen(meetingIn("clarifying")))).toEqual([
      "Still eit spørsmål",
      "Mine innspel",
      "Eg står over",
      "Meir …",
    ]);
    expect(seen(meetingIn("clarifying"), "per")).toEqual(seen(meetingIn("clarifying")));
  });

  test("gives the leader the next step and little else", () => {
    expect(leadersOf(meetingIn("clarifying"))).toEqual([
      ["Neste får ordet: Siri Vik (Olav Dal er ferdig)"],
      ["Still eit spørsmål", "Avslutt runden", "Meir …"],
    ]);
  });

  test("gives the viddevakt the next speaker and a minute, but not the leader's buttons", () => {
    const titles = buttonsOf(seen(meetingIn("clarifying"), "olav"));
    expect(titles).toEqual(expect.arrayContaining(["Ferdig – neste får ordet", "Eitt minutt til"]));
    for (const title of LEADERS) expect(titles).not.toContain(title);
  });

  const helpers = PHASES.flatMap((phase) =>
    ["olav", "siri"].flatMap((who) =>
      [meetingIn(phase), meetingDoneWith(phase)].map((played) => [phase, who, played] as const),
    ),
  );
  const inMore = (played: Played, viewerId: PersonId) => {
    const meeting = activeOf(played);
    const ctx = { meeting, nowMs: played.nowMs, t: translator("nn"), viewerId };
    return buttonsOf(openDialog({ dialog: "more", m: meeting.info.meetingId }, ctx).card);
  };

  test.each(helpers)("has in %s for %s one step at most, three others and «Meir …»", (_phase, who, played) => {
    const rows = rowsOf(played, who);
    const [step = [], others = []] = rows.length > 1 ? rows : [[], ...rows];
    expect(rows.length).toBeLessThanOrEqual(2);
    expect(step.length).toBeLessThanOrEqual(1);
    expect(others.length).toBeLessThanOrEqual(4);
    expect(others.at(-1)).toBe("Meir …");
  });

  test.each(helpers)("loses in %s for %s nothing of what everybody has", (_phase, who, played) => {
    const own = [...rowsOf(played, who).flat(), ...inMore(played, who)];
    // One's teneste has another name there, and the description is for others than the viddevakt.
    const elsewhere = /^(Meir …|Mi teneste|Angre)/;
    const isTheirs = (title: string) => !elsewhere.test(title) && !(who === "olav" && title.includes("skildringa"));
    expect(own).toEqual(expect.arrayContaining(buttonsOf(seen(played)).filter(isTheirs)));
  });

  const paused = play([as("leader", { type: "pause", because: "person" })], meetingIn("factors"));
  const inOneRoom = play([
    start({ room: "all" }),
    as("leader", { type: "goWithoutViddevakt" }),
    next,
    as("leader", { type: "describe", what: "Uro", behind: "Samtalar", grounds: ["logs"] }),
    next,
  ]);
  const oneRoundMore = ["Ein runde til", "Noter eit svar", "Meir …"];
  test.each<[string, Played, string[][]]>([
    [
      "roles are open",
      meetingIn("roles"),
      [["Set roller og deltakarar"], ["Legg til ein som ikkje er på Teams", "Meir …"]],
    ],
    [
      "roles are set",
      meetingDoneWith("roles"),
      [["Neste: Skildring"], ["Legg til ein som ikkje er på Teams", "Set roller og deltakarar", "Meir …"]],
    ],
    ["nothing is described", meetingIn("description"), [["Skriv skildringa"], ["Meir …"]]],
    ["it is described", meetingDoneWith("description"), [["Neste: Oppklarande runde"], ["Endre skildringa", "Meir …"]]],
    ["the questions are over", meetingDoneWith("clarifying"), [["Neste: Status quo"], oneRoundMore]],
    [
      "all sit in one room",
      inOneRoom,
      [["Skriv for heile runden"], ["Neste får ordet: Siri Vik (Olav Dal er ferdig)", "Avslutt runden", "Meir …"]],
    ],
    ["nothing is worded", meetingIn("statusQuo"), [["Utfordringa er den same"], ["Skriv setninga", "Meir …"]]],
    [
      "all have agreed",
      meetingDoneWith("statusQuo"),
      [["Neste: Oppretthaldande faktorar"], ["Endre setninga", "Svar for nokon", "Meir …"]],
    ],
    [
      "factors are gathered",
      meetingIn("factors"),
      [["Neste får ordet: Siri Vik (Olav Dal er ferdig)"], ["Legg til ein faktor", "Avslutt runden", "Meir …"]],
    ],
    [
      "factors are chosen",
      meetingDoneWith("factors"),
      [["Neste: Tiltak"], ["Ein runde til", "Vel faktorar", "Meir …"]],
    ],
    [
      "tiltak have been proposed",
      meetingDoneWith("tiltak"),
      [["Neste: Oppsummering"], ["Ein runde til", "Foreslå tiltak", "Meir …"]],
    ],
    ["no tiltak is taken", meetingIn("summary"), [["Ta eit tiltak"], ["Meir …"]]],
    ["one is taken", meetingDoneWith("summary"), [["Neste: Evaluering"], ["Ta eit tiltak", "Meir …"]]],
    ["it is evaluated", meetingIn("evaluation"), [["Svar på evalueringa"], ["Meir …"], ["Avslutt møtet"]]],
    ["the clock stands", paused, [["Hald fram"], ["Legg til ein faktor", "Meir …"]]],
  ])("when %s, has one step for the leader, alone on top, and little below it", (_when, played, rows) => {
    expect(leadersOf(played)).toEqual(rows);
  });

  const olavHadIt = as("leader", { type: "endTurn", personId: "olav" });
  test.each<[string, Played, string, string[][]]>([
    [
      "somebody speaks",
      play([olavHadIt], meetingIn("clarifying")),
      "olav",
      [
        ["Neste får ordet: Per Haug (Siri Vik er ferdig)"],
        ["Eitt minutt til", "Still eit spørsmål", "Mine innspel", "Meir …"],
      ],
    ],
    [
      "they have the word",
      play([olavHadIt], meetingIn("clarifying")),
      "siri",
      [["Ferdig – neste får ordet"], ["Still eit spørsmål", "Eg står over", "Mine innspel", "Meir …"]],
    ],
    [
      "all sit in one room",
      play([as("leader", { type: "appointSecretary", personId: "siri" })], inOneRoom),
      "siri",
      [
        ["Skriv for heile runden"],
        ["Neste får ordet: Siri Vik (Olav Dal er ferdig)", "Still eit spørsmål", "Mine innspel", "Meir …"],
      ],
    ],
    ["nothing is worded", meetingIn("statusQuo"), "siri", [["Utfordringa er den same"], ["Skriv setninga", "Meir …"]]],
    [
      "no factor is there",
      play([wholeRound], meetingIn("factors")),
      "olav",
      [["Legg til ein faktor"], ["Eitt minutt til", "Mine innspel", "Meir …"]],
    ],
    [
      "factors are chosen for those who have not voted",
      meetingDoneWith("factors"),
      "siri",
      [["Legg til ein faktor", "Stem", "Mine innspel", "Meir …"]],
    ],
  ])("when %s, has for those who help a step and what belongs to it", (_when, played, who, rows) => {
    expect(rowsOf(played, who)).toEqual(rows);
  });

  test("has for the leader who has the word what speakers have", () => {
    const others = ["olav", "siri", "per", "kari", WITHOUT_APP];
    const own = play(
      others.map((id) => as("leader", { type: "endTurn", personId: id })),
      meetingIn("factors"),
    );
    expect(leadersOf(own)).toEqual([["Ferdig – neste får ordet"], ["Legg til ein faktor", "Eg står over", "Meir …"]]);
    // Who speaks last goes on at once, and that ends the turn.
    const lastOfQuestions = play(
      others.map((id) => as("leader", { type: "endTurn", personId: id })),
      meetingIn("clarifying"),
    );
    expect(leadersOf(lastOfQuestions)[0]).toEqual(["Neste: Status quo"]);
  });

  test("takes the leader through vote and choice when the round is over", () => {
    const factor = as("olav", {
      type: "contribute",
      authorId: "olav",
      text: "Få vaksne ute",
      detail: { kind: "factors", systemFactor: true },
    });
    const over = play([factor, wholeRound], meetingIn("factors"));
    const voted = play([as("leader", { type: "vote", personId: "leader", factorIds: ["k2"] })], over);
    expect(leadersOf(over)).toEqual([["Stem"], ["Ein runde til", "Vel faktorar", "Meir …"]]);
    expect(leadersOf(voted)).toEqual([["Vel faktorar"], ["Ein runde til", "Stem", "Meir …"]]);
  });

  test("has in «Meir …» for the leader what everybody has on the card", () => {
    for (const phase of PHASES) {
      const played = meetingIn(phase);
      const meeting = activeOf(played);
      const ctx = { meeting, nowMs: played.nowMs, t: translator("nn"), viewerId: "leader" };
      const inMore = buttonsOf(openDialog({ dialog: "more", m: meeting.info.meetingId }, ctx).card);
      const own = leadersOf(played).flat();
      for (const title of buttonsOf(seen(played)).filter((title) => title !== "Mi teneste")) {
        expect([...inMore, ...own]).toContain(title);
      }
    }
  });

  test("leaves what few meetings need to «Meir …», where it is found", () => {
    const rare = ["Meir tid", "Pause", "Nokon står over"];
    const meeting = activeOf(meetingIn("clarifying"));
    const ctx = { meeting, nowMs: meetingIn("clarifying").nowMs, t: translator("nn"), viewerId: "leader" };
    const inMore = buttonsOf(openDialog({ dialog: "more", m: meeting.info.meetingId }, ctx).card);
    for (const title of rare) {
      expect(buttonsOf(seen(meetingIn("clarifying"), "leader"))).not.toContain(title);
      expect(inMore).toContain(title);
    }
  });

  test("leaves out «Nokon står over» where everybody has the app", () => {
    const allWithApp = play([
      start(),
      as("leader", { type: "goWithoutViddevakt" }),
      as("leader", { type: "nextPhase", from: "roles" }),
      as("leader", { type: "describe", what: "Uro", behind: "Samtalar", grounds: ["logs"] }),
      as("leader", { type: "nextPhase", from: "description" }),
    ]);
    expect(buttonsOf(seen(allWithApp, "leader"))).not.toContain("Nokon står over");
  });
});

describe("a round on the live card", () => {
  test("shows who has the word, who is next, and in which order the others wait", () => {
    expect(textsOf(seen(meetingIn("factors")))).toEqual(
      expect.arrayContaining([
        "Ordet har **Olav Dal**. Neste er Siri Vik.",
        "Deretter: Per Haug, Kari Nes, Gro Li og Randi Fjell",
      ]),
    );
  });

  test("says so of the last one, and when the round is over", () => {
    const others = ["olav", "siri", "per", "kari", WITHOUT_APP];
    const last = play(
      others.map((id) => as("leader", { type: "endTurn", personId: id })),
      meetingIn("clarifying"),
    );
    expect(textsOf(seen(last))).toContain("Ordet har **Randi Fjell**. Det er den siste i runden.");
    expect(textsOf(seen(last)).join()).not.toContain("Deretter");
    expect(textsOf(seen(meetingDoneWith("clarifying")))).toContain("Runden er ferdig.");
  });

  test.each(["clarifying", "factors", "tiltak"] as const)(
    "has the time and the turn in the same places: %s",
    (phase) => {
      const [, clock, meeting, turn] = textsOf(seen(meetingIn(phase)));
      expect(clock).toMatch(/^Planlagt til kl\./);
      expect(meeting).toMatch(/^Møtet/);
      expect(turn).toMatch(/^Ordet har \*\*/);
    },
  );

  test("ends the turn of the one it names, so that an old button can't end another's", () => {
    expect(dataOf(seen(meetingIn("factors"), "olav"), "Ferdig – neste får ordet")).toMatchObject({
      verb: "endTurn",
      personId: "olav",
    });
  });

  test("says to those who help whose turn they end, and who is next; the others have no such button", () => {
    const perSpeaks = play(
      ["olav", "siri"].map((id) => as(id, { type: "endTurn", personId: id })),
      meetingIn("clarifying"),
    );
    const words = "Neste får ordet: Kari Nes (Per Haug er ferdig)";
    for (const helper of ["leader", "siri", "olav"]) {
      expect(buttonsOf(seen(perSpeaks, helper))).toContain(words);
      expect(buttonsOf(seen(perSpeaks, helper))).not.toContain("Ferdig – neste får ordet");
    }
    expect(buttonsOf(seen(perSpeaks, "per"))).toContain("Ferdig – neste får ordet");
    for (const other of ["kari", undefined]) {
      expect(buttonsOf(seen(perSpeaks, other)).filter((title) => /får ordet(?! igjen)/.test(title))).toEqual([]);
    }
    const refresh = seen(perSpeaks).refresh as { userIds: string[] };
    expect(refresh.userIds).toContain("29:per");
  });

  test("says that the round is done where the last one speaks", () => {
    const last = play(
      ["olav", "siri", "per", "kari", "utan-app:1"].map((id) => as("leader", { type: "endTurn", personId: id })),
      meetingIn("clarifying"),
    );
    expect(buttonsOf(seen(last, "siri"))).toContain("Runden er ferdig (Randi Fjell var sist)");
    expect(buttonsOf(seen(last, "leader"))).toContain("Ferdig – neste får ordet");
  });

  test("shows who passed and who left", () => {
    const played = play(
      [as("per", { type: "pass", personId: "per" }), as("kari", { type: "leave", personId: "kari" })],
      meetingIn("factors"),
    );
    expect(textsOf(seen(played))).toEqual(
      expect.arrayContaining(["Stod over: Per Haug", "Gjekk før dei fekk ordet: Kari Nes"]),
    );
  });

  test("shows who got no turn, and lets the leader take one more round", () => {
    const played = play([as("leader", { type: "endRound" }, true)], meetingIn("factors"));
    const card = seen(played, "leader");
    expect(textsOf(card)).toContain(
      "Fekk ikkje ordet i denne runden: Siri Vik, Per Haug, Kari Nes, Gro Li og Randi Fjell",
    );
    expect(buttonsOf(card)).toContain("Ein runde til");
    expect(textsOf(seen(play([as("leader", { type: "anotherRound" })], played)))).toContain("Runde 2");
  });
});

describe("what each phase shows", () => {
  test("roles: the one who is asked is mentioned, and their buttons carry the name", () => {
    const asked = play([start(), as("leader", { type: "askViddevakt", personId: "olav" })]);
    const card = seen(asked);
    expect(buttonsOf(card)).toEqual(
      expect.arrayContaining(["Olav Dal: Ja, eg tek det", "Olav Dal: Nei, ikkje denne gongen"]),
    );
    expect(card.msteams).toMatchObject({ entities: [{ text: "<at>Olav Dal</at>", mentioned: { id: "29:olav" } }] });
    expect(JSON.stringify(card.body)).toContain("<at>Olav Dal</at>");
  });

  test("roles: nobody is mentioned again once there is an answer", () => {
    expect(JSON.stringify(seen(meetingDoneWith("roles")))).not.toContain("<at>");
  });

  test("roles: people stand with where they come from, and what they are there as", () => {
    const say = (personId: string, teneste: "eining" | "anna", role: string) =>
      as("leader", { type: "updateParticipant", personId, teneste, role, present: true });
    const texts = textsOf(
      seen(play([start(), say("siri", "eining", "kontakt_lærar"), say("kari", "anna", "Statped")])),
    );
    expect(texts).toContain("Olav Dal (ikkje oppgitt)");
    expect(texts).toContain("Siri Vik, kontakt\\_lærar (skulen)");
    expect(texts).toContain("Kari Nes, Statped (anna teneste)");
  });

  test("roles: a kindergarten has a styrar, a school a rektor", () => {
    const olav = as("leader", { type: "setRoles", people: [{ personId: "olav", teneste: "eining" }] });
    const card = (kind: "school" | "kindergarten") => textsOf(seen(play([start({ einingKind: kind }), olav])));
    expect(card("school")).toContain("Randi Fjell (rektor)");
    expect(card("kindergarten")).toContain("Randi Fjell (styrar)");
    expect(card("kindergarten")).toContain("Olav Dal (barnehagen)");
  });

  test("description: the one who reported the topic is named, and everybody's card has the button", () => {
    const played = play([
      start({ reportedById: "per" }),
      as("leader", { type: "goWithoutViddevakt" }),
      as("leader", { type: "nextPhase", from: "roles" }),
    ]);
    expect(textsOf(seen(played))).toContain("Per Haug har meldt inn temaet og kan skildre utfordringa.");
    expect(buttonsOf(seen(played, "per"))).toContain("Skriv skildringa");
  });

  test("status quo: there is nothing to agree on before the sentence is written", () => {
    expect(buttonsOf(seen(play([{ minutes: 3 }], meetingIn("statusQuo"))))).toEqual(["Meir …"]);
  });

  test("status quo: it shows who is left to answer, reservations by name, and that a new wording needs new answers", () => {
    const reserved = meetingDoneWith("statusQuo");
    expect(textsOf(seen(reserved))).toEqual(
      expect.arrayContaining(["5 er einige", "Atterhald frå Kari Nes: Vi veit lite om 4. trinn"]),
    );
    const reworded = play([as("leader", { type: "wordStatusQuo", sentence: "ei ny setning" })], reserved);
    expect(textsOf(seen(reworded))).toEqual(
      expect.arrayContaining([
        "Har ikkje svart enno: Randi Fjell, Olav Dal, Siri Vik, Per Haug, Kari Nes og Gro Li",
        "Setninga er omskriven, så alle må svare på nytt.",
      ]),
    );
  });

  test("clarifying: an answer that somebody else wrote down says who did", () => {
    const writes = as("kari", { type: "answerQuestion", id: "k1", text: "Og 1. trinn", answeredById: "leader" });
    expect(textsOf(seen(play([writes], meetingDoneWith("clarifying")), "per"))).toEqual(
      expect.arrayContaining([
        "Svar frå Siri Vik: Mest mellomtrinnet",
        "Svar frå Randi Fjell (skrive av Kari Nes): Og 1. trinn",
      ]),
    );
  });

  test("status quo: with reservations the leader is offered to conclude", () => {
    const reserve = as("kari", { type: "reserve", personId: "kari", reason: "Veit for lite" });
    const word = as("leader", { type: "wordStatusQuo", sentence: "mange står utanfor" });
    const reserved = play([word, reserve], meetingIn("statusQuo"));
    expect(leadersOf(reserved)[0]).toEqual(["Eg er einig"]);
    const agrees = as("leader", { type: "agree", personId: "leader" });
    expect(leadersOf(play([agrees], reserved))[0]).toEqual(["Alle i rommet er einige"]);
    const inRoom = as("leader", { type: "agree", personId: WITHOUT_APP });
    expect(leadersOf(play([agrees, inRoom], reserved))[0]).toEqual(["Konkluder med atterhald"]);
    expect(buttonsOf(seen(play([word], meetingIn("statusQuo")), "leader"))).not.toContain("Konkluder med atterhald");
  });

  test("questions: each has its number, and its answers below it", () => {
    const asked = as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "Kva gjer dei vaksne?",
      detail: { kind: "clarifying" },
    });
    const texts = textsOf(seen(play([asked], meetingDoneWith("clarifying"))));
    const from = texts.indexOf("**1.** **Per Haug**: Gjeld det alle trinna?");
    expect(texts.slice(from, from + 3)).toEqual([
      "**1.** **Per Haug**: Gjeld det alle trinna?",
      "Svar frå Siri Vik: Mest mellomtrinnet",
      "**2.** **Kari Nes**: Kva gjer dei vaksne?",
    ]);
  });

  test("factors: votes, what one can do something about, and what was chosen are told in words", () => {
    const card = seen(meetingDoneWith("factors"), "leader");
    expect(textsOf(card)).toEqual(
      expect.arrayContaining([
        "**Skal reduserast først** · kan vi gjere noko med · 2 stemmer",
        "**2.** **Gro Li** (skrive av Siri Vik): Lite å gjere på i skulegarden",
      ]),
    );
    expect(buttonsOf(card)).toContain("Vel faktorar");
  });

  test("factors: those with most votes stand first, with how many have voted, and that the group chooses", () => {
    const factor = (text: string) =>
      as("olav", {
        type: "contribute",
        authorId: "olav",
        text,
        detail: { kind: "factors", systemFactor: true },
      });
    const votes = ["olav", "siri"].map((id) => as(id, { type: "vote", personId: id, factorIds: ["k3"] }));
    const texts = textsOf(seen(play([factor("Lite tilsyn"), factor("Få tilbod"), ...votes], meetingIn("factors"))));
    expect(texts).toContain("2 av 6 har stemt.");
    expect(texts).toContain("Gruppa vel saman kva de tek først. Møteleiar skriv det inn.");
    const at = (part: string) => texts.findIndex((text) => text.includes(part));
    expect(at("Få tilbod")).toBeGreaterThan(0);
    expect(at("Få tilbod")).toBeLessThan(at("Lite tilsyn"));
  });

  test("status quo: the question stands once, with the description below it, and the sentence where nothing has changed", () => {
    const asked = (texts: readonly string[] = []) =>
      texts.filter((one) => one.startsWith("Er utfordringa den same no"));
    const [before, after] = [meetingIn("statusQuo"), meetingDoneWith("statusQuo")].map((played) =>
      textsOf(seen(played)),
    );
    expect(asked(before)).toHaveLength(1);
    expect(before).toContain("Mange elevar går åleine i storefri");
    expect(before?.join()).toContain("Då er vi einige om at");
    expect(before).toContain("Er utfordringa den same, er setninga:");
    expect(asked(after)).toHaveLength(1);
    expect(after).not.toContain("Er utfordringa den same, er setninga:");
  });

  test("what the group agreed on stands on the cards from then on, instead of what the meeting began with", () => {
    const agreed = /mange elevar på mellomtrinnet står utanfor i storefri/;
    expect(textsOf(seen(meetingIn("clarifying"))).join()).toContain("Uro i friminutta");
    const after = textsOf(seen(meetingIn("factors"))).join();
    expect(after).toMatch(agreed);
    expect(after).not.toContain("Uro i friminutta");
  });

  test("factors: what was merged stands below the one it went into, under the number it has", () => {
    const merged = play(
      [as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })],
      meetingDoneWith("factors"),
    );
    const texts = textsOf(seen(merged));
    const into = texts.findIndex((text) => text.startsWith("**1.** **Olav Dal**"));
    expect(texts[into + 2]).toMatch(/^Slått saman med denne: \*\*2\.\*\* \*\*Gro Li\*\* .*skulegarden$/);
  });

  test("tiltak: the proposals stand under the factor they are to reduce, each with its number and kind", () => {
    const texts = textsOf(seen(meetingDoneWith("tiltak")));
    const from = texts.indexOf("Dette vil de redusere først:");
    expect(texts.slice(from + 1, from + 6)).toEqual([
      "**Mot faktor 1:** «Få vaksne ute i storefri»",
      "**1.** **Kari Nes**: To faste vaksne har leik i storefri",
      "I gruppe",
      expect.stringMatching(/^\*\*2\.\*\* \*\*Per Haug\*\*: /),
      "Informasjon på personalmøte",
    ]);
  });

  test("tiltak: a factor that nobody has proposed against yet stands there too, and what lost its factor stands apart", () => {
    expect(textsOf(seen(meetingIn("tiltak")))).toEqual(
      expect.arrayContaining(["**Mot faktor 1:** «Få vaksne ute i storefri»", "Ingen forslag enno."]),
    );
    const back = as("leader", { type: "goBack", phase: "factors", reason: "Feil faktor" });
    const withdrawn = as("olav", { type: "withdrawContribution", id: "k2" }, true);
    const texts = textsOf(seen(play([back, withdrawn], meetingDoneWith("tiltak"))));
    expect(texts.join()).not.toContain("Mot faktor");
    const other = as("leader", { type: "chooseFactors", factorIds: ["k3"] });
    const again = textsOf(seen(play([back, withdrawn, other, wholeRound, next], meetingDoneWith("tiltak"))));
    const hanging = again.indexOf("**Treng ein ny faktor.** Den som stod her, er trekt tilbake.");
    expect(again[hanging + 1]).toMatch(/^\*\*1\.\*\*/);
    expect(again).toContain("**Mot faktor 1:** «Lite å gjere på i skulegarden»");
  });

  test("summary: what is taken stands with its plan, apart from the rest", () => {
    const texts = textsOf(seen(meetingDoneWith("summary")));
    expect(texts).toEqual(expect.arrayContaining(["Dette prøver de først", "8.\u00a0mars 2027", "Andre forslag"]));
  });

  test("evaluation: what people answered is not shown, only how many and who is left", () => {
    const texts = textsOf(seen(meetingDoneWith("evaluation")));
    expect(texts).toEqual(
      expect.arrayContaining(["1 har svart", "Har ikkje svart enno: Randi Fjell, Siri Vik og Gro Li"]),
    );
    expect(texts.join("\n")).not.toContain("God struktur");
  });
});

describe("taking over the leading", () => {
  const asked = play([as("siri", { type: "askToLead" })], meetingIn("tiltak"));

  test("the leader is asked on the card", () => {
    const card = seen(asked, "leader");
    expect(textsOf(card).join("\n")).toContain("Siri Vik ber om å få ta over som møteleiar.");
    expect(dataOf(card, "Ja, ta over")).toMatchObject({ verb: "answerTakeOver", yes: true });
  });

  test("nobody else sees the question", () => {
    for (const viewer of [undefined, ...PEOPLE.map((p) => p.id).filter((id) => id !== "leader")]) {
      expect(textsOf(seen(asked, viewer)).join("\n")).not.toContain("ber om å få ta over");
    }
  });
});
