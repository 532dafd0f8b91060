import { access } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import type { RoomView } from "../../practice/api/views.ts";
import type { Room } from "../../practice/room/room.ts";
import { startRoom } from "../../practice/room/room.ts";
import { api, botSays, command, ECHO_BOT, echoRoom, LEADER, TEACHER, tempFolder } from "./support.ts";

let room: Room;
let folder: Awaited<ReturnType<typeof tempFolder>>;
const chat = () => room.world.state.meeting.chatId;
const status = async () => (await api(room).get<RoomView>("state")).room.bot;

beforeAll(async () => {
  folder = await tempFolder();
  // A turn is slow that never ends, and a press waits for a bot that takes its time to start.
  room = await echoRoom(folder.path, { slowTurnMs: 4_000, invokeTimeoutMs: 120_000 });
  await room.world.until("the bot to know the room", () => room.world.state.outbox.length === 0);
});
afterAll(async () => {
  await room.stop();
  await folder[Symbol.asyncDispose]();
});

describe("the bot can go away and come back", () => {
  test("what is said meanwhile waits for it", async () => {
    await api(room).post("bot", { action: "stop" });
    command(room, room.person(LEADER), "echo medan du var borte");
    expect(await status()).toMatchObject({ status: "stopped", waiting: 1 });
    await api(room).post("bot", { action: "start" });
    await botSays(room, chat(), "echo: medan du var borte");
    await room.world.until("the turn to be over", () => room.world.state.outbox.length === 0);
    expect(await status()).toMatchObject({ status: "running", waiting: 0 });
  });

  test("ended on the spot and started again, it goes on in the same chat", async () => {
    const before = room.bot.pid;
    await api(room).post("bot", { action: "kill" });
    await api(room).post("bot", { action: "start" });
    expect(room.bot.pid).not.toBe(before);
    command(room, room.person(LEADER), "echo er du der");
    await botSays(room, chat(), "echo: er du der");
  });

  test("a press meanwhile is carried out if it is back before Teams loses patience", async () => {
    command(room, room.person(LEADER), "card");
    const { id: messageId } = await botSays(room, chat(), "v1");
    await room.bot.stop();
    const pressing = room.person(TEACHER).press(messageId, "toast");
    await room.bot.start();
    expect((await pressing).kind).toBe("toast");
  });

  test("a press that kills it is told to have gone nowhere, and the page sees that it crashed", async () => {
    const { id: messageId } = await botSays(room, chat(), "v1");
    const request = { personId: room.person(TEACHER).id, messageId, action: { type: "Action.Execute", verb: "crash" } };
    expect(await api(room).post<Answer>("press", request)).toEqual({ kind: "failed", code: "unreachable" });
    await room.world.until("the crash", () => room.bot.status === "crashed");
    await api(room).post("bot", { action: "restart" });
    expect((await status()).status).toBe("running");
  });

  test("its clock goes on at the speed that is chosen, at once and after a restart, without one", async () => {
    const { pid } = room.bot;
    await api(room).post("clock", { speed: 10 });
    await api(room).post("clock", { speed: 60 });
    expect(room.bot.pid).toBe(pid);
    await api(room).post("bot", { action: "restart" });
    const { clock } = (await api(room).get<RoomView>("state")).room;
    expect(clock.speed).toBe(60);
    expect(await api(room).fault("clock", { speed: 7 })).toBe("badRequest");
    await api(room).post("bot", { action: "stop" });
    expect(await api(room).fault("clock", { speed: 1 })).toBe("botUnavailable");
    await api(room).post("bot", { action: "start" });
  });
});

describe("a turn that is too slow", () => {
  test("is sent once more with the same id, and then let go", async () => {
    const { personalChatId } = room.person(LEADER).state;
    const { message, taken } = room.person(LEADER).say(personalChatId, "slow");
    await taken;
    const sent = room.ledger.entries.filter((entry) => entry.activityId === message.id);
    expect(sent.map((entry) => entry.status)).toEqual([0, 200]);
    room.person(LEADER).say(personalChatId, "count slow");
    await botSays(room, personalChatId, "3 of slow");
  });
});

describe("closing and opening the room", () => {
  test("everything is there again, and what the bot hadn't got is brought to it", async () => {
    await room.bot.stop();
    command(room, room.person(LEADER), "echo over natta");
    const before = room.world.state;
    await room.stop();
    room = await echoRoom(folder.path);
    expect(room.resumed).toBe(true);
    expect(room.world.state.messages.slice(0, before.messages.length)).toEqual(before.messages);
    await botSays(room, chat(), "echo: over natta");
  });

  test("begun afresh there is nothing left of what was, and the bot is told of the new room", async () => {
    const before = room.world.state;
    await api(room).post("reset", { målform: "nb" });
    const { room: view, messages } = await api(room).get<RoomView>("state");
    expect(view).toMatchObject({ målform: "nb", meeting: { title: "BTI-møte på Fjordglytt skole", botInChat: true } });
    expect(messages.filter((message) => message.from.kind === "person")).toEqual([]);
    expect(view.people.map((one) => one.id)).not.toContain(before.people[0]?.id);
    command(room, room.person(LEADER), "locale");
    await botSays(room, chat(), "locale: nb");
  });
});

describe("a room that can't open says why and leaves nothing running", () => {
  test("when the bot ends at once", async () => {
    await using other = await tempFolder();
    const command = [process.execPath, "-e", "console.error('no database'); process.exit(1)"] as const;
    await expect(startRoom({ port: 0, dataDir: other.path, målform: "nn", command })).rejects.toThrow("no database");
  });

  test("when the port is taken", async () => {
    await using other = await tempFolder();
    const port = Number(new URL(room.url).port);
    const opening = startRoom({ port, dataDir: other.path, målform: "nn", command: ECHO_BOT });
    await expect(opening).rejects.toThrow("EADDRINUSE");
    await expect(access(join(other.path, "practice.json"))).rejects.toThrow();
  });
});
