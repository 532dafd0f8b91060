import { describe, expect, it } from "vitest";
import { choiceOf } from "../../../cards/stafettlogg/parties.ts";
import { entries } from "../../../src/app/stafettlogg/entries.ts";
import { doInEntry, type Given } from "../../../src/app/turns/changingEntries.ts";
import type { BotParts } from "../../../src/app/turns/parts.ts";
import { FIELDS, OPEN, PPT, SCHOOL_NOW, TILTAK } from "../../support/entry.ts";
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
  return { all, stafettlogg, reopen: (by: string) => doInEntry({ stafettlogg }, REOPEN, given(by), undefined) };
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

describe("a tiltak that another has now", () => {
  const handOn = async (by: string, responsible: readonly string[]) => {
    const { all, stafettlogg } = await school({ isClosed: false });
    await all.handle("e1", { type: "addTiltak", tiltak: TILTAK, by: "leader" });
    const action = { verb: "entryHandOn", e: "e1", id: "t1", drawnAt: undefined, raise: false } as const;
    const kept = ["actorBusy", "noSecondActor"] as const;
    const done = doInEntry(
      { stafettlogg },
      { ...action, responsible: [...responsible] },
      { ...given(by), kept },
      undefined,
    );
    return { done, tiltak: async () => (await all.find("e1"))?.tiltak[0] };
  };

  it("is theirs, and stays in all else as it was planned", async () => {
    const kari = { kind: "person", person: { name: "Kari Lærar", personId: "kari" } } as const;
    const { done, tiltak } = await handOn("leader", [choiceOf(kari)]);
    await done;
    expect(await tiltak()).toMatchObject({ ...TILTAK, responsible: [kari] });
  });

  it("is nobody's whom nobody offered, and is handed on by nobody who may not write", async () => {
    await expect((await handOn("leader", ["person%20x"])).done).rejects.toMatchObject({ code: "responsibleMissing" });
    await expect((await handOn("kari", [])).done).rejects.toMatchObject({ code: "notInEntry" });
  });

  it("is not handed to another teneste before the nivå is raised, which is asked for", async () => {
    const { done } = await handOn("leader", [choiceOf(PPT)]);
    await expect(done).rejects.toMatchObject({ code: "levelTooLow" });
  });
});

describe("an entry that is worked on", () => {
  it("is not taken up again beside itself", async () => {
    const { all, reopen } = await school({ isClosed: false });
    expect(await reopen("leader")).toEqual({ dialog: "entry", e: "e1" });
    expect(await all.find("e1~2")).toBeUndefined();
  });
});
