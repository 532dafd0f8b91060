import { describe, expect, it } from "vitest";
import { meetings } from "../../src/app/meetings.ts";
import type { DrawAnalysis } from "../../src/app/outbox.ts";
import { paceOf } from "../../src/app/pace.ts";
import type { Chat, SentMessage } from "../../src/app/ports.ts";
import { reconcile } from "../../src/app/reconcile.ts";
import { Unreachable } from "../../src/errors.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { liveFrom, playLive } from "../meeting/live.ts";
import {
  as,
  completedMeeting,
  meetingIn,
  next,
  nothingYet,
  type Played,
  play,
  type Step,
  TYPICAL,
} from "../support/meeting.ts";
import { type Call, CHAT, fakeChats, fakeClock, fakeLedger, fakeMessenger, fakeStore, personalChat } from "./fakes.ts";

const gone = new Unreachable("ForbiddenOperationException", { permanent: true });
const busy = new Unreachable("http429", { permanent: false, retryAfterSeconds: 3 });
const PICTURE = { dataUri: "data:image/png;base64,AA==", alt: "Blome med utfordringa i midten" };
const inChat = (call: { chatId: string }) => call.chatId === CHAT.chatId;
const withoutApp = (call: Omit<Call, "activityId">) => {
  if (!inChat(call)) throw gone;
};
const does = (calls: readonly Call[]) => calls.map((call) => [call.does, call.chatId]);

/** The chats around one meeting. */
function around(from: Played, known: readonly Chat[] = [CHAT]) {
  const store = fakeStore();
  const clock = fakeClock();
  const messages = fakeLedger();
  const messenger = fakeMessenger();
  const chats = fakeChats(...known);
  const real = { ms: 0 };
  const drawing: { draw: DrawAnalysis } = { draw: async () => PICTURE };
  let played = from;
  const newProcess = () => ({
    meetings: meetings(store, clock),
    chats,
    messages,
    messenger,
    clock,
    pace: paceOf(() => real.ms),
    drawAnalysis: (meeting: KnownMeeting) => drawing.draw(meeting),
  });
  let parts = newProcess();
  return {
    messages,
    messenger,
    chats,
    drawing,
    /** What happens in the meeting before the next look. */
    happens(...steps: readonly Step[]) {
      played = play(steps, played);
    },
    restart() {
      parts = newProcess();
    },
    /** What is sent when the chats are brought in line; `waitMs` is when to come back. A minute after the last look. */
    async look(laterMs = 60_000) {
      store.seed("m1", played);
      clock.nowMs = played.nowMs;
      real.ms += laterMs;
      const waitMs = await reconcile(parts, "m1");
      return { calls: messenger.taken(), waitMs };
    },
    /** The same, when it must be tried again: what was sent, and why. */
    async lookInVain() {
      const error = await this.look().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return { calls: messenger.taken(), error };
    },
  };
}

const withoutViddevakt = as("leader", { type: "goWithoutViddevakt" });
const remind = as("leader", { type: "remind", reminder: "clock" });
const bokmål = as("leader", { type: "setMålform", målform: "nb" });
const appointed = as("leader", { type: "appointSecretary", personId: "per" });

describe("the card of the phase", () => {
  it("is posted once, and stays as it is while nothing changes", async () => {
    const world = around(meetingIn("roles"));
    expect(does((await world.look()).calls)).toEqual([["post", CHAT.chatId]]);
    expect((await world.look()).calls).toEqual([]);
    world.restart();
    expect((await world.look()).calls).toEqual([]);
  });

  it("is updated where it stands when something changes", async () => {
    const world = around(meetingIn("roles"));
    const [posted] = (await world.look()).calls;
    for (const step of [appointed, withoutViddevakt]) {
      world.happens(step);
      const { calls } = await world.look();
      expect(calls).toMatchObject([{ does: "update", activityId: posted?.activityId }]);
    }
  });

  it("becomes the result when the phase ends, with the next card below it, and is then left alone", async () => {
    const world = around(meetingIn("roles"));
    const [roles] = (await world.look()).calls;
    world.happens(withoutViddevakt, next);
    const { calls } = await world.look();
    expect(calls).toMatchObject([{ does: "update", activityId: roles?.activityId }, { does: "post" }]);
    expect(calls[0]?.text).not.toBe(roles?.text);
    world.happens(bokmål);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: calls[1]?.activityId }]);
  });

  it("goes straight to its result where nobody looked while the phase ran", async () => {
    const world = around(meetingIn("statusQuo"));
    const { calls } = await world.look();
    expect(calls.filter(inChat).map((call) => call.does)).toEqual(["post", "post", "post", "post"]);
  });
});

describe("the analysis as a picture", () => {
  const shown = (calls: readonly Call[]) =>
    calls.filter((call) => JSON.stringify(call.message ?? "").includes(PICTURE.alt));

  it("stands in the result of the factors, and nowhere else", async () => {
    const world = around(meetingIn("summary"));
    expect(shown((await world.look()).calls)).toHaveLength(1);
  });

  it("is left out where it can't be drawn, and nothing else is", async () => {
    const world = around(meetingIn("summary"));
    world.drawing.draw = () => Promise.reject(new Unreachable("renderer", { permanent: false }));
    const { calls } = await world.look();
    expect(calls.filter(inChat)).toHaveLength(7);
    expect(shown(calls)).toEqual([]);
  });
});

describe("the pace of a card", () => {
  it("is one update a second, and what came in between is in the next", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(appointed);
    expect((await world.look(1_000)).calls).toHaveLength(1);
    world.happens(withoutViddevakt);
    const early = await world.look(400);
    expect(early).toEqual({ calls: [], waitMs: 600 });
    expect(await world.look(599)).toEqual({ calls: [], waitMs: 1 });
    const late = await world.look(1);
    expect(late.calls).toMatchObject([{ does: "update" }]);
    expect(late.waitMs).toBe(0);
  });

  it("holds up neither results nor what is new", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(withoutViddevakt, remind, next);
    const { calls, waitMs } = await world.look(0);
    expect(calls.map((call) => call.does)).toEqual(["update", "post", "post"]);
    expect(waitMs).toBe(0);
  });
});

describe("what is said once", () => {
  it("is never touched again", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(remind);
    expect(does((await world.look()).calls)).toEqual([["post", CHAT.chatId]]);
    world.happens(bokmål, as("leader", { type: "remind", reminder: "matter" }));
    expect((await world.look()).calls.map((call) => call.does).toSorted()).toEqual(["post", "update"]);
  });

  const crashes: readonly [string, (row: SentMessage) => boolean][] = [
    ["before the process could note that it was sent", (row) => row.status === "sent"],
    ["and the database was away at that moment", (row) => row.status !== "sending"],
  ];
  it.each(crashes)("is not said twice when it was sent %s", async (_when, isLost) => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(remind);
    world.messages.fault = (row) => {
      if (isLost(row)) throw new Unreachable("database", { permanent: false });
    };
    const { calls, error } = await world.lookInVain();
    expect(calls).toHaveLength(1);
    expect(error).toMatchObject({ reason: "database" });
    world.messages.fault = () => {};
    world.restart();
    expect((await world.look()).calls).toEqual([]);
  });

  it("is rather not said than said twice, where nobody knows whether it was sent", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(remind);
    world.messenger.fault = () => {
      throw new Error("killed");
    };
    await expect(world.look()).rejects.toThrow("killed");
    world.messenger.fault = () => {};
    world.restart();
    expect((await world.look()).calls).toEqual([]);
  });

  it("is a card that people act on, which must be there even if it comes twice", async () => {
    const world = around(meetingIn("roles"));
    world.messages.fault = (row) => {
      if (row.status === "sent") throw new Unreachable("database", { permanent: false });
    };
    expect((await world.lookInVain()).calls).toHaveLength(1);
    world.messages.fault = () => {};
    expect((await world.look()).calls).toMatchObject([{ does: "post" }]);
    world.happens(appointed);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: "activity:2" }]);
  });
});

describe("when Teams is busy", () => {
  it("the message is tried again, and Teams' own wish for a pause is passed on", async () => {
    const world = around(meetingIn("roles"));
    world.messenger.fault = () => {
      throw busy;
    };
    const { calls, error } = await world.lookInVain();
    expect(calls).toEqual([]);
    expect(error).toBe(busy);
    expect(world.messages.statusOf("visit:1")).toBe("unsent");
    world.messenger.fault = () => {};
    expect(does((await world.look()).calls)).toEqual([["post", CHAT.chatId]]);
    expect(world.messages.statusOf("visit:1")).toBe("sent");
  });

  it("an update is tried again where the card stands, even if it has become what it was", async () => {
    const world = around(meetingIn("roles"));
    const [posted] = (await world.look()).calls;
    world.happens(appointed);
    world.messenger.fault = () => {
      throw busy;
    };
    await world.lookInVain();
    world.messenger.fault = () => {};
    world.happens(as("leader", { type: "appointSecretary", personId: null }));
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: posted?.activityId }]);
  });

  it("nor does a fault of ours hold the other messages back", async () => {
    const world = around(meetingIn("description"), [CHAT, personalChat("olav")]);
    world.messenger.fault = (call) => {
      if (inChat(call)) throw new TypeError("a fault of ours");
    };
    const { calls, error } = await world.lookInVain();
    expect(does(calls)).toEqual([["post", "a:olav"]]);
    expect(error).toBeInstanceOf(TypeError);
  });

  it("what goes elsewhere is not held back", async () => {
    const world = around(meetingIn("description"));
    world.messenger.fault = (call) => {
      if (inChat(call)) throw busy;
    };
    expect(does((await world.lookInVain()).calls)).toEqual([
      ["open", "a:olav"],
      ["post", "a:olav"],
    ]);
    world.messenger.fault = () => {};
    expect(does((await world.look()).calls)).toEqual([
      ["post", CHAT.chatId],
      ["post", CHAT.chatId],
    ]);
  });

  it("what is said once is said when it gets through", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(remind);
    world.messenger.fault = () => {
      throw busy;
    };
    await world.lookInVain();
    world.messenger.fault = () => {};
    expect((await world.look()).calls).toMatchObject([{ does: "post" }]);
    expect((await world.look()).calls).toEqual([]);
  });
});

describe("a card that the chat does not take", () => {
  it("is not sent again as it is, but the next one is", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(appointed);
    let tries = 0;
    world.messenger.fault = () => {
      tries += 1;
      throw new Unreachable("MessageSizeTooBig", { permanent: true });
    };
    await world.look();
    await world.look();
    expect(tries).toBe(1);
    world.messenger.fault = () => {};
    expect((await world.look()).calls).toEqual([]);
    world.happens(withoutViddevakt);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: "activity:1" }]);
  });

  it("is not tried again where it is said once", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(remind);
    world.messenger.fault = () => {
      throw gone;
    };
    await world.look();
    world.messenger.fault = () => {};
    world.happens(bokmål);
    expect((await world.look()).calls).toMatchObject([{ does: "update" }]);
  });
});

describe("a person's private chat", () => {
  it("is opened once and used from then on", async () => {
    const world = around(meetingIn("description"));
    expect(does((await world.look()).calls)).toContainEqual(["open", "a:olav"]);
    world.happens(...TYPICAL.description);
    expect(does((await world.look()).calls)).toEqual([["update", CHAT.chatId]]);
    expect(await world.chats.findPersonal("olav")).toMatchObject({ chatId: "a:olav" });
  });

  it("is used as it is where the person has written to the bot before", async () => {
    const world = around(meetingIn("description"), [CHAT, personalChat("olav", "a:known")]);
    expect(does((await world.look()).calls).filter(([, chatId]) => chatId !== CHAT.chatId)).toEqual([
      ["post", "a:known"],
    ]);
  });

  it("gets the leader's referat when the meeting is over", async () => {
    const world = around(completedMeeting());
    expect(does((await world.look()).calls)).toContainEqual(["post", "a:leader"]);
    world.happens(as("leader", { type: "approveReferat" }));
    expect(does((await world.look()).calls)).toContainEqual(["update", "a:leader"]);
  });
});

describe("a person without the app", () => {
  it("is mentioned in the chat, once, without what was private", async () => {
    const world = around(meetingIn("description"));
    world.messenger.fault = withoutApp;
    const { calls } = await world.look();
    expect(calls.every(inChat)).toBe(true);
    const notice = calls.at(-1);
    expect(notice?.message?.mentions).toMatchObject([{ id: "olav" }]);
    world.happens(...TYPICAL.description, { minutes: 3 }, next);
    expect((await world.look()).calls.filter((call) => call.text === notice?.text)).toEqual([]);
    world.restart();
    expect((await world.look()).calls).toEqual([]);
  });

  it("is told of later, where the chat was busy at first", async () => {
    const world = around(meetingIn("description"));
    world.messenger.fault = (call) => {
      withoutApp(call);
      if (call.message?.mentions !== undefined) throw busy;
    };
    expect((await world.lookInVain()).error).toBe(busy);
    world.messenger.fault = withoutApp;
    expect((await world.look()).calls).toMatchObject([{ message: { mentions: [{ id: "olav" }] } }]);
    expect((await world.look()).calls).toEqual([]);
  });

  it("gets what waited when they install it", async () => {
    const world = around(meetingIn("description"));
    world.messenger.fault = withoutApp;
    await world.look();
    world.messenger.fault = () => {};
    expect((await world.look()).calls).toEqual([]);
    await world.chats.remember(personalChat("olav"));
    expect(does((await world.look()).calls)).toEqual([["post", "a:olav"]]);
    world.happens(...TYPICAL.description, next);
    expect(does((await world.look()).calls)).toContainEqual(["update", "a:olav"]);
  });

  it("who took it away is written to anew when it is back, in whatever chat that is", async () => {
    const world = around(meetingIn("description"), [CHAT, personalChat("olav", "a:old")]);
    await world.look();
    world.happens(...TYPICAL.description, next);
    world.messenger.fault = withoutApp;
    await world.look();
    expect(await world.chats.findPersonal("olav")).toBeUndefined();
    world.messenger.fault = () => {};
    await world.chats.remember(personalChat("olav", "a:new"));
    expect(does((await world.look()).calls)).toEqual([["post", "a:new"]]);
  });
});

describe("a prompt to the viddevakt", () => {
  const KEY = "prompt:0";
  /** The viddevakt has just been told that the description is nearly up. */
  const prompted = playLive([{ minutes: 4 }], liveFrom(meetingIn("description")));
  const privately = [CHAT, personalChat("olav")];
  const mentions = (calls: readonly Call[]) => calls.filter((call) => call.message?.mentions !== undefined);

  it("comes once, in private", async () => {
    const world = around(prompted, privately);
    const { calls } = await world.look();
    expect(calls.filter((call) => call.chatId === "a:olav").map((call) => call.does)).toEqual(["post", "post"]);
    expect(world.messages.statusOf(KEY)).toBe("sent");
    world.happens(bokmål);
    expect((await world.look()).calls.map((call) => call.does)).not.toContain("post");
  });

  it("is said in the chat with a mention where the person can't be reached, and then not in private as well", async () => {
    const world = around(prompted);
    world.messenger.fault = withoutApp;
    const told = mentions((await world.look()).calls);
    // That the app is missing is said once; each prompt is said for itself.
    expect(told).toHaveLength(2);
    expect(new Set(told.map((call) => call.text)).size).toBe(2);
    expect(world.messages.statusOf(`${KEY}:chat`)).toBe("sent");
    world.messenger.fault = () => {};
    await world.chats.remember(personalChat("olav"));
    expect(does((await world.look()).calls)).toEqual([["post", "a:olav"]]);
    expect(world.messages.statusOf(KEY)).toBe("failed");
    expect(world.messages.statusOf("viddevakt:olav")).toBe("sent");
  });

  it("is not sent late", async () => {
    const world = around({ ...prompted, nowMs: prompted.nowMs + 6 * 60_000 }, privately);
    await world.look();
    expect(world.messages.statusOf(KEY)).toBeUndefined();
  });
});

describe("a meeting whose chat", () => {
  it("is not known any more, or that nobody has started, gets nothing", async () => {
    const world = around(meetingIn("roles"), []);
    expect(await world.look()).toEqual({ calls: [], waitMs: 0 });
    expect(await around(nothingYet).look()).toEqual({ calls: [], waitMs: 0 });
  });
});
