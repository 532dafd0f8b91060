import { expect, it, onTestFinished, vi } from "vitest";
import type { Card } from "../../../cards/kit/context.ts";
import { onFiguresPress, showFigures } from "../../../src/app/turns/figures.ts";
import type { Message, Press } from "../../../src/app/turns/incoming.ts";
import type { BotParts } from "../../../src/app/turns/parts.ts";
import { Unreachable } from "../../../src/errors.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { tally } from "../../stafettlogg/figures/lines.ts";
import { CHAT, fakeInbox, noFigures } from "../fakes.ts";

const PICTURE = "data:image/png;base64,AAAA";
const eining = { einingId: "a", name: "Fjordglytt skule", einingKind: "school", målform: "nn" } as const;

/** Asks in a chat that says no to what `refuses`; gives the cards that it took. */
async function asked(
  refuses: (card: string) => boolean,
  { permanent = true, role = "leader", noted = [] as unknown[] } = {},
): Promise<string[]> {
  const taken: string[] = [];
  const parts = {
    chats: { find: async () => undefined },
    einings: {
      store: { of: async () => [{ eining, person: { key: "p1", name: "R", roles: [role], contactOf: [] } }] },
    },
    figures: {
      store: { ...noFigures, tallies: async () => tally([{ category: "social", tiltak: [] }]) },
      image: async () => PICTURE,
    },
    clock: { now: () => Date.parse("2026-11-27T09:00:00Z") },
    reads: { noteEining: (...read: unknown[]) => noted.push(read) },
    målform: "nn",
    messenger: {
      async post(_chat: unknown, { card }: Card) {
        const json = JSON.stringify(card);
        if (refuses(json)) throw new Unreachable("teams", { permanent });
        taken.push(json);
      },
    },
  } as unknown as BotParts;
  const chat = { ...CHAT, kind: "personal" };
  await showFigures(parts, {
    kind: "message",
    chat,
    from: { id: "r", teamsId: "29:r", name: "R" },
    text: "",
  } as Message);
  return taken;
}

it("figures come with their picture, and without it in a chat that takes none", async () => {
  expect(await asked(() => false)).toEqual([expect.stringContaining(PICTURE)]);
  const [plain, ...more] = await asked((card) => card.includes(PICTURE));
  expect([plain?.includes("Sosialt samspel"), plain?.includes(PICTURE), more]).toEqual([true, false, []]);
});

it("a chat that can't be reached now is not asked twice", async () => {
  await expect(asked(() => true, { permanent: false })).rejects.toBeInstanceOf(Unreachable);
});

it.each(["leader", "owner"])("it is noted that a %s saw them", async (role) => {
  const noted: unknown[] = [];
  await asked(() => false, { role, noted });
  expect(noted).toEqual([[["a"], "r", "card"]]);
});

/** Asks for the sheet, with an address of its own; gives the jobs that are queued. */
async function sheetAsked(email: string, recipientDomains?: readonly string[]): Promise<unknown[]> {
  const { queued, press } = asksForSheets(email, recipientDomains);
  await press();
  return queued;
}

/** The same button each time. */
function asksForSheets(email: string, recipientDomains?: readonly string[]) {
  const queued: { readonly request: string }[] = [];
  const person = { key: "p1", personId: "r", name: "R", email, roles: ["leader"], contactOf: [] };
  const parts = {
    chats: { find: async () => undefined },
    einings: { store: { of: async () => [{ eining, person }] } },
    figures: {
      store: { ...noFigures, tallies: async () => tally([{ category: "social", tiltak: [] }]) },
      image: async () => undefined,
      queue: { send: async (jobs: typeof queued) => queued.push(...jobs) },
    },
    inbox: fakeInbox(),
    clock: { now: Date.now },
    reads: { noteEining: () => undefined, noteEntries: () => undefined },
    starting: { senderDomain: "kommune.example", recipientDomains },
    målform: "nn",
  } as unknown as BotParts;
  const from = { id: "r", teamsId: "29:r", name: "R" };
  const chat = { ...CHAT, kind: "personal" };
  const press = () => onFiguresPress(parts, { kind: "press", chat, from, data: { verb: "figuresSheet" } } as Press);
  return { queued, press };
}

it("a sheet that is asked for comes once where Teams sends the press again, be it in the next minute, and anew when it is pressed later", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T09:00:50Z") });
  onTestFinished(() => void vi.useRealTimers());
  const { queued, press } = asksForSheets("r@kommune.example");
  for (const at of ["09:00:50", "09:00:51", "09:01:20", "09:01:40"]) {
    vi.setSystemTime(Date.parse(`2026-11-27T${at}Z`));
    await press();
  }
  const [first, doubled, again, later] = queued.map(({ request }) => request);
  expect([doubled, again]).toEqual([first, first]);
  expect(later).not.toBe(first);
});

it("a sheet that is asked for again and again counts each time it is mailed", async () => {
  const startedAt = Date.parse("2026-11-27T09:00:00Z");
  vi.useFakeTimers({ toFake: ["Date"], now: startedAt });
  onTestFinished(() => void vi.useRealTimers());
  const { queued, press } = asksForSheets("r@kommune.example");
  for (let minute = 0; minute < LIMITS.mailsAskedADay; minute += 1) {
    vi.setSystemTime(startedAt + minute * 60_000);
    await press();
  }
  // Pressed twice, the last one is one mail.
  await press();
  expect(new Set(queued.map(({ request }) => request)).size).toBe(LIMITS.mailsAskedADay);
  vi.setSystemTime(startedAt + LIMITS.mailsAskedADay * 60_000);
  await expect(press()).rejects.toMatchObject({ code: "tooManyAsked" });
});

it("a sheet is mailed to the address that is known of whoever asks, where mail may go there", async () => {
  expect(await sheetAsked("r@skule.example")).toHaveLength(1);
  expect(await sheetAsked("r@skule.example", ["skule.example"])).toHaveLength(1);
  await expect(sheetAsked("r@avisa.example", ["skule.example"])).rejects.toThrow("addressOutside");
});
