/** Chats that hang, over real HTTP: a connector that takes the call and never answers. */

import { expect, it } from "vitest";
import { senderOf } from "../../src/app/jobs.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { noPictures } from "../../src/app/meeting/draws.ts";
import { meetingWorker } from "../../src/app/meeting/jobs.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { Chat } from "../../src/app/ports/chats.ts";
import { endingWith } from "../../src/http/endingWith.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { messenger } from "../../src/teams/messenger.ts";
import { roster } from "../../src/teams/roster.ts";
import { fakeMailer } from "../app/fakes.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { databaseMissing, freshStore, silent } from "../store/database.ts";
import { as, INFO, PEOPLE } from "../support/meeting.ts";
import { type Asked, connectorStandIn } from "../teams/connectorStandIn.ts";

/** No call ends by itself while the test runs: what goes on goes on beside those that hang. */
const NEVER_MS = 10 * 60_000;

/** The parts of a bot that send, on a database of their own; every call whose path `hangs` says so is never answered. */
async function sender(hangs: (path: string) => boolean) {
  const { store } = await freshStore({ clockSpeed: 1 });
  const standIn = await connectorStandIn();
  let tell = () => {};
  standIn.answer = ({ path }) => {
    tell();
    return hangs(path) ? "hang" : { status: 201, body: { id: String(standIn.asked.length) } };
  };
  const adapter = new BotAdapter(noIdentity, { callTimeoutMs: NEVER_MS });
  const all = meetings(store, store.clock);
  const nothingToMake = () => Promise.reject(new Error("no files are asked for"));
  const parts = {
    ...store,
    queue: senderOf(meetingAggregate, store.queue),
    meetings: all,
    messenger: messenger(adapter),
    attendance: roster(adapter, silent),
    sleep: async () => undefined,
    mailer: fakeMailer(),
    files: { mail: nothingToMake, package: nothingToMake },
    mailDomain: "kommune.example",
    realMs: Date.now,
    targetedMessages: false,
    log: silent,
    draws: noPictures,
    handOver: async () => undefined,
    einings: fakeEinings(),
  };
  const work = meetingWorker(parts);
  await store.queue.start((job, signal) => endingWith(signal, () => work(job)));
  return {
    asked: standIn.asked,
    async start(meetingId: string): Promise<void> {
      const chat: Chat = { ...standIn.chat, chatId: `19:${meetingId}` };
      await store.chats.remember(chat);
      const info = { ...INFO, meetingId, chatId: chat.chatId };
      await all.handle(meetingId, as("leader", { type: "start", info, people: PEOPLE }));
    },
    handle: all.handle,
    stop: () => store.queue.stop(),
    ledger: (meetingId: string) => store.messages.all(meetingStream(meetingId)),
    /** Waits for a call like that. */
    async call(is: (asked: Asked) => boolean): Promise<Asked> {
      for (;;) {
        const found = standIn.asked.find(is);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
    },
  };
}

const to = (meetingId: string) => (asked: Asked) => decodeURIComponent(asked.path).includes(`19:${meetingId}/`);

it.skipIf(databaseMissing)("twelve chats that hang do not hold up the card of another", async () => {
  const names = Array.from({ length: 12 }, (_, i) => `hangs-${i}`);
  const bot = await sender((path) => path.includes("hangs-"));
  await Promise.all(names.map((name) => bot.start(name)));
  for (const name of names) await bot.call(to(name));
  await bot.start("lively");
  await bot.call(to("lively"));
  for (const name of names) expect(bot.asked.filter(to(name))).toHaveLength(1);
});

it.skipIf(databaseMissing)("a private chat that hangs does not hold up the meeting's", async () => {
  const bot = await sender((path) => path.endsWith("/v3/conversations"));
  await bot.start("m");
  await bot.call(to("m"));
  await bot.handle("m", as("leader", { type: "askViddevakt", personId: "olav" }));
  await bot.call(({ path }) => path.endsWith("/v3/conversations"));
  await bot.handle("m", as("olav", { type: "answerViddevakt", yes: true }));
  await bot.handle("m", as("leader", { type: "nextPhase", from: "roles" }));
  await bot.call(
    (asked) => to("m")(asked) && asked.method === "POST" && JSON.stringify(asked.body).includes("visit:2"),
  );
  expect(bot.asked.filter(({ path }) => path.endsWith("/v3/conversations"))).toHaveLength(1);
});

it.skipIf(databaseMissing)(
  "a bot that stops ends the calls that hang, and has written down that they came to nothing",
  async () => {
    const bot = await sender(() => true);
    await bot.start("m");
    await bot.call(to("m"));
    await bot.stop();
    expect(await bot.ledger("m")).toContainEqual(expect.objectContaining({ key: "way:chat", status: "unsent" }));
  },
);
