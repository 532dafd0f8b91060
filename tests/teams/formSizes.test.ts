import { describe, expect, test } from "vitest";
import { followUpDialog } from "../../cards/chat/startFollowUp.ts";
import { formAgain, openDialog, startDialog } from "../../cards/dialogs.ts";
import type { Dialog } from "../../cards/kit/context.ts";
import { DIALOGS, type DialogName, type OpenDialog } from "../../cards/verbs.ts";
import { dialogAnswer } from "../../src/app/turns/answer.ts";
import { marked } from "../../src/app/turns/once.ts";
import { Refused } from "../../src/errors.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { invokeAnswer } from "../../src/teams/answers.ts";
import { translator } from "../../src/text/text.ts";
import { ADD, entryOf, FIELDS, OPEN, playEntry } from "../support/entry.ts";
import type { Played } from "../support/meeting.ts";
import { filled as fullOf, largestFollowUp, largestMeeting, PEOPLE } from "./largestMeeting.ts";

/** No limit is documented for answers to invokes. What is sure to be taken is the 28 KB of older forms; this leaves room. */
const MOST_BYTES = 25_000;

const t = translator("nn");
type About = Pick<OpenDialog, "id" | "personId" | "page">;

/** What a form may be about: nothing, somebody, a contribution of each kind, a part of the referat; and a page in the middle. */
function* abouts({ status, record, brought = [] }: KnownMeeting): Generator<About> {
  yield {};
  yield { page: 1 };
  if (PEOPLE[1] !== undefined) yield { personId: PEOPLE[1].id };
  for (const { entryId, tiltak } of brought) yield* [{ id: entryId }, { id: tiltak[0]?.id ?? "" }];
  if (status === "ended") yield* ["challenge", "factors", "tiltak"].map((id) => ({ id }));
  for (const kind of ["clarifying", "factors", "tiltak"]) {
    const one = record.contributions.find((c) => c.kind === kind);
    if (one !== undefined) yield { id: one.id };
  }
}

/** The largest form of each name that the leader can open; they see what the others do, and more. */
function largest(played: readonly Played[]): Map<DialogName, Dialog> {
  const forms = new Map<DialogName, Dialog>();
  for (const { state, nowMs } of played) {
    if (state.status === "none") continue;
    const referat = state.status === "ended" ? { referat: sectionTexts(state) } : {};
    const ctx = { meeting: state, nowMs, t, viewerId: "leader", ...referat };
    for (const about of abouts(state)) {
      for (const dialog of DIALOGS) {
        // It looks through all texts each time, and is the same whatever it is about.
        if (dialog === "decideNames" && Object.keys(about).length > 0) continue;
        const form = opened(() => openDialog({ dialog, ...about }, ctx));
        const before = forms.get(dialog);
        if (form !== undefined && (before === undefined || bytesOf(form) > bytesOf(before))) forms.set(dialog, form);
      }
    }
  }
  return forms;
}

/** Undefined where it is not theirs, or not now. */
function opened(open: () => Dialog): Dialog | undefined {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

/** As Teams gets it. */
function bytesOf(form: Dialog): number {
  return Buffer.byteLength(JSON.stringify(invokeAnswer(dialogAnswer(marked(form))).body));
}

/** The form as it comes back when each of its fields is as full as it may be. */
function filled(form: Dialog): Dialog {
  const sent = Object.fromEntries(
    textInputs(form.card).map(({ id, maxLength }) => [id, "Få vaksne er ute. ".repeat(maxLength).slice(0, maxLength)]),
  );
  return formAgain(form, sent, new Refused("likelyName", { names: "Ola, Kari og Per" }), t);
}

function textInputs(part: unknown): { readonly id: string; readonly maxLength: number }[] {
  if (typeof part !== "object" || part === null) return [];
  if ("type" in part && part.type === "Input.Text") return [part as never];
  return Object.values(part).flatMap(textInputs);
}

/** Those that start a meeting stand apart: there is none to draw them from. */
const STARTING: readonly DialogName[] = ["start", "startFollowUp"];

describe("sixty people with long names, who write six hundred innspel or follow up all that they may", () => {
  const forms = largest([
    ...largestMeeting({ clarifying: 200, factors: 200, tiltak: 200, seen: 0 }),
    ...largestFollowUp(),
  ]);
  const tooLarge = (draw: (form: Dialog) => Dialog) =>
    [...forms].map(([name, form]) => [name, bytesOf(draw(form))] as const).filter(([, bytes]) => bytes > MOST_BYTES);

  test("every form is small enough for Teams", () => {
    expect(tooLarge((form) => form)).toEqual([]);
    expect(DIALOGS.filter((name) => !forms.has(name))).toEqual(STARTING);
  });

  test("and when it comes back with all its fields full", () => {
    expect(tooLarge(filled)).toEqual([]);
  });
});

test("the form that starts a meeting among the largest chat's sixty first people is small enough too", () => {
  const form = startDialog({ members: [...PEOPLE, ...PEOPLE], målform: "nn", eining: "Å".repeat(80), t });
  expect(bytesOf(form)).toBeLessThan(MOST_BYTES);
  expect(bytesOf(filled(form))).toBeLessThan(MOST_BYTES);
});

test("and the form that starts a follow-up meeting of somebody who may choose among all that it offers", () => {
  const fields = { ...FIELDS, oppmerksomheit: fullOf(LIMITS.oppmerksomheitChars) };
  const entry = entryOf(playEntry([ADD], playEntry([{ ...OPEN, fields }])));
  const einings = ["a", "b"].map((id) => ({ ...entry.eining, id, name: fullOf(LIMITS.nameChars) }));
  const entries = Array.from({ length: 30 }, (_, at) => ({
    entryId: String(at).padStart(40, "e"),
    entry: { ...entry, eining: einings[at % 2] ?? entry.eining },
  }));
  const form = followUpDialog({ entries, areMore: true, målform: "nn", t });
  expect(bytesOf(form)).toBeLessThan(MOST_BYTES);
});
