import { expect, it } from "vitest";
import { exportEntry } from "../../../src/app/turns/exportingEntries.ts";
import type { Sent } from "../../../src/app/turns/incoming.ts";
import { onceOnly } from "../../../src/app/turns/once.ts";
import type { BotParts } from "../../../src/app/turns/parts.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { ADD, entryOf, opened, playEntry, SCHOOL_NOW } from "../../support/entry.ts";
import { CHAT, fakeInbox } from "../fakes.ts";

/** Somebody who may read an entry, with the mails that they have asked for. */
function asking() {
  const clock = { nowMs: Date.parse("2026-11-27T09:00:59Z") };
  const requests: string[] = [];
  const parts = {
    chats: { find: async () => undefined },
    stafettlogg: {
      entries: { find: async () => entryOf(playEntry([ADD], opened)) },
      einings: { find: async () => SCHOOL_NOW },
    },
    handingOut: { queue: { send: async ([job]: { request: string }[]) => requests.push(job?.request ?? "") } },
    inbox: fakeInbox(),
    starting: { senderDomain: "kommune.example" },
    clock: { now: () => clock.nowMs },
    reads: { noteEntry: () => undefined },
    målform: "nn",
  } as unknown as BotParts;
  const press = async (inboundId: string, once: string) => {
    const from = { id: "leader", teamsId: "29:leader", name: "R" };
    const data = { verb: "entryExport", e: "e1", once };
    const sent: Sent = { kind: "submitDialog", chat: { ...CHAT, kind: "personal" }, from, inboundId, data };
    await exportEntry(parts, onceOnly(sent), "e1");
  };
  return { clock, requests, press };
}

it("a press is one mail, however often Teams sends it and whatever the minute; another press is another mail", async () => {
  const { clock, requests, press } = asking();
  await press("a", "form 1");
  clock.nowMs += 20_000;
  await press("a", "form 1");
  await press("b", "form 1");
  // The form that came back, which somebody presses on purpose, in the same minute.
  await press("c", "form 2");
  const [first, second, third, later] = requests;
  expect([second, third]).toEqual([first, first]);
  expect(later).not.toBe(first);
});

it("one who asks all day long is told that it is enough; what was asked for before comes all the same", async () => {
  const { requests, press } = asking();
  for (let n = 0; n < LIMITS.mailsAskedADay; n += 1) await press("a", `form ${n}`);
  await expect(press("a", "one more")).rejects.toMatchObject({
    code: "tooManyAsked",
    params: { limit: LIMITS.mailsAskedADay },
  });
  expect(new Set(requests).size).toBe(LIMITS.mailsAskedADay);
  // The last one, sent again by Teams.
  await press("b", `form ${LIMITS.mailsAskedADay - 1}`);
  expect(requests).toHaveLength(LIMITS.mailsAskedADay + 1);
});
