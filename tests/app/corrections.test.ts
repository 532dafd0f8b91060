/** Whoever wrote something hears in private that the leader has changed it. */
import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { activeOf, as, meetingIn, next, type Played, play, wholeRound } from "../support/meeting.ts";
import { around } from "./chats.ts";
import type { Call } from "./fakes.ts";

const begun = play(
  [as("kari", { type: "contribute", authorId: "kari", text: "Er Tuva åleine?", detail: { kind: "clarifying" } }, true)],
  meetingIn("clarifying"),
);
const hides: CommandBody = { type: "hideWords", id: "k1", words: ["Tuva"] };
const takesOut: CommandBody = { type: "withdrawContribution", id: "k1" };
const undo = (played: Played) => as("leader", { type: "undo", at: activeOf(played).undoables.at(-1)?.at ?? 0 });
const toKari = ({ calls }: { readonly calls: readonly Call[] }) => calls.filter(({ chatId }) => chatId === "a:kari");
const shown = ({ message }: Call) => JSON.stringify(message?.card ?? {});

describe("whoever wrote what the leader has changed", () => {
  it("is told once, with how it stands now and a way to change it; not in the alert", async () => {
    const world = around(begun);
    await world.look();
    world.happens(as("leader", hides));
    const [told, ...more] = toKari(await world.look()).filter(({ does }) => does === "post");
    expect(more).toEqual([]);
    if (told === undefined) throw new Error("nothing");
    expect(told.manner).toMatchObject({ alert: "feed" });
    expect(shown(told)).toContain("Møteleiar har skjult noko i eit innspel frå deg");
    expect(shown(told)).toContain("åleine");
    expect(shown(told)).not.toContain("Tuva");
    expect(shown(told)).toContain("editContribution");
    expect(told.message?.fallbackText).toBe("Til deg frå møtet");
    world.happens(as("olav", { type: "setMålform", målform: "nn" }));
    expect(toKari(await world.look())).toEqual([]);
  });

  it("has no button for it when the phase is over, and the words stay", async () => {
    const world = around(play([as("leader", hides)], begun));
    await world.look();
    world.happens(wholeRound, next);
    const [after] = toKari(await world.look());
    expect(after?.does).toBe("update");
    expect(after && shown(after)).toContain("Møteleiar har skjult noko");
    expect(after && shown(after)).not.toContain("editContribution");
  });

  it("is told of what was taken out without the words, and may write anew", async () => {
    const world = around(play([as("leader", takesOut)], begun));
    const [told] = toKari(await world.look()).filter(({ does }) => does === "post");
    expect(told && shown(told)).toContain("Møteleiar har teke ut eit innspel frå deg");
    expect(told && shown(told)).not.toContain("Tuva");
    expect(told && shown(told)).toContain("contribute");
  });

  it.each([hides, takesOut])("sees that it stands again, when $type was undone", async (change) => {
    const changed = play([as("leader", change)], begun);
    const world = around(changed);
    await world.look();
    world.happens(undo(changed));
    const [after] = toKari(await world.look());
    expect(after?.does).toBe("update");
    expect(after && shown(after)).toContain("Møteleiar tok endringa tilbake");
    expect(after && shown(after)).not.toContain("Action.");
  });

  it("hears nothing of what was undone before it was told", async () => {
    const changed = play([as("leader", hides)], begun);
    const world = around(play([undo(changed)], changed));
    expect(toKari(await world.look())).toEqual([]);
  });
});

describe("whoever came late and was told of the factors", () => {
  it("does not keep a word there that the leader hid afterwards", async () => {
    const late = {
      id: "eva",
      name: "Eva Li",
      teneste: "eining",
      hasApp: true,
      present: true,
      teamsId: "29:eva",
    } as const;
    const world = around(play([as("eva", { type: "join", participant: late })], meetingIn("tiltak")));
    const told = (await world.look()).calls.filter(({ chatId }) => chatId === "a:eva");
    expect(told.map(shown).join()).toContain("Få vaksne ute");
    world.happens({ minutes: 10 }, as("leader", { type: "hideWords", id: "k2", words: ["vaksne"] }));
    const after = (await world.look()).calls.filter(({ chatId }) => chatId === "a:eva");
    expect(after.map(({ does }) => does)).toEqual(["update"]);
    expect(after.map(shown).join()).not.toContain("vaksne");
  });
});
