/** Somebody's script, with an account in Teams, that writes or presses a thousand times at once. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setImmediate as nextRound } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { nothingToSay } from "../../src/app/turns/answer.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { listen } from "../../src/teams/server.ts";
import { translator } from "../../src/text/text.ts";
import { CHAT } from "../app/fakes.ts";
import { silent } from "../store/database.ts";
import type { Json } from "../support/forms.ts";
import { INFO, meetingIn } from "../support/meeting.ts";
import { activity, dialogIn, execute, message, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const NOTHING = { status: 200 };
const THOUSAND = 1_000;

const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** When all have been answered, and what is said after that. */
async function over(sent: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(sent);
  await nextRound();
}

/** A bot whose posts wait until `open` is called. */
function slowChat() {
  const bot = turns({ played: meetingIn("factors") });
  const { promise, resolve: open } = Promise.withResolvers<void>();
  bot.messenger.fault = () => promise;
  return { ...bot, open };
}

test("of a thousand messages of one person a few are worked on, and all the rest has one answer", async () => {
  const bot = slowChat();
  const sent = many(THOUSAND, () => bot.turn(message(who("leader"), "hjelp")));
  // Nothing is worked on for those there is no room for: they are through while the others wait.
  expect(await Promise.all(sent.slice(20))).toEqual(many(THOUSAND - 20, () => NOTHING));
  bot.open();
  await over(sent);
  expect(bot.messenger.calls).toHaveLength(8);
  expect(bot.messenger.said).toEqual([nn("bot.tooMuch")]);
  expect(bot.logged).toEqual([
    { level: "warn", event: "turns.surplus", fields: { kind: "message", missed: THOUSAND - 8 } },
  ]);
});

test("a chat that is spoken to in bokmål is told in bokmål that it was too much", async () => {
  const bot = slowChat();
  await bot.turn(message(who("leader"), "språk bokmål"));
  const sent = many(20, () => bot.turn(message(who("leader"), "hjelp")));
  bot.open();
  await over(sent);
  expect(bot.messenger.said).toEqual([translator("nb")("bot.language"), translator("nb")("bot.tooMuch")]);
});

test("what others write and press is answered while a script's messages wait, and what the same person presses too", async () => {
  const bot = slowChat();
  const sent = many(THOUSAND, () => bot.turn(message(who("per"), "hjelp")));
  const pause = execute(who("leader"), { verb: "pause", m: INFO.meetingId });
  expect(await bot.turn(pause)).toMatchObject({ body: { statusCode: 200, value: { type: "AdaptiveCard" } } });
  const form = task("fetch", who("per"), { dialog: "contribute", m: INFO.meetingId });
  expect(dialogIn(await bot.turn(form)).title).not.toBe("");
  await bot.turn(message(who("siri"), "språk nynorsk"));
  expect(bot.messenger.said).toEqual([nn("bot.language")]);
  bot.open();
  await over(sent);
});

test("whoever wrote too much at once is answered as ever when that is over", async () => {
  const bot = slowChat();
  bot.open();
  await over(many(50, () => bot.turn(message(who("leader"), "hjelp"))));
  bot.messenger.taken();
  for (let n = 0; n < 20; n += 1) await bot.turn(message(who("leader"), "hjelp"));
  expect(bot.messenger.calls).toHaveLength(20);
  expect(bot.messenger.said).toHaveLength(1);
});

test("a chat where a hundred write at once is answered some of it, and others' chats all of theirs", async () => {
  const bot = slowChat();
  const sent = many(100, (n) => bot.turn(message(who(`p${n}`), "hjelp")));
  await Promise.all(sent.slice(40));
  const conversation = { id: "a:siri", conversationType: "personal" };
  await bot.turn(activity(who("siri"), { type: "message", text: "språk nynorsk", conversation }));
  expect(bot.messenger.said).toEqual([nn("bot.language")]);
  bot.open();
  await over(sent);
  expect(bot.messenger.calls).toHaveLength(30);
  expect(bot.messenger.said.at(-1)).toBe(nn("bot.tooMuch"));
});

test("a form that is sent while too much of the same person's is under way comes back with its text", async () => {
  const bot = turns({ played: meetingIn("factors") });
  const { promise, resolve: open } = Promise.withResolvers<void>();
  bot.faults.store = () => promise;
  const form = (text: string) => task("submit", who("per"), { verb: "contribute", m: INFO.meetingId, text });
  const sent = many(20, (n) => bot.turn(form(`Uro ${n}`)));
  const { card } = dialogIn(await bot.turn(form("Lange liner i kantina")));
  expect(JSON.stringify(card)).toContain("Lange liner i kantina");
  expect(JSON.stringify(card)).toContain(nn("bot.form.notStored"));
  const pressed = await bot.turn(execute(who("per"), { verb: "agree", m: INFO.meetingId }));
  expect(pressed).toMatchObject({ body: { statusCode: 200, value: nn("bot.tooMuch") } });
  open();
  await Promise.all(sent);
  expect(bot.messenger.said).toEqual([]);
});

/** A call as it goes over the wire, in one piece. */
function onTheWire(body: Json): string {
  const json = JSON.stringify(body);
  const head = ["POST /api/messages HTTP/1.1", "host: localhost", "content-type: application/json"];
  return [...head, `content-length: ${Buffer.byteLength(json)}`, "", json].join("\r\n");
}

test("over the wire, a press that comes last is begun before the script's other messages", async () => {
  const begun: string[] = [];
  const parts = {
    adapter: new BotAdapter(noIdentity),
    bot: async ({ kind }: { readonly kind: string }) => {
      begun.push(kind);
      return nothingToSay;
    },
    policy: { production: false, tenantIds: [], serviceHosts: [] },
    clock: { now: () => 0, speed: 1, setSpeed: async () => {}, skip: async () => {} },
    readiness: async () => ({ database: "ok", queue: "ok", token: "ok" }) as const,
    log: silent,
    noise: silent.warn,
  };
  const server = await listen(parts, "127.0.0.1", 0);
  const sockets: Socket[] = [];
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });
  for (let n = 0; n <= 100; n += 1) {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    sockets.push(socket);
  }
  const fields = { serviceUrl: "http://127.0.0.1:1/", conversation: { id: CHAT.chatId } };
  const answers = sockets.map((socket, n) => {
    const body = n < 100 ? message(who("per"), "hjelp") : execute(who("siri"), { verb: "agree", m: "none" });
    socket.write(onTheWire({ ...body, ...fields }));
    return once(socket, "data");
  });
  await Promise.all(answers);
  expect(begun).toHaveLength(101);
  expect(begun.indexOf("press")).toBeLessThan(50);
});
