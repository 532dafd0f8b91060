import { describe, expect, it } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { liveFrom, playLive } from "../meeting/live.ts";
import { as, completedMeeting, meetingIn, next, nothingYet, TYPICAL } from "../support/meeting.ts";
import { appointed, around, bokmål, does, inChat, remind, withoutViddevakt } from "./chats.ts";
import { type Call, CHAT, personalChat } from "./fakes.ts";

const gone = new Unreachable("ForbiddenOperationException", { permanent: true });
const busy = new Unreachable("http429", { permanent: false, retryAfterSeconds: 3 });
const withoutApp = (call: Omit<Call, "activityId">) => {
  if (!inChat(call)) throw gone;
};

describe("when Teams' answer is lost", () => {
  const silence = new Unreachable("network", { permanent: false, mayHaveArrived: true });

  it("a reminder is not said again, and a live card is", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(remind);
    world.messenger.fault = () => {
      throw silence;
    };
    await world.look();
    expect(world.messages.statusOf("reminder:0")).toBe("sending");
    world.happens(withoutViddevakt, next);
    await world.lookInVain();
    world.messenger.fault = () => {};
    const { calls } = await world.look();
    expect(does(calls)).toEqual([
      ["update", CHAT.chatId],
      ["post", CHAT.chatId],
    ]);
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

  it("or we are at fault, the other messages are not held back", async () => {
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

  it("what is to stand below waits, so that the chat keeps its order", async () => {
    const world = around(meetingIn("description"));
    let isBusy = true;
    world.messenger.fault = (call) => {
      if (!inChat(call) || !isBusy) return;
      isBusy = false;
      throw busy;
    };
    expect((await world.lookInVain()).calls.filter(inChat)).toEqual([]);
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
