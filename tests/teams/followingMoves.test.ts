/** Teams' address changes: chats in which nobody has written since then are found at the one that others tell. Over real HTTP. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import type { Chat } from "../../src/app/ports/chats.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { followingMoves } from "../../src/teams/followingMoves.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { messenger } from "../../src/teams/messenger.ts";
import { fakeChats, personalChat } from "../app/fakes.ts";
import { type Answered, connectorStandIn } from "./connectorStandIn.ts";

const CARD = { card: { type: "AdaptiveCard" }, fallbackText: "Fase 1 av 8" };
const PER = { id: "per", teamsId: "29:per", name: "Per", teneste: "eining", hasApp: true, present: true } as const;
const page = { status: 404, text: "<html>404</html>" };
const gone = { status: 404, body: { error: { code: "ConversationNotFound", message: "" } } };

/** An address where somebody has listened. */
async function leftAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}/teams/`;
}

/** Kari's chat is known by the old address, and the meeting's, in which somebody has written, by the new one. */
async function moved(old: Answered | "nobodyListens", answer: Answered = { status: 201, body: { id: "1" } }) {
  const [before, after] = [await connectorStandIn(), await connectorStandIn()];
  if (old !== "nobodyListens") before.answer = () => old;
  after.answer = () => answer;
  const known = old === "nobodyListens" ? await leftAddress() : before.chat.serviceUrl;
  const kari: Chat = { ...personalChat("kari"), tenantId: "tenant", serviceUrl: known };
  const chats = fakeChats(kari, after.chat);
  const bot = followingMoves(messenger(new BotAdapter(noIdentity)), chats);
  return { before, after, kari, chats, bot, where: async () => (await chats.find(kari.chatId))?.serviceUrl };
}

test.each<[string, Answered | "nobodyListens"]>([
  ["nobody listens", "nobodyListens"],
  ["there is a page", page],
  ["there is nothing", { status: 404 }],
  ["the chat is not known", gone],
])(
  "what goes out by itself comes where Teams is now, though %s at the old address, which is not tried again",
  async (_what, old) => {
    const { before, after, kari, bot, chats, where } = await moved(old);
    expect(await bot.post(kari, CARD)).toBe("1");
    expect(await where()).toBe(after.chat.serviceUrl);
    const now = (await chats.find(kari.chatId)) as Chat;
    await bot.update(now, "1", CARD);
    await bot.say(now, "Hei");
    expect(after.asked).toHaveLength(3);
    expect(before.asked.length).toBeLessThan(2);
  },
);

test("a private chat is opened where Teams is now, by way of a chat that is known by the old address", async () => {
  const { after, kari, bot } = await moved("nobodyListens", { status: 201, body: { id: "a:per" } });
  expect(await bot.openPersonal(kari, PER)).toMatchObject({ chatId: "a:per", serviceUrl: after.chat.serviceUrl });
});

test.each<[string, Answered]>([
  ["may have been taken", { status: 504 }],
  ["is to come later", { status: 429 }],
  ["may not be", { status: 403, body: { error: { code: "BotNotInConversationRoster", message: "" } } }],
  ["is cut off", "reset"],
])("what %s is not sent to another address as well", async (_what, answer) => {
  const { after, kari, bot, where } = await moved(answer);
  await expect(bot.post(kari, CARD)).rejects.toMatchObject({ name: "Unreachable" });
  expect(after.asked).toEqual([]);
  expect(await where()).toBe(kari.serviceUrl);
});

test("what may have been taken at the new address is told as that, and the chat stays as it is known", async () => {
  const { kari, bot, where } = await moved(page, { status: 504 });
  await expect(bot.post(kari, CARD)).rejects.toMatchObject({ mayHaveArrived: true });
  expect(await where()).toBe(kari.serviceUrl);
});

test("a chat that is known nowhere is told as that", async () => {
  const { kari, bot } = await moved(gone, gone);
  await expect(bot.post(kari, CARD)).rejects.toMatchObject({ about: "chat" });
});
