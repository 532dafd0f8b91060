/** What the bot says of its own accord in a chat that has no meeting yet, where Teams doesn't take it at once. */
import { describe, expect, it, test } from "vitest";
import { type GreetingParts, greet, greeter, greetings } from "../../src/app/chats/greeting.ts";
import type { Chat } from "../../src/app/ports/chats.ts";
import { Unreachable, Unreadable } from "../../src/errors.ts";
import { type Greeting, greetingFromStored } from "../../src/stored/chat/greeting.ts";
import { translator } from "../../src/text/text.ts";
import { CHAT, fakeChats, fakeLog, fakeMessenger, personalChat } from "./fakes.ts";

const nn = translator("nn");
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GROUP: Chat = { ...CHAT, kind: "group" };
const PRIVATE = personalChat("siri");

const lost = (reason: string) => new Unreachable(reason, { permanent: false, mayHaveArrived: true });

/** A chat, a queue that is worked off when time goes by, and a Teams in trouble until it is `well`. */
function around(chat: Chat, fault: Unreachable | undefined) {
  const chats = fakeChats(chat);
  const messenger = fakeMessenger();
  const log = fakeLog();
  const state = { nowMs: 0, fault, active: false };
  const waiting: { readonly job: Greeting; readonly atMs: number }[] = [];
  const triedAtMs: number[] = [];
  messenger.fault = () => {
    triedAtMs.push(state.nowMs);
    if (state.fault !== undefined) throw state.fault;
  };
  const parts: GreetingParts = {
    chats,
    messenger,
    log,
    målform: "nn",
    realMs: () => state.nowMs,
    store: { activeIn: async () => (state.active ? ({ meetingId: "m1" } as never) : undefined) },
    queue: {
      send: async () => {},
      sendIn: async (jobs, waitMs) => void waiting.push(...jobs.map((job) => ({ job, atMs: state.nowMs + waitMs }))),
    },
  };
  const work = greeter(parts);
  return {
    ...{ chats, log, messenger, state, triedAtMs },
    said: () => messenger.calls.map(({ text }) => text),
    greet: (what: Greeting["what"] = "welcome") => greet(parts, chat, what),
    well: () => {
      state.fault = undefined;
    },
    /** Time goes by, and what is due is done; as stored, and read again. */
    async goBy(ms: number) {
      const endMs = state.nowMs + ms;
      for (let next = waiting[0]; next !== undefined && next.atMs <= endMs; next = waiting[0]) {
        waiting.shift();
        state.nowMs = next.atMs;
        await work(greetings.queued(next.job));
      }
      state.nowMs = endMs;
    },
  };
}

const FAULTS: readonly (readonly [string, Unreachable])[] = [
  ["the token can't be had", new Unreachable("token", { permanent: false, noAnswer: true })],
  ["502", lost("http502")],
  ["504", lost("http504")],
  ["408", lost("http408")],
  ["no answer at all", new Unreachable("network", { permanent: false, noAnswer: true, mayHaveArrived: true })],
  ["nobody listens", new Unreachable("network", { permanent: false, noAnswer: true })],
  ["401", new Unreachable("Unauthorized", { permanent: false })],
  ["412", new Unreachable("PreconditionFailed", { permanent: false })],
  ["429", new Unreachable("Throttled", { permanent: false, retryAfterSeconds: 90 })],
  ["500", new Unreachable("ServiceError", { permanent: false })],
  ["503", new Unreachable("http503", { permanent: false })],
  ["a proxy's page", new Unreachable("foreignAnswer", { permanent: false })],
  ["the bot is in no roster yet", new Unreachable("BotNotInConversationRoster", { permanent: true, about: "person" })],
  ["the bot is disabled", new Unreachable("BotDisabledByAdmin", { permanent: true, about: "person" })],
  ["404", new Unreachable("ConversationNotFound", { permanent: true, about: "chat" })],
];

describe.each([
  ["a group", GROUP, nn("card.welcome.chat")],
  ["private", PRIVATE, nn("card.welcome.personal")],
])("hello in %s comes, and once, when Teams is well again after a quarter of an hour", (_where, chat, hello) => {
  it.each(FAULTS)("%s", async (_what, fault) => {
    const room = around(chat, fault);
    await room.greet();
    await room.goBy(15 * MINUTE_MS);
    expect(room.said()).toEqual([]);
    room.well();
    await room.goBy(2 * HOUR_MS);
    expect(room.said()).toEqual([hello]);
    await room.goBy(48 * HOUR_MS);
    expect(room.said()).toHaveLength(1);
    // One line of the log for each try, with nothing in it but a code.
    expect(new Set(room.log.lines)).toEqual(new Set(["warn message.failed"]));
    expect(room.log.lines).toHaveLength(room.triedAtMs.length - 1);
  });
});

test("the pauses grow, and Teams is left alone as long as it wants", async () => {
  const waits = (times: readonly number[]) => times.slice(1).map((at, n) => (at - (times[n] ?? 0)) / 1000);
  const room = around(GROUP, new Unreachable("token", { permanent: false, noAnswer: true }));
  await room.greet();
  await room.goBy(2 * MINUTE_MS);
  expect(waits(room.triedAtMs)).toEqual([1, 2, 4, 8, 16, 32]);
  const throttled = around(GROUP, new Unreachable("Throttled", { permanent: false, retryAfterSeconds: 90 }));
  await throttled.greet();
  await throttled.goBy(3 * MINUTE_MS);
  expect(waits(throttled.triedAtMs)).toEqual([90, 90]);
});

test("nobody is greeted a day later", async () => {
  const room = around(GROUP, new Unreachable("token", { permanent: false }));
  await room.greet();
  await room.goBy(25 * HOUR_MS);
  room.well();
  await room.goBy(HOUR_MS);
  expect(room.said()).toEqual([]);
});

test("that the call has begun is said while it has only just begun", async () => {
  const room = around(CHAT, new Unreachable("token", { permanent: false }));
  await room.greet("callStarted");
  await room.goBy(2 * MINUTE_MS);
  room.well();
  await room.goBy(2 * MINUTE_MS);
  expect(room.said()).toEqual([nn("card.welcome.started")]);

  const later = around(CHAT, new Unreachable("token", { permanent: false }));
  await later.greet("callStarted");
  await later.goBy(11 * MINUTE_MS);
  later.well();
  await later.goBy(HOUR_MS);
  expect(later.said()).toEqual([]);
});

describe("a greeting that may stand in the chat, though its answer was lost,", () => {
  it("is doubled six times at most, in an hour and a half, where every answer is lost", async () => {
    const room = around(GROUP, lost("http504"));
    await room.greet();
    await room.goBy(24 * HOUR_MS);
    expect(room.triedAtMs.map((ms) => ms / 1000)).toEqual([0, 4, 20, 84, 340, 1364, 5460]);
  });

  it("is not doubled when somebody has pressed its button meanwhile", async () => {
    const room = around(GROUP, lost("http504"));
    await room.greet();
    room.well();
    await room.chats.startCards.note(GROUP.chatId, "1700000000001");
    await room.goBy(HOUR_MS);
    expect(room.said()).toEqual([]);
  });
});

describe("nothing more is said", () => {
  it("where a meeting has begun", async () => {
    const room = around(GROUP, new Unreachable("token", { permanent: false }));
    await room.greet();
    room.state.active = true;
    room.well();
    await room.goBy(HOUR_MS);
    expect(room.said()).toEqual([]);
  });

  it("where the bot has been taken out of the chat", async () => {
    const room = around(PRIVATE, new Unreachable("token", { permanent: false }));
    await room.greet();
    await room.chats.forget(PRIVATE.chatId);
    room.well();
    await room.goBy(HOUR_MS);
    expect(room.said()).toEqual([]);
  });
});

test("a card that had the button before is no reason to keep quiet that the call has begun", async () => {
  const room = around(CHAT, new Unreachable("token", { permanent: false }));
  await room.chats.startCards.note(CHAT.chatId, "1700000000001");
  await room.greet("callStarted");
  room.well();
  await room.goBy(MINUTE_MS);
  expect(room.said()).toEqual([nn("card.welcome.started")]);
});

test("where the database is away the activity is left to come again", async () => {
  const room = around(GROUP, new Unreachable("database", { permanent: false }));
  await expect(room.greet()).rejects.toMatchObject({ reason: "database" });
});

test("a job that a later release has written, or that is broken, is for whoever keeps the bot to look at", async () => {
  const { body } = greetings.queued({ chatId: "a", what: "welcome", sinceMs: 0, known: 0, fails: 0, lost: 0 });
  expect(() => greetingFromStored({ ...body, v: 2 })).toThrow(Unreadable);
  expect(() => greetingFromStored({ ...body, what: "goodbye" })).toThrow(Unreadable);
});
