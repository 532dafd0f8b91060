import { describe, expect, test } from "vitest";
import { isWritten, openDialog } from "../../../cards/dialogs.ts";
import type { Dialog } from "../../../cards/kit/context.ts";
import { DIALOGS, type OpenDialog } from "../../../cards/verbs.ts";
import { formComesBack } from "../../../src/app/turns/formAgain.ts";
import type { BotParts } from "../../../src/app/turns/parts.ts";
import { Refused } from "../../../src/errors.ts";
import { SYSTEM } from "../../../src/meeting/people.ts";
import { BTI_PHASES as PHASES } from "../../../src/meeting/script/bti.ts";
import type { KnownMeeting, MeetingState } from "../../../src/meeting/state.ts";
import { sectionTexts } from "../../../src/referat/sectionTexts.ts";
import { translator } from "../../../src/text/text.ts";
import { followUpDoneWith } from "../../support/followUpMeeting.ts";
import { buttonsOf, inputsOf, pressed } from "../../support/forms.ts";
import {
  approved,
  as,
  completedMeeting,
  meetingDoneWith,
  type Played,
  play,
  type Step,
  WITHOUT_APP,
} from "../../support/meeting.ts";

const t = translator("nn");
const undelivered = play(
  [
    approved,
    as(SYSTEM, { type: "mailResult", edition: 1, personId: "per", fault: "noAddress" }),
    as("leader", { type: "editSection", section: "remarks", text: "Retta" }),
  ],
  completedMeeting(),
);
const STATES: readonly Played[] = [
  ...PHASES.map((phase) => meetingDoneWith(phase)),
  ...(["happened", "whatNow"] as const).map((phase) => followUpDoneWith(phase)),
  completedMeeting(),
  undelivered,
];
const ABOUT: readonly Omit<OpenDialog, "dialog">[] = [
  {},
  ...["k1", "k2", "k4", "remarks", "1.2", "2.1", "m0-k3"].map((id) => ({ id })),
  ...["per", WITHOUT_APP].map((personId) => ({ personId })),
];

/** What may happen to what a form is about while somebody writes. */
const GONE: Readonly<Record<string, (state: KnownMeeting) => readonly Step[]>> = {
  "the meeting is over": ({ status }) => (status === "active" ? [as("leader", { type: "abort", reason: "" })] : []),
  "the group has gone on": (state) =>
    state.status === "active" && state.visit.phase === "clarifying"
      ? [as("leader", { type: "nextPhase", from: "clarifying" }, true)]
      : [],
  "what was said is taken back": (state) =>
    state.record.contributions
      .filter((c) => state.status === "active" && c.visit === state.visit.number)
      .map((c) => as(c.writtenById, { type: "withdrawContribution", id: c.id }, true)),
  "the referat has been sent": (state) =>
    state.status === "ended" && state.referat.status === "draft" ? [approved] : [],
};

/** Of these, what can happen from there. */
function goneFrom({ state }: Played): (readonly [what: string, steps: readonly Step[]])[] {
  return Object.entries(GONE)
    .map(([what, happens]) => [what, happens(knownOf(state))] as const)
    .filter(([, steps]) => steps.length > 0);
}

function knownOf(state: MeetingState): KnownMeeting {
  if (state.status === "none") throw new Error("no meeting");
  return state;
}

interface Written {
  readonly name: string;
  readonly request: OpenDialog;
  readonly who: string;
  readonly drawn: Played;
  readonly form: Dialog;
}

/** Every form in which somebody writes, once for each set of fields that it can have. */
function written(): Written[] {
  const found = new Map<string, Written>();
  for (const drawn of STATES)
    for (const dialog of DIALOGS)
      for (const about of ABOUT)
        for (const who of ["leader", "siri", "per"]) {
          const request = { dialog, ...about };
          const form = opened(request, drawn, who);
          const fields = form === undefined ? [] : inputsOf(form).filter(({ type }) => type === "Input.Text");
          const name = `${dialog}: ${fields.map(({ id }) => id).join(", ")}`;
          if (form !== undefined && fields.length > 0 && !found.has(name))
            found.set(name, { name, request, who, drawn, form });
        }
  return [...found.values()];
}

function opened(request: OpenDialog, { state, nowMs }: Played, viewerId: string): Dialog | undefined {
  try {
    const meeting = knownOf(state);
    const referat = meeting.status === "ended" ? sectionTexts(meeting) : [];
    return openDialog(request, { meeting, viewerId, nowMs, t, referat });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The parts of the bot that are asked when a form comes back. */
function partsIn({ state, nowMs }: Played): BotParts {
  return {
    meetings: { kept: () => knownOf(state) },
    clock: { now: () => nowMs },
    sectionTexts,
    reads: { note: () => undefined },
    målform: "nn",
  } as unknown as BotParts;
}

const FORMS = written();

describe.each(FORMS)("what was written in «$name»", ({ form, who, drawn }) => {
  const texts = inputsOf(form).filter(({ type }) => type === "Input.Text");
  const filled = Object.fromEntries(texts.map(({ id }) => [String(id), `Skrive i ${String(id)}.`]));
  const [save] = buttonsOf(form).filter((button) => button.associatedInputs !== "none");
  const data = { ...pressed(save ?? {}, filled), m: "m1" };

  test("is in fields that are known to hold text", () => {
    expect(Object.keys(filled).filter((id) => !isWritten(id))).toEqual([]);
  });

  test.each(goneFrom(drawn))("comes back where %s", (_what, steps) => {
    const after = play(steps, drawn);
    const chat = { chatId: "19:chat", kind: "meeting", serviceUrl: "", botId: "" } as const;
    const sent = { kind: "submitDialog", chat, from: { id: who, teamsId: `29:${who}`, name: "" }, data } as const;
    const back = formComesBack(partsIn(after), sent, new Refused("oldCard"), t);
    const shown = back.kind === "dialog" ? inputsOf(back.dialog).map(({ value }) => value) : [];
    expect(shown).toEqual(expect.arrayContaining(Object.values(filled)));
  });
});

test("all forms in which somebody writes are among them", () => {
  const names = new Set(FORMS.map(({ request }) => request.dialog));
  expect([...names].sort()).toEqual(
    [
      ...["abort", "addRecipient", "answerFor", "answerQuestion", "contribute", "correctPlan", "correctReferat"],
      ...["describe", "editContribution", "editSection", "evaluate", "giveAddress", "goBack", "participant"],
      ...[
        "reviewTiltak",
        "decideNext",
        "closeBrought",
        "correctText",
        "hideWords",
        "recipients",
        "reserve",
        "takeTiltak",
        "withoutApp",
        "wordStatusQuo",
      ],
    ].sort(),
  );
});

test("and all that may happen meanwhile happens to some of them", () => {
  const happened = new Set(FORMS.flatMap(({ drawn }) => goneFrom(drawn).map(([what]) => what)));
  expect(happened).toEqual(new Set(Object.keys(GONE)));
});
