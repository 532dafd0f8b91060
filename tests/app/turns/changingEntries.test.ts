import { describe, expect, it } from "vitest";
import { entries } from "../../../src/app/stafettlogg/entries.ts";
import { doInEntry, type Given } from "../../../src/app/turns/changingEntries.ts";
import type { BotParts } from "../../../src/app/turns/parts.ts";
import { FIELDS, OPEN, SCHOOL_NOW } from "../../support/entry.ts";
import { START_MS } from "../../support/meeting.ts";
import { fakeClock, fakeStore } from "../fakes.ts";

const given = (by: string): Given => ({ by, confirmed: false, kept: [] });
const REOPEN = { verb: "entryReopen", e: "e1" } as const;

/** An entry that Siri is told of; Kari works at the school, and has nothing to do with it. */
async function school({ isClosed }: { readonly isClosed: boolean }) {
  const einings = { find: async () => SCHOOL_NOW };
  const all = entries({ history: fakeStore(), entries: { busyIn: async () => [] }, einings }, fakeClock(START_MS));
  await all.handle("e1", { ...OPEN, by: "leader" });
  if (isClosed)
    await all.handle("e1", { type: "close", because: "goalReached", sentence: "Alle er med no", by: "leader" });
  const stafettlogg = { entries: all, einings } as unknown as BotParts["stafettlogg"];
  return { all, reopen: (by: string) => doInEntry({ stafettlogg }, REOPEN, given(by), undefined) };
}

describe("an entry that has ended", () => {
  it("is taken up again by those who may write in it, with what it says", async () => {
    const { all, reopen } = await school({ isClosed: true });
    const { e } = await reopen("leader");
    expect(e).not.toBe("e1");
    expect((await all.find(e))?.fields.goal).toBe(FIELDS.goal);
  });

  it.each(["kari", "siri", "stranger"])("gives nothing of what it says to %s, who may not write in it", async (by) => {
    const { all, reopen } = await school({ isClosed: true });
    await expect(reopen(by)).rejects.toMatchObject({ code: "notInEntry" });
    expect(await all.find("e1~2")).toBeUndefined();
  });
});

describe("an entry that is worked on", () => {
  it("is not taken up again beside itself", async () => {
    const { all, reopen } = await school({ isClosed: false });
    expect(await reopen("leader")).toEqual({ dialog: "entry", e: "e1" });
    expect(await all.find("e1~2")).toBeUndefined();
  });
});
