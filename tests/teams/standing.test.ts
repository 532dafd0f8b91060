/** Cards that people ask for, or that come back with the bot: activities in, jobs out. */
import { describe, expect, it } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { translator } from "../../src/text/text.ts";
import { CHAT } from "../app/fakes.ts";
import type { Json } from "../support/forms.ts";
import { completedMeeting, INFO, meetingIn, type Played } from "../support/meeting.ts";
import { activity, message, turns, who } from "./turns.ts";

const personal = { id: "a:olav", conversationType: "personal" };
const inPrivate = (id: string, fields: object) => activity(who(id), { ...fields, conversation: personal });
const botAdded = { type: "conversationUpdate", membersAdded: [{ id: CHAT.botId }] };
const jobsOf = ({ queue }: ReturnType<typeof turns>) => queue.later.map(({ job }) => job);

describe("the card of the meeting is seen to", () => {
  const MEETINGS: readonly (readonly [string, Played])[] = [
    ["running", meetingIn("description")],
    ["ended", completedMeeting()],
  ];

  it.each([
    ["kort", "anew"],
    ["Status!", "anew"],
    ["hjelp", "check"],
    ["kva kan du?", "check"],
  ])("when somebody in the chat writes «%s»", async (text, look) => {
    const bot = turns({ played: meetingIn("description") });
    await bot.turn(message(who("siri"), text));
    expect(jobsOf(bot)).toEqual([{ kind: "render", meetingId: INFO.meetingId, look }]);
  });

  it.each(MEETINGS)(
    "and stands anew by «kort» for those who are in the meeting, while it is %s",
    async (_how, played) => {
      const bot = turns({ played });
      await bot.turn(message(who("siri"), "kort"));
      expect(jobsOf(bot)).toEqual([{ kind: "render", meetingId: INFO.meetingId, look: "anew" }]);
      const stranger = turns({ played });
      await stranger.turn(message(who("stranger"), "kort"));
      expect(jobsOf(stranger)).toEqual([]);
      expect(stranger.messenger.said.join()).toContain(translator("nn")("refusal.notParticipant"));
      await stranger.turn(message(who("stranger"), "status"));
      expect(jobsOf(stranger)).toMatchObject([{ look: "check" }]);
    },
  );

  it.each(MEETINGS)(
    "and stands anew, below all else, when the bot is added again while the meeting is %s",
    async (_how, played) => {
      const bot = turns({ played });
      await bot.turn(activity(who("siri"), botAdded));
      expect(jobsOf(bot)).toEqual([{ kind: "render", meetingId: INFO.meetingId, look: "anew" }]);
    },
  );

  it.each(["nn", "nb"] as const)(
    "and by «kort» it is said where it is when it came a moment ago, in %s",
    async (målform) => {
      const played = meetingIn("description", { målform });
      const bot = turns({ played });
      const row = { stream: `meeting/${INFO.meetingId}`, key: "visit:2", chatId: INFO.chatId, hash: "h" };
      await bot.ledger.save({ ...row, status: "sent", activityId: "17", postedAtMs: played.nowMs });
      await bot.turn(message(who("siri"), "kort"));
      expect(bot.messenger.said).toEqual([translator(målform)("bot.cardIsThere")]);
      expect(jobsOf(bot)).toMatchObject([{ look: "anew" }]);
    },
  );

  it("in no way where there has been no meeting", async () => {
    const bot = turns();
    for (const word of ["status", "kort"]) await bot.turn(message(who("siri"), word));
    await bot.turn(activity(who("siri"), botAdded));
    expect(jobsOf(bot)).toEqual([]);
  });
});

describe("in private, one's own cards are seen to", () => {
  const toOlav = { kind: "render", meetingId: INFO.meetingId, personId: "olav", look: "check" };

  it.each([
    ["asks for the status", { type: "message", text: "status" }, "anew"],
    ["asks for the card", { type: "message", text: "kort" }, "anew"],
    ["asks for help", { type: "message", text: "hjelp" }, "check"],
    ["installs the app", botAdded, "check"],
  ])("when the viddevakt %s", async (_what, fields, look) => {
    const bot = turns({ played: meetingIn("description") });
    await bot.ledger.save({
      stream: `meeting/${INFO.meetingId}`,
      key: "way:olav",
      status: "unsent",
      chatId: "",
      hash: "unreachable",
    });
    await bot.turn(inPrivate("olav", fields));
    expect(jobsOf(bot)).toEqual([{ ...toOlav, look }]);
  });

  it("when the leader asks, after the meeting", async () => {
    const bot = turns({ played: completedMeeting() });
    await bot.turn(inPrivate("leader", { type: "message", text: "status" }));
    expect(jobsOf(bot)).toEqual([{ ...toOlav, personId: "leader", look: "anew" }]);
  });

  it("of nobody else", async () => {
    const bot = turns({ played: meetingIn("description") });
    await bot.turn(inPrivate("siri", { type: "message", text: "status" }));
    await bot.turn(inPrivate("siri", { type: "message", text: "kort" }));
    expect(jobsOf(bot)).toEqual([]);
    expect(bot.messenger.said).toEqual([translator("nn")("card.past.none")]);
  });
});

describe("by a press it becomes known where a card stands", () => {
  const row = { stream: `meeting/${INFO.meetingId}`, key: "visit:2", chatId: INFO.chatId, hash: "h" } as const;
  const data = { verb: "refresh", m: INFO.meetingId, visit: 2, card: "visit:2" };
  const execute = {
    type: "invoke",
    name: "adaptiveCard/action",
    replyToId: "1700000000001",
    value: { action: { type: "Action.Execute", verb: "refresh", data }, trigger: "automatic" },
  };
  const fetchDialog = {
    type: "invoke",
    name: "task/fetch",
    replyToId: "1700000000001",
    value: { data: { ...data, verb: undefined, dialog: "more" } },
  };

  it.each([
    ["an automatic refresh", execute],
    ["a form that is opened", fetchDialog],
  ])("%s", async (_what, fields) => {
    const bot = turns({ played: meetingIn("description") });
    await bot.ledger.save({ ...row, status: "sending" });
    await bot.turn(activity(who("leader"), fields));
    expect((await bot.ledger.all(`meeting/${INFO.meetingId}`))[0]).toMatchObject({
      status: "sent",
      activityId: "1700000000001",
    });
  });

  it("and of a doubled one that it is to be closed", async () => {
    const bot = turns({ played: meetingIn("description") });
    await bot.ledger.save({ ...row, status: "sent", activityId: "1700000000009" });
    await bot.turn(activity(who("leader"), execute));
    expect(bot.ledger.statusOf("orphan:chat:1700000000001")).toBe("unsent");
    expect(jobsOf(bot)).toEqual([{ kind: "render", meetingId: INFO.meetingId }]);
  });

  it("without any harm to the answer where the ledger is away", async () => {
    const bot = turns({ played: meetingIn("description") });
    bot.ledger.all = () => Promise.reject(new Error("away"));
    expect(await bot.turn(activity(who("leader"), execute))).toMatchObject({ status: 200 });
    expect(bot.logged.map(({ level, event }) => [level, event])).toEqual([["warn", "card.sightingLost"]]);
  });
});

describe("the app in the private chat", () => {
  const conversation = personal;
  const added = () =>
    activity(who("leader"), { type: "conversationUpdate", membersAdded: [{ id: CHAT.botId }], conversation });
  const installed = (action = "add") => activity(who("leader"), { type: "installationUpdate", action, conversation });
  const cards = { kind: "render", meetingId: INFO.meetingId, personId: "leader", look: "check" };

  it.each(["add", "add-upgrade"])(
    "that comes back, of which Teams tells once, by %s, brings what was to stand there",
    async (action) => {
      const bot = turns({ played: completedMeeting() });
      await bot.turn(installed(action));
      expect(bot.messenger.calls).toHaveLength(1);
      expect(jobsOf(bot)).toEqual([cards]);
    },
  );

  it.each<[string, () => readonly object[]]>([
    ["with the installation last", () => [added(), installed()]],
    ["with the installation first", () => [installed(), added()]],
    ["the other way round, and again", () => [installed(), added(), added()]],
  ])("that comes for the first time, of which Teams tells twice, greets once: %s", async (_how, told) => {
    const bot = turns({ played: completedMeeting() });
    for (const one of told()) await bot.turn({ ...one });
    expect(bot.messenger.calls).toHaveLength(1);
  });

  it("in a group greets when the bot is added, of which Teams always tells, and not once more by the installation", async () => {
    const bot = turns({ played: meetingIn("description") });
    await bot.turn(activity(who("siri"), { type: "installationUpdate", action: "add" }));
    expect(bot.messenger.calls).toEqual([]);
    await bot.turn(activity(who("siri"), botAdded));
    expect(bot.messenger.calls).toHaveLength(1);
  });

  it.each(["remove", "remove-upgrade", "Remove"])("that goes is gone: %s", async (action) => {
    const bot = turns({ played: completedMeeting() });
    await bot.turn(installed("add"));
    await bot.turn(installed(action));
    expect(bot.logged.filter(({ level }) => level !== "info")).toEqual([]);
    expect(await bot.chats.findPersonal("leader")).toBeUndefined();
  });
});

describe("a greeting that Teams doesn't take", () => {
  const lost = new Unreachable("http504", { permanent: false, mayHaveArrived: true });
  const press = (fields: Json = {}) =>
    activity(who("siri"), {
      type: "invoke",
      name: "task/fetch",
      replyToId: "1700000000001",
      value: { data: { dialog: "start", ...fields } },
    });

  it("is left to be said later, and holds nothing else up", async () => {
    const bot = turns({ played: meetingIn("description") });
    bot.messenger.fault = () => {
      throw lost;
    };
    await bot.turn(activity(who("siri"), botAdded));
    expect(bot.greetings).toMatchObject([{ job: { chatId: CHAT.chatId, what: "welcome", lost: 1 }, waitMs: 4_000 }]);
    expect(jobsOf(bot)).toEqual([{ kind: "render", meetingId: INFO.meetingId, look: "anew" }]);
    expect(bot.logged.map(({ level, event }) => [level, event])).toEqual([["warn", "message.failed"]]);
  });

  it("and may have come all the same, is known, and closed, by a press on its button", async () => {
    const bot = turns();
    await bot.turn(press());
    expect(await bot.chats.startCards.in(CHAT.chatId)).toEqual(["1700000000001"]);
  });

  it.each([
    ["that belongs to a meeting", { m: INFO.meetingId, card: "ended" }],
    ["for something else", { dialog: "more" }],
  ])("is not taken for the card of a button %s", async (_which, fields) => {
    const bot = turns({ played: completedMeeting() });
    await bot.turn(press(fields));
    expect(await bot.chats.startCards.in(CHAT.chatId)).toEqual([]);
  });
});
