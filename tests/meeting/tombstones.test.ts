import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesIn, undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { MeetingState } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import { entriesOf } from "../support/handed.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  PLAN,
  type Played,
  play,
  type Step,
} from "../support/meeting.ts";
import { anyEvent } from "./anyEvent.ts";
import { anyBeginning, anyPlay, course } from "./course.ts";

/** More than the checks have time for: `RUNS=2000 npx vitest run tests/meeting/tombstones.test.ts --testTimeout 600000`. */
const RUNS = process.env.RUNS === undefined ? undefined : Number(process.env.RUNS);

const send = as(SYSTEM, { type: "timer", timer: { kind: "sendReferat" } });
const abort = as("leader", { type: "abort", reason: "" });
const replay = (events: readonly MeetingEvent[]): MeetingState => events.reduce(evolve, noMeeting);
const tidied = (events: readonly MeetingEvent[]) => {
  const without = tombstones(events);
  return events.map((event, index) => without.get(index + 1) ?? event);
};

/** The types of the events that lose their text, with what they lost it for. */
const gone = (played: Played) =>
  [...tombstones(played.events).values()].map((event) => event.type).filter((type) => type !== "referatCorrected");
/** The meeting when it has been cut short and sent. */
const sent = (from: Played, ...steps: readonly Step[]) =>
  play([{ minutes: 25 * 60 }, send], play([abort], play(steps, from)));
const said = (text: string, kind: "clarifying" | "factors" = "clarifying") =>
  as(
    "kari",
    {
      type: "contribute",
      authorId: "kari",
      text,
      detail: kind === "factors" ? { kind, systemFactor: true } : { kind },
    },
    true,
  );

describe("the stored text goes, when the referat has been sent, of", () => {
  it("what the leader has hidden or mended, in questions and in answers, and what stands is as it was", () => {
    const hides = (id: string) => as("leader", { type: "hideWords", id, words: ["HEMMELEG"] });
    const played = sent(
      meetingIn("clarifying"),
      said("Spør HEMMELEG om dette?"),
      as("siri", { type: "answerQuestion", id: "k1", text: "Ja, det gjer HEMMELEG", answeredById: "siri" }, true),
      as("siri", { type: "answerQuestion", id: "k1", text: "Nei", answeredById: "siri" }),
      hides("k1"),
      hides("k1/1"),
      as("leader", { type: "correctText", id: "k1/2", text: "Nei då" }),
    );
    expect(gone(played)).toEqual(["contributionAdded", "questionAnswered", "questionAnswered"]);
    const stored = tidied(played.events);
    expect(JSON.stringify(stored)).not.toContain("HEMMELEG");
    expect(endedOf({ ...played, state: replay(stored) }).record).toEqual(endedOf(played).record);
  });

  it("what the leader hid and then let stand, the time in between", () => {
    const hidden = play(
      [said("Spør nokon?"), as("leader", { type: "hideWords", id: "k1", words: ["nokon"] })],
      meetingIn("clarifying"),
    );
    const at = hidden.state.status === "active" ? (hidden.state.undoables.at(-1)?.at ?? 0) : 0;
    const played = sent(hidden, as("leader", { type: "undo", at }));
    expect(gone(played)).toEqual(["contributionAdded", "textCorrected"]);
  });

  it("a contribution that was withdrawn, with what it said before and the answers to it", () => {
    const played = sent(
      meetingIn("clarifying"),
      said("HEMMELEG éin"),
      as("kari", { type: "editContribution", id: "k1", text: "HEMMELEG to", detail: { kind: "clarifying" } }, true),
      as("siri", { type: "answerQuestion", id: "k1", text: "HEMMELEG svar", answeredById: "siri" }, true),
      said("Synleg spørsmål"),
      as("kari", { type: "withdrawContribution", id: "k1" }),
    );
    expect(gone(played)).toEqual(["contributionAdded", "contributionEdited", "questionAnswered"]);
    const stored = JSON.stringify(tidied(played.events));
    expect(stored).not.toContain("HEMMELEG");
    expect(stored).toContain("Synleg spørsmål");
    expect(tidied(played.events).filter((event) => event.erased)).toHaveLength(3);
  });

  it("a contribution as it stood before it was changed", () => {
    const edited = as(
      "kari",
      { type: "editContribution", id: "k1", text: "Etter", detail: { kind: "clarifying" } },
      true,
    );
    const played = sent(meetingIn("clarifying"), said("Før"), edited);
    expect(gone(played)).toEqual(["contributionAdded"]);
    expect(endedOf({ ...played, state: replay(tidied(played.events)) }).record.contributions[0]).toMatchObject({
      text: "Etter",
      edited: true,
    });
  });

  it("a description that was replaced, and a wording that nobody had answered to", () => {
    const describes = (what: string) =>
      as("leader", { type: "describe", what, behind: "Logg", grounds: ["logs"] } as const, true);
    expect(gone(sent(meetingDoneWith("description"), describes("Noko anna")))).toEqual(["described"]);
    const word = (sentence: string) => as("leader", { type: "wordStatusQuo", sentence }, true);
    const agree = as("olav", { type: "agree", personId: "olav" });
    const played = sent(meetingIn("statusQuo"), word("éin"), word("to"), agree, word("tre"));
    expect(gone(played)).toEqual(["statusQuoWorded"]);
    expect(JSON.stringify(tidied(played.events))).toMatch(/"to".*"tre"/);
  });

  it("what somebody was said to be there as, when it was changed or taken away", () => {
    const says = (role: string) =>
      as("per", { type: "updateParticipant", personId: "per", teneste: "ppt", role, present: true }, true);
    const changed = sent(meetingIn("clarifying"), says("éin"), says("to"));
    expect(gone(changed)).toEqual(["participantUpdated"]);
    expect(JSON.stringify(tidied(changed.events))).toMatch(/"role":"to"/);
    expect(JSON.stringify(tidied(sent(meetingIn("clarifying"), says("éin"), says("")).events))).not.toContain('"role"');
  });

  it("a reservation that was changed", () => {
    const reserve = as("per", { type: "reserve", personId: "per", reason: "Usikker" }, true);
    expect(gone(sent(meetingDoneWith("statusQuo"), reserve, as("per", { type: "agree", personId: "per" })))).toEqual([
      "statusQuoAnswered",
    ]);
  });

  it("a reservation that was taken back, and a wording whose every answer was", () => {
    const word = (sentence: string) => as("leader", { type: "wordStatusQuo", sentence }, true);
    const undo: Step = (state) =>
      state.status === "active" ? [as("per", { type: "undo", at: state.undoables.at(-1)?.at ?? 0 })] : [];
    const reserve = as("per", { type: "reserve", personId: "per", reason: "Usikker" }, true);
    const played = sent(meetingIn("statusQuo"), word("éin"), reserve, undo, word("to"));
    expect(gone(played)).toEqual(["statusQuoWorded", "statusQuoAnswered"]);
    expect(JSON.stringify(tidied(played.events))).not.toMatch(/Usikker|"éin"/);
  });

  it("a plan that was replaced or dropped", () => {
    const replace = as("leader", { type: "takeTiltak", id: "k4", plan: { ...PLAN, goal: "Alle har nokon" } }, true);
    expect(gone(sent(meetingDoneWith("summary"), replace))).toEqual(["tiltakTaken"]);
    expect(gone(sent(meetingDoneWith("summary"), as("leader", { type: "dropTiltak", id: "k4" })))).toEqual([
      "tiltakTaken",
    ]);
  });

  it("a part of the referat that was edited again, but for what the newest edition says", () => {
    const edit = (text: string | null) => as("leader", { type: "editSection", section: "challenge", text }, true);
    const approve = approved;
    const correct = as("leader", { type: "correctReferat", why: "Feil" }, true);
    const first = play([edit("éin"), edit("to"), approve], completedMeeting());
    expect(gone(first)).toEqual(["sectionEdited"]);
    const waiting = play([edit("tre"), edit("fire")], first);
    expect(gone(waiting)).toEqual(["sectionEdited", "sectionEdited"]);
    const corrected = play([correct], waiting);
    const state = endedOf({ ...corrected, state: replay(tidied(corrected.events)) });
    expect(state).toEqual(endedOf(corrected));
    expect(gone(corrected)).toHaveLength(3);
    expect(JSON.stringify(tidied(corrected.events))).not.toMatch(/"(éin|to|tre)"/);
    // Back to how an edition that is gone from the events said it: a change like any other.
    const again = play([edit("to"), correct], corrected);
    expect(replay(tidied([...tidied(corrected.events), ...again.events.slice(corrected.events.length)]))).toEqual(
      again.state,
    );
  });

  it("a word that was taken for a name, when it stands nowhere any more", () => {
    const decide = as("leader", { type: "decideNames", decisions: { Tuva: "keep", August: "keep" } });
    const named = play([said("Gjeld det Tuva?"), said("Gjeld det August?")], meetingIn("clarifying"));
    const edit = as("leader", { type: "editSection", section: "clarifying", text: "Spørsmål" });
    const played = play([abort, decide, edit, approved], named);
    expect(gone(played)).toEqual([]);
    const events = played.events.map((event) =>
      event.type === "contributionAdded" && event.text.includes("Tuva")
        ? { ...event, text: "Gjeld det nokon?" }
        : event,
    );
    expect(JSON.stringify(tidied(events))).toContain("August");
    expect(JSON.stringify(tidied(events))).not.toContain("Tuva");
  });

  it("an answer to the evaluation that was replaced, while the one given alone stays beside the common one", () => {
    const answer = (worked: string) =>
      ({ worked, better: "", structure: "yes", useful: "yes", nextTime: "", structureWhy: `${worked} fordi` }) as const;
    const evaluate = (worked: string, together?: true) =>
      as("leader", { type: "evaluate", personId: "leader", answer: answer(worked), ...(together && { together }) });
    const again = as("leader", { type: "continueMeeting", ending: 0 });
    const events = play(
      [
        evaluate("Først"),
        evaluate("Åleine"),
        evaluate("Alle", true),
        again,
        evaluate("Alle på nytt", true),
        next,
        approved,
      ],
      meetingIn("evaluation"),
    ).events;
    expect(tombstones(events).size).toBe(2);
    const left = JSON.stringify(tidied(events));
    for (const gone of ["Først", "Alle fordi"]) expect(left).not.toContain(gone);
    for (const stays of ["Åleine fordi", "Alle på nytt fordi"]) expect(left).toContain(stays);
  });

  it("an address that the leader has replaced, wherever it was typed", () => {
    const added = as("leader", { type: "addWithoutApp", name: "Ida", teneste: "ppt", email: "feil1@kommune.example" });
    const recipient = as("leader", { type: "addRecipient", name: "Tips", email: "feil2@kommune.example" });
    const fails = (personId: string) =>
      as(SYSTEM, { type: "mailResult", edition: 1, personId, fault: "invalidAddress" });
    const give = (personId: string, email: string) => as("leader", { type: "giveAddress", personId, email });
    const [ida, tips] = ["utan-app:1", "mottakar:1"];
    const before = play([abort, recipient, approved], play([added], meetingIn("roles")));
    const played = play(
      [
        ...[fails(ida), give(ida, "feil3@kommune.example"), fails(ida), give(ida, "ida@kommune.example")],
        ...[fails(tips), give(tips, "tips@kommune.example")],
      ],
      before,
    );
    const left = JSON.stringify(tidied(played.events));
    expect(left).not.toContain("feil");
    expect(left).toContain("ida@kommune.example");
    expect(left).toContain("tips@kommune.example");
    expect(withoutWay(replay(tidied(played.events)))).toEqual(withoutWay(played.state));
    expect(tombstones(tidied(played.events)).size).toBe(0);
    // One that stands is no mistake, though no mail has come through yet.
    const waiting = play([fails(ida)], before);
    expect(tombstones(waiting.events).size).toBe(0);
  });

  it("a reason that was taken back", () => {
    const leaveOut = (reason: string) => as("leader", { type: "leaveOutRecipient", personId: "per", reason }, true);
    const approve = approved;
    const restored = play(
      [leaveOut("Sjuk"), as("leader", { type: "restoreRecipient", personId: "per" }), approve],
      completedMeeting(),
    );
    expect(gone(restored)).toEqual(["recipientLeftOut"]);
  });
});

describe("nothing goes", () => {
  it("while the meeting runs, or its referat is on its way", () => {
    const withdrawn = play(
      [said("Kva?"), as("kari", { type: "withdrawContribution", id: "k1" })],
      meetingIn("clarifying"),
    );
    expect(tombstones(withdrawn.events).size).toBe(0);
    expect(tombstones(play([abort, as("leader", { type: "approveReferat" })], withdrawn).events).size).toBe(0);
    expect(tombstones([]).size).toBe(0);
  });

  it("of what can be seen, and nothing twice", () => {
    const played = play([approved], completedMeeting());
    expect(tombstones(played.events).size).toBe(0);
    const more = sent(
      meetingIn("factors"),
      said("Før", "factors"),
      as("kari", { type: "withdrawContribution", id: "k2" }),
    );
    expect(tombstones(more.events).size).toBe(1);
    expect(tombstones(tidied(more.events)).size).toBe(0);
  });
});

/** What people can be shown of a meeting that is over. */
function shown(state: MeetingState) {
  if (state.status !== "ended") return state;
  const { referat } = state;
  return {
    document: composeReferat(state, translator("nn")),
    sections: sectionTexts(state),
    entries: entriesOf("m1", state),
    names: [namesIn(state), undecidedNames(state)],
    changes: referat.status === "sent" ? [referat.editions, referat.changed, referat.deliveries] : [],
    leftOut: referat.work.leftOut,
  };
}

/** Every text of a meeting told apart from every other one. */
function marked(events: readonly MeetingEvent[]): MeetingEvent[] {
  return events.map((event, index) => {
    const mark = (text: string) => `${text} §${index}§`;
    switch (event.type) {
      case "participantAdded":
      case "participantUpdated": {
        const { role } = event.participant;
        return role === undefined ? event : { ...event, participant: { ...event.participant, role: mark(role) } };
      }
      case "contributionAdded":
      case "contributionEdited":
      case "questionAnswered":
        return { ...event, text: mark(event.text) };
      case "sectionEdited":
        return event.text === null ? event : { ...event, text: mark(event.text) };
      case "described":
        return { ...event, description: { ...event.description, what: mark("Uro") } };
      case "statusQuoWorded":
        return { ...event, sentence: mark(event.sentence) };
      case "tiltakTaken":
      case "planCorrected":
        return { ...event, plan: { ...event.plan, goal: mark(event.plan.goal) } };
      case "evaluated":
        return {
          ...event,
          answer: { ...event.answer, worked: mark(event.answer.worked), structureWhy: mark("Runden vart lang") },
        };
      default:
        return event;
    }
  });
}

/** Whoever is there to say so. */
function over(played: Played): Played {
  const stale: MeetingEvent = { type: "meetingWentStale", sendAtMs: played.nowMs, by: SYSTEM, atMs: played.nowMs };
  if (played.state.status !== "active") return played;
  return { ...played, state: evolve(played.state, stale), events: [...played.events, stale] };
}

/** Without what only taking the meeting up again would need, which nobody can by then. */
function withoutWay(state: MeetingState): MeetingState {
  if (state.status !== "ended") return state;
  const { asItStood: _over, ...ended } = state;
  return ended;
}

/** Also where only approval would send it. */
function sentInTheEnd(played: Played): Played {
  const sent: MeetingEvent = { type: "referatSent", because: "time", by: SYSTEM, atMs: played.nowMs };
  if (played.state.status !== "ended" || played.state.referat.status === "sent") return played;
  return { ...played, state: evolve(played.state, sent), events: [...played.events, sent] };
}

describe("whatever was done in a meeting", () => {
  it("everybody sees the same of it without those texts, and nothing else is left in the events", () => {
    let erased = 0;
    fc.assert(
      fc.property(anyBeginning, anyPlay, anyPlay, (from, during, afterwards) => {
        const played = course(from, during);
        const { events } = course(sentInTheEnd(play([{ minutes: 9 * 24 * 60 }, send], over(played))), afterwards);
        const before = marked(events);
        const after = tidied(before);
        const state = replay(after);
        expect(shown(state)).toEqual(shown(replay(before)));
        expect(tombstones(after).size).toBe(0);
        const visible = JSON.stringify(state);
        const left = JSON.stringify(after).match(/§\d+§/g) ?? [];
        expect(left.filter((mark) => !visible.includes(mark))).toEqual([]);
        if (state.status === "none") throw new Error("there is a meeting");
        for (const c of state.record.contributions) expect(c.withdrawn && c.text !== "").toBe(false);
        erased += after.filter((event) => event.erased).length;
      }),
      { numRuns: RUNS ?? 40, endOnFailure: true },
    );
    // Some fifty in forty runs; what is tried must not be nothing, and luck must not decide.
    expect(erased).toBeGreaterThan(0);
  });

  it("also where its referat is left as a draft, and when that is approved after all", () => {
    let erased = 0;
    fc.assert(
      fc.property(anyBeginning, anyPlay, anyPlay, (from, during, afterwards) => {
        const played = course(over(course(from, during)), afterwards);
        if (played.state.status === "ended" && played.state.referat.status === "sending") return;
        const before = marked(over(played).events);
        const after = tidied(before);
        const state = withoutWay(replay(after));
        expect(shown(state)).toEqual(shown(replay(before)));
        expect(tombstones(after).size).toBe(0);
        const visible = JSON.stringify(state);
        const left = JSON.stringify(after).match(/§\d+§/g) ?? [];
        expect(left.filter((mark) => !visible.includes(mark))).toEqual([]);
        const goes: MeetingEvent = { type: "referatSent", because: "approved", by: SYSTEM, atMs: played.nowMs };
        expect(shown(replay([...after, goes]))).toEqual(shown(replay([...before, goes])));
        erased += after.filter((event) => event.erased).length;
      }),
      { numRuns: RUNS ?? 40, endOnFailure: true },
    );
    expect(erased).toBeGreaterThan(0);
  });

  it("also where its events make no sense", () => {
    const nonsense = fc.array(anyEvent, { maxLength: 40, size: "max" });
    let erased = 0;
    fc.assert(
      fc.property(anyBeginning, nonsense, nonsense, (from, during, afterwards) => {
        const then = { by: SYSTEM, atMs: from.nowMs };
        const over: MeetingEvent = { type: "meetingCompleted", ...then };
        const gone: MeetingEvent = { type: "referatSent", because: "time", ...then };
        const all = [...from.events, ...during, over, gone, ...afterwards];
        const after = tidied(all);
        expect(shown(replay(after))).toEqual(shown(replay(all)));
        erased += after.filter((event) => event.erased).length;
      }),
      { numRuns: RUNS ?? 100, endOnFailure: true },
    );
    expect(erased).toBeGreaterThan(0);
  });
});
