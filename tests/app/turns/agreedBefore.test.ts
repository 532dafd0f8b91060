import { describe, expect, test } from "vitest";
import { agreedBefore } from "../../../src/app/turns/agreedBefore.ts";
import { Unreadable } from "../../../src/errors.ts";
import { type Entry, entriesOf } from "../../../src/stafettlogg/entry.ts";
import { completedMeeting, endedOf } from "../../support/meeting.ts";

const [left] = entriesOf("before", endedOf(completedMeeting()));
const entry = (text: string, eining = "Lia skule"): Entry => {
  if (left === undefined) throw new Error("a meeting leaves entries");
  return { ...left, eining, tiltak: { ...left.tiltak, text } };
};
const about = { chatId: "19:chat", personId: "leader", eining: "Lia skule" };

function found(...entries: readonly Entry[]) {
  const asked: unknown[] = [];
  const entriesNear = async (near: unknown) => {
    asked.push(near);
    return entries;
  };
  return { asked, parts: { store: { entriesNear } } as unknown as Parameters<typeof agreedBefore>[0] };
}

describe("what the unit agreed on before", () => {
  test("is looked for in the chat and with the one who starts, and told with who and when, without names", async () => {
    const { parts, asked } = found(entry("Leik ute"));
    const agreed = await agreedBefore(parts, about);
    expect(asked).toEqual([{ chatId: "19:chat", personId: "leader" }]);
    expect(agreed).toEqual({
      tiltak: [{ text: "Leik ute", responsible: ["eining"], evaluateBy: "2027-04-12" }],
      more: 0,
    });
    for (const name of left?.informed ?? []) expect(JSON.stringify(agreed)).not.toContain(name);
  });

  test("is that of this unit alone, however its name is typed", async () => {
    const { parts } = found(entry("Leik ute", " lia  SKULE"), entry("Song", "Nes barnehage"));
    expect((await agreedBefore(parts, about))?.tiltak.map(({ text }) => text)).toEqual(["Leik ute"]);
    expect(await agreedBefore(found(entry("Song", "Nes barnehage")).parts, about)).toBeUndefined();
  });

  test("is five at most, the newest, and how many more there are", async () => {
    const many = Array.from({ length: 8 }, (_, at) => entry(`Tiltak ${at}`));
    const agreed = await agreedBefore(found(...many).parts, about);
    expect(agreed?.tiltak.map(({ text }) => text)).toEqual(many.slice(0, 5).map(({ tiltak }) => tiltak.text));
    expect(agreed?.more).toBe(3);
  });

  test("keeps nobody from beginning where it can't be read", async () => {
    const store = {
      entriesNear: () => Promise.reject(new Unreadable({ stream: "s", version: 1, type: "entry", fault: "v" })),
    };
    const parts = { store } as unknown as Parameters<typeof agreedBefore>[0];
    expect(await agreedBefore(parts, about)).toBeUndefined();
  });
});
