/** The bot's credentials are withdrawn, or the bot is deleted: every call is refused until somebody does something about it. */
import { describe, expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { messenger } from "../../src/teams/messenger.ts";
import { connectorStandIn } from "./connectorStandIn.ts";

const CARD = { card: { type: "AdaptiveCard" }, fallbackText: "Fase 1 av 8" };
const HOUR_MS = 60 * 60_000;

/** A bot, with an identity that gives tokens where that is said, and a clock that the test moves. */
async function aBot(tokens?: () => Promise<string>) {
  const connector = await connectorStandIn();
  const now = { ms: 0 };
  const logged: string[] = [];
  const note = (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const identity = tokens === undefined ? noIdentity : { appId: "app", settings: {}, tokens };
  const adapter = new BotAdapter(identity, { log: { info: note, error: note }, nowMs: () => now.ms });
  const { post } = messenger(adapter);
  const tried = () => post(connector.chat, CARD).catch((fault: unknown) => fault);
  /** Somebody tries every second. */
  async function trySeconds(seconds: number) {
    for (let second = 0; second < seconds; second += 1) {
      await tried();
      now.ms += 1_000;
    }
  }
  const isReady = () =>
    adapter.requireToken().then(
      () => true,
      () => false,
    );
  return { connector, logged, now, tried, trySeconds, isReady };
}

describe("a bot that Teams refuses for good", () => {
  test("says so once, asks now and then, and is not ready until it is taken again", async () => {
    const bot = await aBot();
    bot.connector.answer = () => ({ status: 401 });
    expect(await bot.isReady()).toBe(true);
    await bot.trySeconds(HOUR_MS / 1_000);
    expect(bot.logged).toEqual(['bot.refused {"by":"teams"}']);
    expect(bot.connector.asked.length).toBeLessThan(150);
    expect(await bot.isReady()).toBe(false);

    bot.connector.answer = () => ({ status: 201, body: { id: "1" } });
    await bot.trySeconds(31);
    expect(bot.logged.slice(1)).toEqual(['bot.takenAgain {"by":"teams"}']);
    expect(await bot.isReady()).toBe(true);
    expect(await bot.tried()).toBe("1");
  });

  test("wakes nobody for a few seconds, but is left alone by what would be sent", async () => {
    const bot = await aBot();
    bot.connector.answer = () => ({ status: 401 });
    await bot.trySeconds(5);
    expect(bot.connector.asked.length).toBeLessThan(5);
    bot.connector.answer = () => ({ status: 201, body: { id: "1" } });
    await bot.trySeconds(10);
    expect(bot.logged).toEqual([]);
    expect(await bot.isReady()).toBe(true);
  });

  test("tells what it was to send that it has not left, and when to come back", async () => {
    const bot = await aBot();
    bot.connector.answer = () => ({ status: 401 });
    await bot.trySeconds(3);
    const fault = await bot.tried();
    expect(fault).toMatchObject({ reason: "refused", permanent: false, mayHaveArrived: false });
    expect((fault as Unreachable).retryAfterSeconds).toBeGreaterThan(0);
  });

  test("is not one that is refused in a single chat, between calls that are taken or answered otherwise", async () => {
    const bot = await aBot();
    for (const status of [401, 401, 201, 401, 401, 403, 401, 401]) {
      bot.connector.answer = () => ({ status, body: { id: "1", error: { code: "Forbidden", message: "" } } });
      await bot.tried();
    }
    expect(bot.connector.asked).toHaveLength(8);
    expect(bot.logged).toEqual([]);
  });
});

describe("a bot whose credentials Entra refuses", () => {
  test("says so once, asks now and then, and is ready when they are given anew, though nothing is sent", async () => {
    let [asked, isDenied] = [0, true];
    const bot = await aBot(async () => {
      asked += 1;
      if (isDenied) throw new Unreachable("denied", { permanent: true });
      return "token";
    });
    await bot.trySeconds(HOUR_MS / 1_000);
    expect(bot.logged).toEqual(['bot.refused {"by":"entra"}']);
    expect(asked).toBeLessThan(150);
    expect(bot.connector.asked).toEqual([]);
    isDenied = false;
    bot.now.ms += 31_000;
    expect(await bot.isReady()).toBe(true);
    expect(bot.logged.slice(1)).toEqual(['bot.takenAgain {"by":"entra"}']);
  });
});
