/** Who reads a referat is noted: that they did, not what it said. */
import { expect, test } from "vitest";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import { entryOf, opened } from "../support/entry.ts";
import { approved, completedMeeting, INFO, meetingIn, play, START_MS } from "../support/meeting.ts";
import { execute, task, turns, who } from "./turns.ts";

const HOUR_MS = 3_600_000;
const m = INFO.meetingId;
const inPrivate = {
  conversation: { id: "a:leader", conversationType: "personal" },
  channelData: { tenant: { id: "t" } },
};
const open = (id: string, data: object) => task("fetch", who(id), { m, ...data });
const card = (id: string) => ({ ...execute(who(id), { verb: "refresh", m }), ...inPrivate });

test("the leader's card and the forms that show its text, once an hour for each edition", async () => {
  const played = completedMeeting();
  const bot = turns({ played });
  const hourMs = Math.floor(bot.clock.now() / HOUR_MS) * HOUR_MS;
  const edit = { dialog: "editSection", id: "challenge" };
  for (let i = 0; i < 3; i += 1) await bot.turn(card("leader"));
  await bot.turn(open("leader", edit));
  await bot.turn(open("leader", edit));
  const draft = { stream: meetingStream(m), personId: "leader", edition: 0, hourMs };
  expect(bot.reads.noted).toEqual([
    { ...draft, way: "card" },
    { ...draft, way: "dialog" },
  ]);
  bot.clock.nowMs += HOUR_MS;
  await bot.approved();
  await bot.turn(open("leader", edit));
  expect(bot.reads.noted.slice(2)).toEqual([{ ...draft, way: "dialog", edition: 1, hourMs: hourMs + HOUR_MS }]);
  expect(JSON.stringify(bot.reads.noted)).not.toMatch(/Randi|friminutta/);
});

test("the entries that the leader may choose among for what was agreed on", async () => {
  const bot = turns({ played: completedMeeting(), entries: [entryOf(opened)] });
  await bot.turn(open("siri", { dialog: "chooseEntries" }));
  expect(bot.reads.noted).toEqual([]);
  await bot.turn(open("leader", { dialog: "chooseEntries" }));
  expect(bot.reads.noted).toContainEqual(
    expect.objectContaining({ stream: "entry/e1", personId: "leader", way: "dialog" }),
  );
});

test("is not noted for those who are refused, for forms without text of it, nor while the meeting runs", async () => {
  const bot = turns({ played: completedMeeting() });
  await bot.turn(open("olav", { dialog: "editSection", id: "challenge" }));
  await bot.turn(open("leader", { dialog: "addRecipient" }));
  expect(bot.reads.noted).toEqual([]);
  const running = turns({ played: meetingIn("factors") });
  await running.turn(open("leader", { dialog: "mine" }));
  expect(running.reads.noted).toEqual([]);
});

test("an answer does not wait for the note, and one that failed is noted the next time", async () => {
  const bot = turns({ played: play([approved], completedMeeting()) });
  bot.reads.fault = () => {
    throw new Error("away");
  };
  expect(await bot.turn(card("leader"))).toMatchObject({ status: 200 });
  expect(bot.reads.noted).toEqual([]);
  bot.reads.fault = () => {};
  await bot.turn(card("leader"));
  expect(bot.reads.noted).toMatchObject([{ way: "card", edition: 1 }]);
  expect(bot.logged.map((line) => line.event)).toContain("reads.notNoted");
  expect(bot.clock.now()).toBeGreaterThan(START_MS);
});
