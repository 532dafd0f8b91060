import { expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import { DIALOGS, type DialogName } from "../../cards/verbs.ts";
import type { Participant } from "../../src/meeting/people.ts";
import type { BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { dialogAnswer } from "../../src/teams/answers.ts";
import { marked } from "../../src/teams/once.ts";
import { translator } from "../../src/text/text.ts";
import { as, next, PEOPLE, PLAN, type Played, play, type Step, start, wholeRound } from "../support/meeting.ts";

/** No limit is documented for answers to invokes; what is sure to be taken is that of older forms. */
const SURE_BYTES = 28 * 1024;

const nn = translator("nn");
const COUNT = 60;
/** As long as a talkative group writes: some three hundred characters. */
const TEXT =
  `Det er få vaksne ute i storefri, og dei som er ute, står for langt frå kvarandre til å sjå kven som går åleine. `
    .repeat(3)
    .slice(0, 300);

const people = Array.from(
  { length: COUNT },
  (_, at): Participant => ({
    ...(PEOPLE[at] ?? (PEOPLE[1] as Participant)),
    ...(at < PEOPLE.length ? {} : { id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}` }),
    role: "sosialpedagogisk rådgivar",
    name: `Ragnhild Fjordheim-Kvammen ${at}`,
    hasApp: at % 6 !== 5,
  }),
);
const say = (detail: Extract<Parameters<typeof as>[1], { type: "contribute" }>["detail"]): Step[] =>
  people.map(({ id, hasApp }) =>
    as(hasApp ? id : "leader", { type: "contribute", authorId: id, text: TEXT, detail }, true),
  );

const steps: Readonly<Record<PhaseId, readonly Step[]>> = {
  roles: [as("leader", { type: "goWithoutViddevakt" })],
  description: [as("leader", { type: "describe", what: TEXT, behind: TEXT, grounds: ["logs"] }, true)],
  clarifying: [...say({ phase: "clarifying" }), wholeRound],
  statusQuo: [
    as("leader", { type: "wordStatusQuo", sentence: TEXT.slice(0, 200) }, true),
    ...people.map(({ id, hasApp }) => as(hasApp ? id : "leader", { type: "agree", personId: id })),
  ],
  factors: [
    ...say({ phase: "factors", systemFactor: true }),
    wholeRound,
    as("leader", { type: "chooseFactors", factorIds: [`k${COUNT + 1}`, `k${COUNT + 2}`] }),
  ],
  tiltak: [...say({ phase: "tiltak", factorId: `k${COUNT + 1}`, kind: "inGroup" }), wholeRound],
  summary: [
    as("leader", { type: "takeTiltak", id: `k${2 * COUNT + 1}`, plan: { ...PLAN, goal: TEXT.slice(0, 200) } }, true),
  ],
  evaluation: [],
};

const at: Played[] = [];
let played = play([start({ meetingId: "00000000-0000-4000-8000-000000000000" }, people)]);
for (const phase of Object.keys(steps) as PhaseId[]) {
  played = play(steps[phase], played);
  at.push(played);
  played = play([next], played);
}
at.push(played);

/** Bytes of the largest answer that opens a form, by the form, whoever opens it whenever and about whatever. */
function largest(): Map<DialogName, number> {
  const sizes = new Map<DialogName, number>();
  for (const { state, nowMs } of at) {
    if (state.status === "none") continue;
    const ctx = { meeting: state, nowMs, t: nn, ...(state.status === "ended" ? { referat: sectionTexts(state) } : {}) };
    for (const dialog of DIALOGS.filter((name) => name !== "start"))
      for (const viewerId of ["leader"])
        for (const about of [
          {},
          { id: "k1" },
          { id: `k${COUNT + 1}` },
          { id: `k${2 * COUNT + 1}` },
          { id: "challenge" },
          { personId: "per" },
        ]) {
          try {
            const { body } = dialogAnswer(marked(openDialog({ dialog, ...about }, { ...ctx, viewerId })));
            sizes.set(dialog, Math.max(sizes.get(dialog) ?? 0, Buffer.byteLength(JSON.stringify(body))));
          } catch {
            // Not theirs, or not now.
          }
        }
  }
  return sizes;
}

test("of sixty people who write a good deal only the list of tiltak, with a button or two for each, is larger", () => {
  const sizes = largest();
  const large = [...sizes].filter(([, bytes]) => bytes > SURE_BYTES).map(([dialog]) => dialog);
  expect(large).toEqual(["takeTiltak"]);
  expect(sizes.get("takeTiltak")).toBeLessThan(36 * 1024);
  expect(sizes.size).toBeGreaterThan(25);
});
