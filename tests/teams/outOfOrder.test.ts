/** Teams promises no order, and sends things twice: what happened last counts, whichever was told last. */
import { describe, expect, test } from "vitest";
import { INFO, meetingIn } from "../support/meeting.ts";
import { activity, turns, who } from "./turns.ts";

const PER = { user: { id: "29:per", aadObjectId: "per", name: "Per" } };
const at = (second: number) => ({ timestamp: `2027-03-02T08:10:0${second}.000Z` });
const event = (name: string, second: number, value: object = {}) =>
  activity(who("per"), { type: "event", name: `application/vnd.microsoft.${name}`, value, ...at(second) });
const joins = (second: number) => event("meetingParticipantJoin", second, { members: [PER] });
const leaves = (second: number) => event("meetingParticipantLeave", second, { members: [PER] });
const changed = (change: "membersAdded" | "membersRemoved", id: string, second: number) =>
  activity(who("leader"), { type: "conversationUpdate", [change]: [{ id }], ...at(second) });

async function afterwards(...activities: readonly Parameters<ReturnType<typeof turns>["turn"]>[0][]) {
  const bot = turns({ played: meetingIn("factors") });
  for (const one of activities) await bot.turn(one);
  const meeting = await bot.meeting();
  if (meeting?.status !== "active") throw new Error("the meeting goes on");
  const isHere = meeting.people.find(({ id }) => id === "per")?.present;
  return { isHere, isRunning: meeting.clock.running, chat: await bot.chats.find(INFO.chatId) };
}

describe("somebody who", () => {
  test("left after they came is gone, though their coming is told last", async () => {
    expect((await afterwards(leaves(2), joins(1))).isHere).toBe(false);
    expect((await afterwards(leaves(2), changed("membersAdded", "29:per", 1))).isHere).toBe(false);
  });

  test("came back is here, though their leaving is told last, or once more", async () => {
    expect((await afterwards(joins(2), leaves(1))).isHere).toBe(true);
    expect((await afterwards(leaves(1), joins(2), leaves(1))).isHere).toBe(true);
    const removed = changed("membersRemoved", "29:per", 1);
    expect((await afterwards(removed, changed("membersAdded", "29:per", 2), removed)).isHere).toBe(true);
  });

  test("comes and goes as it is told, where it is not told when", async () => {
    const { timestamp: _when, ...untold } = joins(1);
    expect((await afterwards(leaves(2), untold)).isHere).toBe(true);
  });
});

test("a call that was begun anew goes on, though the end of the one before is told last", async () => {
  expect((await afterwards(event("meetingStart", 2), event("meetingEnd", 1))).isRunning).toBe(true);
  expect((await afterwards(event("meetingStart", 1), event("meetingEnd", 2))).isRunning).toBe(false);
});

test("the chat that the bot was added to again is reached, though its removal is told last, or once more", async () => {
  const removed = changed("membersRemoved", "28:bot", 1);
  const back = changed("membersAdded", "28:bot", 2);
  expect((await afterwards(back, removed)).chat).toBeDefined();
  expect((await afterwards(removed, back, removed)).chat).toBeDefined();
  expect((await afterwards(changed("membersRemoved", "28:bot", 3))).chat).toBeUndefined();
});
