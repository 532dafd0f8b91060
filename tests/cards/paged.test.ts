import { describe, expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import { type OpenDialog, parseAction, parseOpen } from "../../cards/verbs.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { translator } from "../../src/text/text.ts";
import { buttonsOf, choicesOf, filledIn, type Json, pressed, textsOf, valuesIn } from "../support/forms.ts";
import { activeOf, as, meetingIn, PEOPLE, play, start } from "../support/meeting.ts";

const t = translator("nn");
const nowMs = 0;

/** A meeting of so many, and the form about them that its leader opens. */
function people(count: number) {
  const others = Array.from({ length: count - 1 }, (_, at): Participant => {
    const number = at + 2;
    return { id: `p${number}`, name: `Person ${number}`, teneste: "ppt", hasApp: true, present: true };
  });
  const meeting = activeOf(play([start({}, [...PEOPLE.slice(0, 1), ...others])]));
  const open = (about: Partial<OpenDialog>) =>
    openDialog({ dialog: "participant", ...about }, { meeting, viewerId: "leader", nowMs, t });
  /** The form that the button with this title leads to. */
  const press = (form: ReturnType<typeof open>, title: string) => open(parseOpen(data(form, title)) ?? {});
  return { open, press };
}

function data(form: Parameters<typeof buttonsOf>[0], title: string): Json {
  const button = buttonsOf(form).find((one) => one.title === title);
  if (button === undefined) throw new Error(`no button «${title}»`);
  return pressed(button, filledIn(form));
}

const titles = (form: Parameters<typeof buttonsOf>[0], start: string) =>
  buttonsOf(form).flatMap(({ title }) => (String(title).startsWith(start) ? [title] : []));

describe("a long list", () => {
  test("is shown whole while it has twenty rows", () => {
    const form = people(20).open({});
    expect(titles(form, "Endre ")).toHaveLength(20);
    expect(titles(form, "Vis ")).toEqual([]);
  });

  test("has the rest on more pages, and says where one is", () => {
    const { open, press } = people(60);
    const first = open({});
    expect(titles(first, "Vis ")).toEqual(["Vis 21–40"]);
    const second = press(first, "Vis 21–40");
    expect(textsOf(second)).toContain("Her er 21–40 av 60.");
    expect(titles(second, "Endre ").at(0)).toBe("Endre Person 21");
    expect(titles(second, "Vis ")).toEqual(["Vis 1–20", "Vis 41–60"]);
    const last = press(second, "Vis 41–60");
    expect(titles(last, "Endre ").at(-1)).toBe("Endre Person 60");
    expect(titles(last, "Vis ")).toEqual(["Vis 21–40"]);
  });

  test("comes back where one was after a change, and stays on its page when it is read again", () => {
    const { open, press } = people(60);
    const one = press(press(open({}), "Vis 21–40"), "Endre Person 30");
    const saved = data(one, "Lagre");
    expect(saved).toMatchObject({ page: 1 });
    expect(parseAction(saved, "leader")).toMatchObject({ kind: "command", command: { personId: "p30" } });
  });

  test("shows its last page where it has become shorter, and its first for a page that nobody asked for so", () => {
    expect(titles(people(25).open({ page: 7 }), "Endre ").at(0)).toBe("Endre Person 21");
    expect(parseOpen({ dialog: "participant", m: "m1", page: "-1" })).toEqual({ dialog: "participant", m: "m1" });
  });
});

describe("more factors than a list has room for", () => {
  const add = (at: number) =>
    as(
      PEOPLE[at % 5]?.id ?? "leader",
      {
        type: "contribute",
        authorId: PEOPLE[at % 5]?.id ?? "leader",
        text: `Faktor ${at + 1}`,
        detail: { kind: "factors", systemFactor: true },
      },
      true,
    );
  const many = play([...Array.from({ length: 130 }, (_, at) => add(at))], meetingIn("factors"));
  const newest = activeOf(many).record.contributions.at(-1)?.id ?? "";
  const voted = activeOf(play([as("per", { type: "vote", personId: "per", factorIds: [newest] })], many));
  const open = (dialog: OpenDialog["dialog"], viewerId: string) =>
    openDialog({ dialog }, { meeting: voted, viewerId, nowMs, t });

  test("the form says that it does not show all", () => {
    for (const dialog of ["vote", "mergeFactors", "chooseFactors"] as const)
      expect(textsOf(open(dialog, "leader"))).toContain("Her står 120 av 130. Fleire får ikkje plass i eitt skjema.");
  });

  test("what somebody has voted for is among those shown, so that it is not lost when they vote again", () => {
    expect(choicesOf(open("vote", "per"), "factorIds").map(({ value }) => value)).toContain(newest);
    expect(valuesIn(open("vote", "per")).factorIds).toBe(newest);
  });

  test("those with most votes are the first to choose among", () => {
    expect(choicesOf(open("chooseFactors", "leader"), "factorIds")[0]?.value).toBe(newest);
  });
});
