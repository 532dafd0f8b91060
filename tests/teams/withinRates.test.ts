import { expect, test } from "vitest";
import type { Chat } from "../../src/app/ports/chats.ts";
import type { Messenger, Rates } from "../../src/app/ports/messenger.ts";
import { Unreachable } from "../../src/errors.ts";
import { withinRates } from "../../src/teams/withinRates.ts";

const CHAT: Chat = { chatId: "19:chat", serviceUrl: "https://x/", botId: "28:bot", kind: "group", tenantId: "t" };
const CARD = { card: {}, fallbackText: "" };

/** A messenger that notes what it is asked, under limits that answer `reserve`. */
function under(reserve: Rates["reserve"]) {
  const done: unknown[] = [];
  const messenger: Messenger = {
    post: async () => `${done.push("post")}`,
    update: async () => void done.push("update"),
    openPersonal: async () => {
      done.push("open");
      return CHAT;
    },
    linkTo: () => undefined,
    say: async (_chat, text) => void done.push(text),
  };
  return { done, messenger: withinRates(messenger, { reserve }, async (ms) => void done.push(ms)) };
}

test("a call waits for its turn, in its chat and its tenant", async () => {
  const asked: unknown[] = [];
  const { done, messenger } = under(async (chatId, tenantId) => {
    asked.push([chatId, tenantId]);
    return asked.length === 1 ? 0 : 250;
  });
  await messenger.post(CHAT, CARD);
  await messenger.update(CHAT, "a1", CARD);
  expect(done).toEqual(["post", 250, "update"]);
  expect(asked).toEqual([
    ["19:chat", "t"],
    ["19:chat", "t"],
  ]);
});

test("one that would wait for long is given back, to come again when there is room", async () => {
  const { done, messenger } = under(async () => 12_300);
  await expect(messenger.post(CHAT, CARD)).rejects.toMatchObject({ permanent: false, retryAfterSeconds: 13 });
  expect(done).toEqual([]);
});

test("that the database is away can be said, and no card goes past the limits", async () => {
  const { done, messenger } = under(async () => {
    throw new Unreachable("database", { permanent: false });
  });
  await messenger.say(CHAT, "Noko gjekk gale");
  await expect(messenger.post(CHAT, CARD)).rejects.toMatchObject({ reason: "database" });
  expect(done).toEqual(["Noko gjekk gale"]);
});

test("that the database is away is said to many a second apart, and no more once they wait for it long", async () => {
  const said: unknown[] = [];
  const messenger = withinRates(
    { say: async () => {} } as unknown as Messenger,
    {
      reserve: async () => {
        throw new Unreachable("database", { permanent: false });
      },
    },
    async (ms) => void said.push(ms),
    () => 0,
  );
  for (let who = 0; who < 12; who += 1) await messenger.say(CHAT, "Noko gjekk gale");
  await messenger.say({ ...CHAT, chatId: "19:other" }, "Noko gjekk gale");
  expect(said).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 6_000]);
});

test("a line in answer to somebody waits for its turn, but not for longer than people do", async () => {
  const { done, messenger } = under(async (_chat, _tenant, patienceMs) => (patienceMs > 3_000 ? 20_000 : 0));
  await messenger.say(CHAT, "Klokka står");
  expect(done).toEqual([6_000, "Klokka står"]);
});

test("a call that a busy machine held up past its moment takes a new one, so that it doesn't crowd the next", async () => {
  const waits = [500, 100, 0];
  let atMs = 0;
  const waited: number[] = [];
  const messenger = withinRates(
    { post: async () => "a1" } as unknown as Messenger,
    { reserve: async () => waits.shift() ?? 0 },
    async (ms) => {
      waited.push(ms);
      atMs += waited.length === 1 ? ms + 900 : ms;
    },
    () => atMs,
  );
  await messenger.post(CHAT, CARD);
  expect(waited).toEqual([500, 100]);
  expect(waits).toEqual([0]);
});
