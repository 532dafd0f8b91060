import { describe, expect, it } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { as, completedMeeting, meetingIn, next, nothingYet, TYPICAL } from "../support/meeting.ts";
import { appointed, around, bokmål, does, inChat, PICTURE, remind, withoutViddevakt } from "./chats.ts";
import { type Call, CHAT, personalChat } from "./fakes.ts";

type Asked = Omit<Call, "activityId">;
const busy = new Unreachable("http429", { permanent: false, retryAfterSeconds: 3 });
const silence = new Unreachable("network", { permanent: false, mayHaveArrived: true, noAnswer: true });
const isResult = ({ text }: { readonly text: string }) => text.includes("Ferdig");

describe("the chat gets its card back, whatever Teams answered", () => {
  const FAULTS: readonly Unreachable[] = [
    new Unreachable("BadArgument", { permanent: true, about: "content" }),
    new Unreachable("http401", { permanent: false }),
    new Unreachable("Forbidden", { permanent: true }),
    new Unreachable("BotNotInConversationRoster", { permanent: true, about: "person" }),
    new Unreachable("ConversationNotFound", { permanent: true, about: "chat" }),
    new Unreachable("ServiceError", { permanent: false }),
    new Unreachable("noActivityId", { permanent: false, mayHaveArrived: true }),
    new Unreachable("foreignAnswer", { permanent: false }),
    new Unreachable("token", { permanent: false, noAnswer: true }),
    silence,
    busy,
  ];

  it.each(FAULTS)("%o to the post of a phase's card", async (fault) => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(withoutViddevakt, next);
    world.messenger.fault = ({ does: what }) => {
      if (what === "post") throw fault;
    };
    const { calls, waitMs } = await world.look();
    expect(calls.every(isResult)).toBe(true);
    expect(waitMs).toBeGreaterThan(0);
    expect(waitMs).toBeLessThanOrEqual(15_000);
    world.messenger.fault = () => {};
    // The job that comes back is all that it takes: nothing has changed.
    const posted = [await world.look(waitMs), await world.look(4_000)].flatMap(({ calls: some }) => some);
    expect(posted.filter((call) => !isResult(call))).toMatchObject([{ does: "post" }]);
  });

  it.each(FAULTS)("%o to the change of a card, and to its result", async (fault) => {
    const world = around(meetingIn("roles"));
    const [card] = (await world.look()).calls;
    world.messenger.fault = ({ does: what }) => {
      if (what === "update") throw fault;
    };
    world.happens(appointed);
    await world.look();
    world.happens(withoutViddevakt, next);
    await world.look();
    world.messenger.fault = () => {};
    const { calls } = await world.look();
    expect(calls).toContainEqual(expect.objectContaining({ does: "update", activityId: card?.activityId }));
    expect(calls.filter(isResult)).toHaveLength(1);
  });

  it("the next try comes in 1 s, 2 s, 4 s, … up to a minute; where it looks as if none can help, from 15 s on", async () => {
    const waits = async (fault: Unreachable) => {
      const world = around(meetingIn("roles"));
      world.messenger.fault = () => {
        throw fault;
      };
      const found: number[] = [];
      for (let i = 0; i < 9; i += 1) found.push((await world.look()).waitMs / 1000);
      return found;
    };
    expect(await waits(new Unreachable("ServiceError", { permanent: false }))).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
    expect(await waits(new Unreachable("Forbidden", { permanent: true }))).toEqual([
      15, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
    expect(await waits(new Unreachable("network", { permanent: false, noAnswer: true }))).toEqual([
      1, 2, 4, 8, 15, 15, 15, 15, 15,
    ]);
  });

  it("goes on for days after the meeting, and then waits for a change or for somebody who asks", async () => {
    const world = around(completedMeeting());
    let tries = 0;
    world.messenger.fault = (call) => {
      if (inChat(call) && !isResult(call)) tries += 1;
      throw new Unreachable("Forbidden", { permanent: true });
    };
    let hours = 0;
    for (let waitMs = 1; waitMs > 0; hours += waitMs / 3_600_000) ({ waitMs } = await world.look(waitMs));
    expect(tries).toBe(200);
    expect(hours / 24).toBeGreaterThan(7);
    expect(hours / 24).toBeLessThan(10);
    world.messenger.fault = () => {};
    expect((await world.look(0)).calls.filter(inChat).map((call) => call.does)).toContain("post");
  });

  it("a card that fails again and again keeps no other from standing", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = (call) => {
      if (call.does === "update") throw new Unreachable("ServiceError", { permanent: false });
    };
    world.happens(withoutViddevakt, next);
    const posts: Call[] = [];
    for (let i = 0; i < 3; i += 1) posts.push(...(await world.look()).calls);
    expect(posts).toMatchObject([{ does: "post" }]);
  });
});

describe("when Teams' answer is lost", () => {
  it("a reminder is not said again", async () => {
    const before = meetingIn("roles");
    const world = around(before);
    await world.look();
    world.happens(remind);
    world.messenger.fault = () => {
      throw silence;
    };
    await world.look();
    expect(world.messages.statusOf(`reminder:${before.nowMs}-0`)).toBe("sending");
    world.messenger.fault = () => {};
    expect((await world.look()).calls).toEqual([]);
  });

  it("a card is given some seconds to show that it arrived, more each time, and is then posted anew", async () => {
    const world = around(meetingIn("roles"));
    world.messenger.fault = () => {
      throw silence;
    };
    await world.look();
    world.messenger.fault = () => {};
    expect((await world.look(3_999)).calls).toEqual([]);
    expect((await world.look(1)).calls).toMatchObject([{ does: "post" }]);
  });

  it("a card that shows itself meanwhile is taken for the one that stands there", async () => {
    const world = around(meetingIn("roles"));
    world.messenger.fault = () => {
      throw silence;
    };
    await world.look();
    world.messenger.fault = () => {};
    expect(await world.messages.found("m1", "visit:1", "activity:lost")).toBe(true);
    expect((await world.look(10_000)).calls).toEqual([]);
    world.happens(appointed);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: "activity:lost" }]);
  });

  it("six seconds of it make no more than three cards", async () => {
    const world = around(meetingIn("roles"));
    let tries = 0;
    world.messenger.fault = () => {
      tries += 1;
      throw silence;
    };
    for (let ms = 0; ms <= 6_000; ms += 250) await world.look(250);
    expect(tries).toBeLessThanOrEqual(3);
  });
});

describe("a card that is gone", () => {
  const gone = new Unreachable("ActivityNotFoundInConversation", { permanent: true, about: "message" });
  const deleted = ({ does: what }: Asked) => {
    if (what === "update") throw gone;
  };

  it("comes back when something changes", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = deleted;
    world.happens(appointed);
    expect(does((await world.look()).calls)).toEqual([["post", CHAT.chatId]]);
    world.messenger.fault = () => {};
    world.happens(withoutViddevakt);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: "activity:2" }]);
  });

  it("comes back when somebody asks for it", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = deleted;
    expect((await world.look()).calls).toEqual([]);
    expect((await world.look(60_000, "check")).calls).toMatchObject([{ does: "post" }]);
  });

  it.each([
    new Unreachable("ConversationNotFound", { permanent: true, about: "message" }),
    new Unreachable("ServiceError", { permanent: true, about: "change" }),
  ])("or is said to be, by %o, and stands there after all, is closed below the new one", async (fault) => {
    const world = around(meetingIn("roles"));
    const [first] = (await world.look()).calls;
    let isWrong = true;
    world.messenger.fault = ({ does: what }) => {
      if (what !== "update" || !isWrong) return;
      isWrong = false;
      throw fault;
    };
    world.happens(appointed);
    const { calls } = await world.look();
    expect(calls).toMatchObject([{ does: "post" }, { does: "update", activityId: first?.activityId }]);
    expect(JSON.stringify(calls[1])).not.toContain("Action.");
  });

  it("of which Teams only says that it may not be changed, is posted anew at once, and looked for now and then", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = ({ does: what }) => {
      if (what === "update") throw new Unreachable("ServiceError", { permanent: true, about: "change" });
    };
    world.happens(appointed);
    const { calls, waitMs } = await world.look();
    expect(does(calls)).toEqual([["post", CHAT.chatId]]);
    expect(waitMs).toBe(15_000);
    expect((await world.look(waitMs)).calls).toEqual([]);
  });

  it("and is not looked for at every change, where nothing may be changed", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    let tries = 0;
    world.messenger.fault = ({ does: what }) => {
      if (what !== "update") return;
      tries += 1;
      throw new Unreachable("ServiceError", { permanent: true, about: "change" });
    };
    for (const step of [appointed, bokmål, withoutViddevakt]) {
      world.happens(step);
      expect(does((await world.look(3_000)).calls)).toEqual([["post", CHAT.chatId]]);
    }
    // Each of three to be changed, and to be closed.
    expect(tries).toBe(6);
  });

  it("is asked for in vain while Teams is away, and comes when it is back", async () => {
    const world = around(meetingIn("roles"));
    world.messenger.fault = () => {
      throw silence;
    };
    await world.look();
    await world.look(0, "check");
    world.messenger.fault = () => {};
    expect((await world.look(1_000)).calls).toMatchObject([{ does: "post" }]);
  });
});

describe("when Teams is busy", () => {
  it("its own wish for a pause is kept, also by what comes in between", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    let tries = 0;
    world.messenger.fault = () => {
      tries += 1;
      throw busy;
    };
    world.happens(appointed);
    expect((await world.look()).waitMs).toBe(3_000);
    world.happens(withoutViddevakt, remind);
    expect((await world.look(1_000)).waitMs).toBe(2_000);
    expect(tries).toBe(1);
    world.messenger.fault = () => {};
    expect(does((await world.look(2_000)).calls)).toEqual([
      ["post", CHAT.chatId],
      ["update", CHAT.chatId],
    ]);
  });

  it("an update is tried again where the card stands, even if it has become what it was", async () => {
    const world = around(meetingIn("roles"));
    const [posted] = (await world.look()).calls;
    world.happens(appointed);
    world.messenger.fault = () => {
      throw busy;
    };
    await world.look();
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
    expect(does((await world.look()).calls)).toEqual([
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
      throw new Unreachable("ServiceError", { permanent: false });
    };
    expect((await world.look()).calls.filter(inChat)).toEqual([]);
    expect(does((await world.look()).calls)).toEqual([
      ["post", CHAT.chatId],
      ["post", CHAT.chatId],
    ]);
  });

  it("what is said once is said when it gets through, but not late", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = () => {
      throw busy;
    };
    world.happens(remind);
    await world.look();
    world.messenger.fault = () => {};
    expect((await world.look()).calls).toMatchObject([{ does: "post" }]);
    expect((await world.look()).calls).toEqual([]);
    world.messenger.fault = () => {
      throw busy;
    };
    world.happens(remind);
    await world.look();
    world.messenger.fault = () => {};
    world.happens({ minutes: 6 });
    expect((await world.look()).calls.filter((call) => call.does === "post")).toEqual([]);
  });
});

describe("a chat that hangs", () => {
  it("costs one call for each look, and none at all for a while", async () => {
    const world = around(meetingIn("description"));
    await world.look();
    let asked = 0;
    world.messenger.fault = (call) => {
      if (!inChat(call)) return;
      asked += 1;
      throw silence;
    };
    world.happens(...TYPICAL.description, remind, { minutes: 1 }, remind, next);
    await world.look();
    expect(asked).toBe(1);
    await world.look(500);
    expect(asked).toBe(1);
  });
});

describe("a picture that the chat refuses", () => {
  it.each(["BadArgument", "MessageSizeTooBig"])("costs the card its picture and nothing more: %s", async (reason) => {
    const world = around(meetingIn("factors"));
    await world.look();
    world.happens(...TYPICAL.factors, next);
    world.messenger.fault = ({ message }) => {
      if (!JSON.stringify(message ?? "").includes(PICTURE.alt)) return;
      throw new Unreachable(reason, { permanent: true, about: "content" });
    };
    const { calls } = await world.look();
    expect(calls.filter(inChat).filter(isResult)).toMatchObject([{ does: "update" }]);
    expect((await world.look()).calls.filter(inChat)).toEqual([]);
  });
});

describe("a meeting whose chat", () => {
  it("is not known any more, or that nobody has started, gets nothing", async () => {
    const world = around(meetingIn("roles"), []);
    expect(await world.look()).toEqual({ calls: [], waitMs: 0 });
    expect(await around(nothingYet).look()).toEqual({ calls: [], waitMs: 0 });
  });
});
