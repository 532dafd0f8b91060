/** The bot is missing in the roster that Teams looks it up in: nobody tells it who is in the chat, for the whole meeting. */
import { describe, expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { translator } from "../../src/text/text.ts";
import { textsOf } from "../support/forms.ts";
import { as, INFO, meetingIn, PEOPLE, play } from "../support/meeting.ts";
import { activity, dialogIn, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const { chatId: _chat, meetingId: _meeting, ...FORM } = INFO;
const NEWCOMER = { id: "29:nina", aadObjectId: "nina", name: "Nina Ny" };
const people = PEOPLE.filter(({ id }) => id === "leader");
const alone = () => play([as("leader", { type: "start", info: INFO, people })]);

const shut = async () => {
  throw new Unreachable("BotNotInConversationRoster", { permanent: true });
};
/** Roles are asked for elsewhere. */
const roster = { members: shut, member: shut, mayStart: async () => true };

describe("where Teams refuses to say who is in the chat", () => {
  test("a meeting is started all the same, by somebody known by what they did", async () => {
    const bot = turns({ roster });
    const opened = await bot.turn(task("fetch", who("leader"), { dialog: "start" }));
    expect(textsOf(dialogIn(opened))).not.toContain(nn("bot.fault"));
    await bot.turn(task("submit", who("leader"), { verb: "start", ...FORM }));
    const meeting = await bot.meeting();
    expect(meeting).toMatchObject({ leaderId: "leader", people: [{ id: "leader", name: "leader", present: true }] });
  });

  test.each([
    ["of another organisation", { channelData: { tenant: { id: "theirs" }, meeting: { id: "MCMx" } } }],
    ["without an account", { from: { id: "29:leader", name: "leader" } }],
  ])("by nobody who is seen to be %s", async (_what, fields) => {
    const bot = turns({ roster });
    const conversation = { id: INFO.chatId, conversationType: "groupChat", isGroup: true, tenantId: "ours" };
    const opened = await bot.turn({ ...task("fetch", who("leader"), { dialog: "start" }), conversation, ...fields });
    expect(textsOf(dialogIn(opened))).toEqual([nn("refusal.guestCantLead")]);
    await bot.turn({ ...task("submit", who("leader"), { verb: "start", ...FORM }), conversation, ...fields });
    expect(bot.events()).toEqual([]);
  });

  test("whoever opens a form on the card is taken in, under their name", async () => {
    const bot = turns({ roster, played: alone() });
    await bot.turn(task("fetch", NEWCOMER, { dialog: "more", m: INFO.meetingId }));
    expect((await bot.meeting())?.people.map(({ name }) => name)).toContain("Nina Ny");
  });

  test("whoever comes into the call is taken in as the event tells of them", async () => {
    const bot = turns({ roster, played: alone() });
    const joins = { type: "event", name: "application/vnd.microsoft.meetingParticipantJoin" };
    await bot.turn(activity(who("leader"), { ...joins, value: { members: [{ user: NEWCOMER }] } }));
    expect((await bot.meeting())?.people.map(({ name }) => name)).toContain("Nina Ny");
  });

  test("whoever comes into the call from another organisation is a guest, who does not lead", async () => {
    const bot = turns({ roster, played: alone() });
    const user = { ...NEWCOMER, tenantId: "theirs" };
    const joins = { type: "event", name: "application/vnd.microsoft.meetingParticipantJoin" };
    const channelData = { tenant: { id: "ours" }, meeting: { id: "MCMx" } };
    await bot.turn({ ...activity(who("leader"), { ...joins, value: { members: [{ user }] } }), channelData });
    expect((await bot.meeting())?.people).toContainEqual(expect.objectContaining({ name: "Nina Ny", guest: true }));
  });

  test("a stranger gets into no meeting from their private chat", async () => {
    const bot = turns({ roster, played: meetingIn("factors") });
    const privately = { conversation: { id: "a:nina", conversationType: "personal" }, channelData: {} };
    const opened = await bot.turn({ ...task("fetch", NEWCOMER, { dialog: "more", m: INFO.meetingId }), ...privately });
    expect(textsOf(dialogIn(opened))).toEqual([nn("refusal.notParticipant")]);
  });
});
