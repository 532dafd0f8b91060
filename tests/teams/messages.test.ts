import { describe, expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { translator } from "../../src/text/text.ts";
import { CHAT } from "../app/fakes.ts";
import type { Json } from "../support/forms.ts";
import { INFO, meetingIn } from "../support/meeting.ts";
import { activity, message, turns, who } from "./turns.ts";

const nn = translator("nn");
/** On the wire: what came as a message is answered by saying something. */
const NOTHING = { status: 200 };

describe("a message that Teams sends twice is answered once:", () => {
  const added = activity(who("leader"), { type: "conversationUpdate", membersAdded: [{ id: CHAT.botId }] });
  const started = activity(who("leader"), { type: "event", name: "application/vnd.microsoft.meetingStart", value: {} });
  test.each<[string, Json, boolean]>([
    ["status", message(who("leader"), "status"), true],
    ["hjelp", message(who("leader"), "hjelp"), true],
    ["pause", message(who("leader"), "pause"), true],
    ["nynorsk", message(who("leader"), "språk"), true],
    ["the bot is added", added, true],
    ["the call starts", started, false],
  ])("%s", async (_what, body, during) => {
    const bot = turns(during ? { played: meetingIn("factors") } : {});
    await bot.turn(body);
    await bot.turn(body);
    expect([...bot.messenger.said, ...bot.messenger.calls]).toHaveLength(1);
    await bot.turn({ ...body, id: "another" });
    expect([...bot.messenger.said, ...bot.messenger.calls]).toHaveLength(2);
  });
});

test("an event of the call's that Teams sends twice, which has no id, is answered once too", async () => {
  const bot = turns({});
  const started = {
    ...activity(who("leader"), { type: "event", name: " application/vnd.microsoft.meetingStart", value: {} }),
    id: undefined,
    timestamp: "2026-11-27T09:00:00.123Z",
  };
  for (const again of [started, started, { ...started, id: null }]) await bot.turn(again);
  expect(bot.messenger.calls).toHaveLength(1);
  await bot.turn({ ...started, timestamp: "2026-11-27T10:00:00Z" });
  expect(bot.messenger.calls).toHaveLength(2);
  for (const timestamp of [undefined, null, 7]) await bot.turn({ ...started, timestamp });
  expect(bot.messenger.calls).toHaveLength(5);
});

describe("a message that was changed", () => {
  const WRITTEN_MS = Date.parse("2026-11-27T09:00:00Z");
  /** Of one that was written at nine, changed so many minutes later. */
  const edited = (text: string | undefined, minutes: number, fields: Json = {}) =>
    activity(who("leader"), {
      ...{ type: "messageUpdate", id: String(WRITTEN_MS), text },
      timestamp: new Date(WRITTEN_MS + minutes * 60_000).toISOString(),
      channelData: { meeting: { id: "MCMx" }, eventType: "editMessage" },
      ...fields,
    });
  const start = "start Fjordglytt skule: uro i friminutta";

  test.each(["status", "hjelp", "start", "oppfølging"])("into «%s» is answered as that", async (text) => {
    const bot = turns(text === "status" ? { played: meetingIn("factors") } : {});
    await bot.turn(message(who("leader"), "statsu"));
    bot.messenger.taken();
    await bot.turn(edited(text, 1));
    expect(bot.messenger.taken()).toHaveLength(1);
    expect(bot.messenger.said).toEqual([]);
  });

  test("is answered though what it said before was answered under the same id, and once however often it comes", async () => {
    const bot = turns({ played: meetingIn("factors") });
    await bot.turn(activity(who("leader"), { type: "message", id: String(WRITTEN_MS), text: "statsu" }));
    for (const again of [edited("status", 1), edited("status", 1)]) await bot.turn(again);
    expect(bot.messenger.calls).toHaveLength(2);
    await bot.turn(edited("hjelp", 2));
    expect(bot.messenger.calls).toHaveLength(3);
  });

  test.each(["neste", "pause", "avbryt", "språk", start])(
    "into «%s» does nothing but ask for a new one",
    async (text) => {
      const bot = turns(text === start ? {} : { played: meetingIn("factors") });
      const before = bot.events().length;
      await bot.turn(edited(text, 1));
      expect(bot.messenger.said).toEqual([nn("bot.edited")]);
      expect(bot.messenger.calls).toEqual([]);
      expect(bot.events()).toHaveLength(before);
    },
  );

  test.each<[string, Json]>([
    ["an old one, into a word that shows something", edited("status", 11)],
    ["an old one, into a word that changes something", edited("neste", 11)],
    ["one whose age is not told", edited("status", 1, { id: "f:1" })],
    ["one whose change has no time", edited("status", 1, { timestamp: undefined })],
    ["into something else", edited("kan du seie kor langt vi er?", 1)],
    ["into nothing", edited(undefined, 1)],
    ["into a button's data", edited("", 1, { value: { verb: "nextPhase", m: INFO.meetingId } })],
    ["brought back after it was deleted", edited("status", 1, { channelData: { eventType: "undeleteMessage" } })],
    ["in a way that is not told", edited("status", 1, { channelData: undefined })],
  ])("is passed over: %s", async (_what, body) => {
    const bot = turns({ played: meetingIn("factors") });
    const before = bot.events().length;
    expect(await bot.turn(body)).toEqual(NOTHING);
    expect([...bot.messenger.said, ...bot.messenger.calls]).toEqual([]);
    expect(bot.events()).toHaveLength(before);
  });
});

describe("a button pressed in a client that sends it as a message", () => {
  const press = (by: string, data: Json) =>
    activity(who(by), { type: "message", value: { m: INFO.meetingId, ...data } });
  const endRound = () => press("per", { verb: "endRound" });
  const refusal = nn("refusal.notLeader", { leader: "Randi Fjell" });

  test("is done, and nothing is said", async () => {
    const bot = turns({ played: meetingIn("factors") });
    expect(await bot.turn(press("leader", { verb: "pause" }))).toEqual(NOTHING);
    expect(await bot.meeting()).toMatchObject({ clock: { running: false } });
    expect([...bot.messenger.said, ...bot.messenger.calls]).toEqual([]);
  });

  test("that is refused is answered in the chat, once however often Teams sends it", async () => {
    const bot = turns({ played: meetingIn("factors") });
    const body = endRound();
    for (const again of [body, body, body]) expect(await bot.turn(again)).toEqual(NOTHING);
    expect(bot.messenger.said).toEqual([refusal]);
    await bot.turn(endRound());
    expect(bot.messenger.said).toEqual([refusal, refusal]);
    expect(bot.logged).toEqual([]);
  });

  test("that is of no use to us, or not ours, is answered too", async () => {
    const bot = turns({ played: meetingIn("factors") });
    await bot.turn(press("per", { verb: "nothing" }));
    await bot.turn(activity(who("per"), { type: "message", text: "", value: 7 }));
    expect(bot.messenger.said).toEqual([nn("refusal.unknownAction"), nn("refusal.unknownAction")]);
  });

  test("is answered kindly where the database is away", async () => {
    const bot = turns({ played: meetingIn("factors") });
    bot.faults.store = async () => {
      throw new Unreachable("database", { permanent: false });
    };
    expect(await bot.turn(endRound())).toEqual(NOTHING);
    expect(bot.messenger.said).toEqual([nn("bot.fault")]);
  });

  test("never says again in the chat what is asked about: a name, say", async () => {
    const bot = turns({ played: meetingIn("clarifying") });
    const before = bot.events().length;
    await bot.turn(press("per", { verb: "contribute", phase: "clarifying", text: "Gjeld det Tuva?" }));
    expect(bot.messenger.said).toEqual([nn("bot.asksInForm")]);
    expect(bot.events()).toHaveLength(before);
  });
});

describe("a word is understood as clients write it:", () => {
  test.each([
    "status",
    "&nbsp;status",
    '<at id="28:bot">BTI-assistenten</at>&nbsp;status',
    "<at>BTI</at> status\n",
    "\u200bstatus\u200b",
    "BTI-assistenten status",
    "bti-assistenten: Status.",
    "/status",
  ])("%s", async (text) => {
    const bot = turns({ played: meetingIn("factors") });
    await bot.turn({ ...message(who("per"), text), recipient: { id: CHAT.botId, name: "BTI-assistenten" } });
    expect(bot.messenger.calls[0]?.text).toBe(nn("card.status.title"));
  });
});

describe("what is not as documented is taken without a fault:", () => {
  const documented = (fields: Json) => ({
    ...activity({ id: "29:organizer" }, { type: "event", ...fields }),
    id: undefined,
    conversation: { id: INFO.chatId, conversationType: "GroupChat", isGroup: true },
    channelData: {},
  });
  const join = {
    name: "application/vnd.microsoft.meetingParticipantJoin",
    value: { members: [{ user: { id: "29:per", name: " Per " } }] },
  };
  test.each<[string, Json]>([
    ["a text that is a number", message(who("per"), 5)],
    ["a meeting without an id", { ...message(who("per"), "hjelp"), channelData: { meeting: {} } }],
    ["channel data that is a text", { ...message(who("per"), "hjelp"), channelData: "x" }],
    ["members that are no list", activity(who("per"), { type: "conversationUpdate", membersAdded: "x" })],
    ["members that are no people", activity(who("per"), { type: "conversationUpdate", membersAdded: [null, 7, {}] })],
    ["an event as documented", documented(join)],
    ["an event about nobody", documented({ ...join, value: null })],
    ["a start without anything", documented({ name: "application/vnd.microsoft.meetingStart", value: "x" })],
    ["an end without anything", documented({ name: "application/vnd.microsoft.meetingEnd" })],
    ["an invoke without a name", activity(who("per"), { type: "invoke", name: 7, value: [] })],
    ["a form without data", activity(who("per"), { type: "invoke", name: "task/submit", value: 7 })],
    ["a kind that nobody knows", activity(who("per"), { type: "somethingNew", value: {} })],
  ])("%s", async (_what, body) => {
    const bot = turns({ played: meetingIn("factors") });
    await bot.turn(body);
    expect(bot.logged.filter(({ level }) => level === "error")).toEqual([]);
    expect(await bot.meeting()).toMatchObject({ status: "active" });
  });

  test("and what stands in the log of it is short and safe", async () => {
    const bot = turns({});
    await bot.turn(activity(who("per"), { type: "event", name: `Kari Nordmann <b>\n"}${"x".repeat(20_000)}` }));
    expect(bot.logged).toHaveLength(1);
    expect(String(bot.logged[0]?.fields.reason)).toMatch(/^[\w./-]{1,100}$/);
  });
});
