/** What a meeting by another script than the product's own goes by. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SYSTEM } from "../../src/meeting/people.ts";
import { BTI } from "../../src/meeting/script/bti.ts";
import { TIMES } from "../../src/meeting/script/limits.ts";
import type { Script } from "../../src/meeting/script/phase.ts";
import { addScript, phaseOf, roundsOff, scriptOf } from "../../src/meeting/script/scripts.ts";
import { activeOf, as, endedOf, meetingIn, next, type Played, play, type Step, start } from "../support/meeting.ts";
import { SHORT, SHORT_TYPICAL } from "../support/shortMeeting.ts";
import { given } from "./dsl.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Questions first, and people gather afterwards. */
const BACKWARDS = {
  id: "backwards",
  texts: "bti",
  takesUp: "topic",
  lasts: { choices: [60], usual: 60 },
  phases: [
    { id: "how", kind: "questions", texts: "evaluation", minutes: 20, mayAct: ["evaluate"], mustHold: [] },
    { id: "who", kind: "gathering", texts: "roles", minutes: 10, mayAct: [], mustHold: ["viddevaktSettled"] },
    { id: "what", kind: "statement", texts: "description", minutes: 30, mayAct: ["describe"], mustHold: [] },
  ],
} as const satisfies Script;
addScript(BACKWARDS);

const begun = (script: Script, ...steps: readonly Step[]): Played => play([start({ script: script.id }), ...steps]);
const answers = ["leader", "olav", "siri"].map((id) =>
  as(id, {
    type: "evaluate",
    personId: id,
    answer: { worked: "", better: "", structure: "yes", useful: "yes", nextTime: "" },
  }),
);

describe("a meeting by another script", () => {
  it("begins in its first phase, with that one's part of the time", () => {
    expect(activeOf(begun(SHORT)).visit).toMatchObject({ number: 1, phase: "arrival", plannedMs: 10 * 60_000 });
  });

  it("goes through its phases and is completed after the last", () => {
    const [arrival = [], causes = [], ...rest] = SHORT_TYPICAL;
    const inSteps = begun(SHORT, ...arrival, next, ...causes, next);
    given(inSteps).when("leader", { type: "nextPhase", from: "steps" }).refused("takenTiltakMissing");
    const ended = endedOf(
      play(
        rest.flatMap((steps) => [...steps, next]),
        inSteps,
      ),
    );
    expect([ended.how, ...ended.past.map(({ phase }) => phase)]).toEqual([
      "completed",
      ...SHORT.phases.map(({ id }) => id),
    ]);
  });

  it("opens a round where its script says so, and nowhere else", () => {
    const round = (played: Played) => "round" in activeOf(played).visit;
    expect([begun(SHORT), begun(SHORT, next)].map(round)).toEqual([false, true]);
  });

  it("lets people add what the phase collects, whatever kind of phase it is", () => {
    const text = "Kva klasse?";
    given(begun(SHORT, next))
      .when("per", { type: "contribute", authorId: "per", text, detail: { kind: "clarifying" } })
      .refused("wrongPhase");
  });

  it("does what a phase of another script does in none of its own", () => {
    for (const by of ["leader", "siri"])
      given(begun(SHORT)).when(by, { type: "agree", personId: by }).refused("wrongPhase");
  });

  it("goes back to its own earlier phases only", () => {
    const goBack = (phase: string) =>
      given(begun(SHORT, next)).when("leader", { type: "goBack", phase, reason: "Nokon kom" });
    goBack("roles").refused("noEarlierPhase");
    expect(activeOf(goBack("arrival").after).visit).toMatchObject({ number: 3, phase: "arrival" });
  });
});

describe("questions that are not last", () => {
  it("do not end the meeting when everybody has answered", () => {
    expect(activeOf(begun(BACKWARDS, ...answers)).visit.phase).toBe("how");
  });

  it("wait with the rest when the call ends", () => {
    const ended = given(begun(BACKWARDS)).when(SYSTEM, { type: "pause", because: "teamsMeetingEnded" }).after;
    expect(activeOf(ended).clock.running).toBe(false);
  });

  it("leave an unfinished meeting where the group has walked off", () => {
    const later = play([{ minutes: TIMES.staleMs / 60_000 }], begun(BACKWARDS, ...answers));
    const stale = given(later).when(SYSTEM, { type: "timer", timer: { kind: "stale" } }).after;
    expect(endedOf(stale).how).toBe("stale");
  });
});

describe("questions that are last", () => {
  it("go on when the call ends", () => {
    given(meetingIn("evaluation")).when(SYSTEM, { type: "pause", because: "teamsMeetingEnded" }).gives();
  });
});

describe("people who come", () => {
  it("are late where they come while nobody gathers, and in time where people do", () => {
    const arrive = (...steps: readonly Step[]) =>
      activeOf(
        begun(BACKWARDS, ...steps, as("leader", { type: "addWithoutApp", name: "Gro Li", teneste: "eining" })),
      ).remarks.map(({ kind }) => kind);
    expect(arrive()).toEqual(["joinedLate"]);
    expect(arrive(next)).toEqual([]);
  });
});

describe("the script of the BTI meeting", () => {
  const code = globSync(["src/**/*.ts", "cards/**/*.ts"], { cwd: ROOT })
    .filter((file) => !file.startsWith(join("src", "meeting", "script")))
    .map((file) => [file, readFileSync(join(ROOT, file), "utf8")] as const);

  it("is read by its own folder alone", () => {
    expect(code.length).toBeGreaterThan(100);
    expect(code.filter(([, text]) => text.includes("script/bti.ts")).map(([file]) => file)).toEqual([]);
  });

  it("has phases whose names nobody compares", () => {
    const names = /phase(\.id)?\)? [!=]== "(roles|description|statusQuo|summary|evaluation)"/i;
    expect(code.filter(([, text]) => names.test(text)).map(([file]) => file)).toEqual([]);
  });
});

describe("the scripts that are known", () => {
  it("are BTI where a meeting does not say", () => {
    expect(scriptOf({})).toBe(BTI);
  });

  it("have a name each", () => {
    expect(() => addScript({ ...SHORT, id: "bti" })).toThrow("bti");
  });

  it("are named where a meeting's own is missing, or does not have a phase", () => {
    expect(() => scriptOf({ script: "tea" })).toThrow("tea");
    expect(() => phaseOf({ script: "short" }, "roles")).toThrow("roles");
  });

  it("round off with questions, where these are last", () => {
    expect(BTI.phases.map(({ id }) => roundsOff({}, id)).indexOf(true)).toBe(BTI.phases.length - 1);
    expect([...SHORT.phases].some(({ id }) => roundsOff({ script: "short" }, id))).toBe(false);
  });
});
