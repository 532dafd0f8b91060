import { expect, it } from "vitest";
import { exportEntry } from "../../../src/app/turns/exportingEntries.ts";
import type { Sent } from "../../../src/app/turns/incoming.ts";
import type { BotParts } from "../../../src/app/turns/parts.ts";
import { ADD, entryOf, opened, playEntry, SCHOOL_NOW } from "../../support/entry.ts";
import { CHAT } from "../fakes.ts";

it("an entry is mailed to whoever asks once a minute, however often they press", async () => {
  const clock = { nowMs: Date.parse("2026-11-27T09:00:00Z") };
  const requests: string[] = [];
  const parts = {
    chats: { find: async () => undefined },
    stafettlogg: {
      entries: { find: async () => entryOf(playEntry([ADD], opened)) },
      einings: { find: async () => SCHOOL_NOW },
    },
    handingOut: { queue: { send: async ([job]: { request: string }[]) => requests.push(job?.request ?? "") } },
    starting: { senderDomain: "kommune.example" },
    clock: { now: () => clock.nowMs },
    reads: { noteEntry: () => undefined },
    målform: "nn",
  } as unknown as BotParts;
  const press = async (inboundId: string) => {
    const from = { id: "leader", teamsId: "29:leader", name: "R" };
    await exportEntry(
      parts,
      { kind: "submitDialog", chat: { ...CHAT, kind: "personal" }, from, inboundId } as Sent,
      "e1",
    );
  };
  for (const id of ["a", "b", "c"]) await press(id);
  clock.nowMs += 60_000;
  await press("d");
  const [first, second, third, later] = requests;
  expect([second, third]).toEqual([first, first]);
  expect(later).not.toBe(first);
});
