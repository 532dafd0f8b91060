import { describe, expect, it } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { liveFrom, playLive } from "../meeting/live.ts";
import { activeOf, approved, as, completedMeeting, meetingIn, next, TYPICAL } from "../support/meeting.ts";
import { around, bokmål, does, inChat } from "./chats.ts";
import { type Call, CHAT, personalChat } from "./fakes.ts";

type Asked = Omit<Call, "activityId">;
const notInstalled = new Unreachable("ForbiddenOperationException", { permanent: true, about: "person" });
const withoutApp = (call: Asked) => {
  if (!inChat(call)) throw notInstalled;
};
/** The ids in Teams of those whom a card calls to. */
function calledIn({ message }: Pick<Call, "message">): readonly string[] {
  const { entities = [] } = (message?.card.msteams ?? {}) as { entities?: { mentioned: { id: string } }[] };
  return entities.map(({ mentioned }) => mentioned.id);
}
const mentions = (calls: readonly Call[]) => calls.filter((call) => calledIn(call).length > 0);
/** The viddevakt has just been told that the description is nearly up. */
const prompted = playLive([{ minutes: 4 }], liveFrom(meetingIn("description")));

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

  it("gets the leader's referat when the meeting is over, and is told of it once", async () => {
    const world = around(completedMeeting());
    const { calls } = await world.look();
    expect(calls).toContainEqual(
      expect.objectContaining({ does: "post", chatId: "a:leader", manner: { alert: "feed" } }),
    );
    world.happens(approved);
    expect((await world.look()).calls).toContainEqual(
      expect.objectContaining({ does: "update", chatId: "a:leader", manner: {} }),
    );
  });

  it("gets the referat again where the card was deleted, without being told of it anew", async () => {
    const world = around(completedMeeting());
    await world.look();
    world.messenger.fault = (call) => {
      if (call.does === "update")
        throw new Unreachable("ActivityNotFoundInConversation", { permanent: true, about: "message" });
    };
    world.happens(approved);
    expect((await world.look()).calls).toContainEqual(
      expect.objectContaining({ does: "post", chatId: "a:leader", manner: {} }),
    );
  });

  it("gets it without being told of it anew also where the first try to post it again was refused", async () => {
    const world = around(completedMeeting());
    await world.look();
    world.messenger.fault = ({ does: what, chatId }) => {
      if (what === "update")
        throw new Unreachable("ActivityNotFoundInConversation", { permanent: true, about: "message" });
      if (chatId === "a:leader") throw new Unreachable("http429", { permanent: false, retryAfterSeconds: 1 });
    };
    world.happens(approved);
    await world.look();
    world.messenger.fault = () => {};
    world.restart();
    const [again] = (await world.look()).calls.filter(({ chatId }) => chatId === "a:leader");
    expect([again?.does, again?.manner]).toEqual(["post", {}]);
  });

  it("gets it without being told of it anew where the leader asks for it", async () => {
    const world = around(completedMeeting());
    await world.look();
    const [asked] = (await world.look(60_000, "anew")).calls.filter(({ chatId }) => chatId === "a:leader");
    expect([asked?.does, asked?.manner]).toEqual(["post", {}]);
  });

  it.each(["ConversationNotFound", "otherRegistration"])(
    "that is not there any more is opened anew: %s",
    async (reason) => {
      const world = around(meetingIn("description"), [CHAT, personalChat("olav", "a:old")]);
      world.messenger.fault = ({ chatId }) => {
        if (chatId === "a:old") throw new Unreachable(reason, { permanent: true, about: "chat" });
      };
      const toOlav = (await world.look()).calls.filter((call) => !inChat(call));
      expect(does(toOlav)).toEqual([
        ["open", "a:olav"],
        ["post", "a:olav"],
      ]);
    },
  );

  it("that is not there when it has just been opened either is tried ever more seldom, and holds nobody else up", async () => {
    const world = around(meetingIn("description"), [CHAT, personalChat("olav", "a:old")]);
    let posts = 0;
    world.messenger.fault = ({ does: what, chatId }) => {
      if (what !== "post" || chatId === CHAT.chatId) return;
      posts += 1;
      throw new Unreachable("otherRegistration", { permanent: true, about: "chat" });
    };
    const first = await world.look();
    expect(posts).toBe(2);
    expect(first.calls.some(inChat)).toBe(true);
    const next = await world.look(first.waitMs);
    expect(next.waitMs).toBeGreaterThan(first.waitMs);
    expect(posts).toBeLessThanOrEqual(4);
  });
});

describe("a person without the app", () => {
  it("is called to in the chat, once in a meeting, without what was private", async () => {
    const world = around(prompted);
    world.messenger.fault = withoutApp;
    const { calls } = await world.look();
    expect(calls.every(inChat)).toBe(true);
    const [call, ...more] = mentions(calls);
    expect(more).toEqual([]);
    expect(call && calledIn(call)).toEqual(["29:olav"]);
    world.happens(...TYPICAL.description, { minutes: 3 }, next);
    expect(mentions((await world.look()).calls)).toEqual([]);
    world.restart();
    expect((await world.look(3_600_000)).calls).toEqual([]);
  });

  it("is not called to a second time where Teams' answer to the call was lost, nor in another målform", async () => {
    const world = around(prompted);
    let tries = 0;
    world.messenger.fault = (call) => {
      withoutApp(call);
      if (calledIn(call).length === 0) return;
      tries += 1;
      throw new Unreachable("http504", { permanent: false, mayHaveArrived: true });
    };
    for (let i = 0; i < 5; i += 1) await world.look(60_000);
    world.happens(bokmål);
    await world.look();
    expect(tries).toBe(1);
  });

  it("is not called to by more and more prompts", async () => {
    let live = liveFrom(meetingIn("description"));
    const world = around(live);
    world.messenger.fault = withoutApp;
    const calls: Call[] = [];
    for (let i = 0; i < 8; i += 1) {
      live = liveFrom(playLive([{ minutes: 3 }], live));
      world.becomes(live);
      calls.push(...(await world.look()).calls);
    }
    expect(mentions(calls)).toHaveLength(1);
  });

  it("is tried again with long pauses, and not for each change", async () => {
    const world = around(meetingIn("description"));
    let opened = 0;
    world.messenger.fault = (call) => {
      if (call.does === "open") opened += 1;
      withoutApp(call);
    };
    expect((await world.look()).waitMs).toBe(15_000);
    world.happens(...TYPICAL.description);
    await world.look(5_000);
    expect(opened).toBe(1);
    expect((await world.look(10_000)).waitMs).toBe(30_000);
    expect(opened).toBe(2);
  });

  it("is called to later, where the chat was busy at first", async () => {
    const busy = new Unreachable("http429", { permanent: false, retryAfterSeconds: 3 });
    const world = around(meetingIn("description"));
    world.messenger.fault = (call) => {
      withoutApp(call);
      if (calledIn(call).length > 0) throw busy;
    };
    await world.look();
    world.messenger.fault = withoutApp;
    expect((await world.look()).calls.map(calledIn)).toEqual([["29:olav"]]);
    expect((await world.look()).calls).toEqual([]);
  });

  it("gets what waited when they install it", async () => {
    const world = around(meetingIn("description"));
    world.messenger.fault = withoutApp;
    await world.look();
    world.messenger.fault = () => {};
    await world.chats.remember(personalChat("olav"));
    expect(does((await world.look(0)).calls)).toEqual([["post", "a:olav"]]);
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
    expect(does((await world.look()).calls)).toContainEqual(["post", "a:new"]);
  });

  it("is not called to for what stands in the chat as well: their turn, and being asked", async () => {
    const world = around(meetingIn("clarifying"), [CHAT, personalChat("olav")]);
    await world.look();
    world.messenger.fault = withoutApp;
    world.happens(as("leader", { type: "endTurn", personId: "olav" }));
    expect(mentions((await world.look()).calls)).toEqual([]);
  });
});

describe("a fault that passes is told of nobody", () => {
  it.each([
    new Unreachable("http401", { permanent: false }),
    new Unreachable("ServiceError", { permanent: false }),
    new Unreachable("network", { permanent: false, noAnswer: true, mayHaveArrived: true }),
    new Unreachable("token", { permanent: false, noAnswer: true }),
    new Unreachable("Forbidden", { permanent: true }),
    new Unreachable("BadArgument", { permanent: true, about: "content" }),
  ])("%o", async (fault) => {
    const world = around(completedMeeting());
    world.messenger.fault = (call) => {
      if (!inChat(call)) throw fault;
    };
    const { calls, waitMs } = await world.look();
    expect(mentions(calls)).toEqual([]);
    expect(waitMs).toBeGreaterThan(0);
    world.messenger.fault = () => {};
    expect(does((await world.look()).calls)).toContainEqual(["post", "a:leader"]);
  });
});

describe("where the app can be installed for people", () => {
  const installs = (outcome: () => void) => {
    const asked: string[] = [];
    const install = async ({ id }: { readonly id: string }) => {
      asked.push(id);
      outcome();
    };
    return { asked, personalApps: { install } };
  };

  it("it is, once, and what waits comes at once", async () => {
    let isInstalled = false;
    const { asked, personalApps } = installs(() => {
      isInstalled = true;
    });
    const world = around(meetingIn("description"), [CHAT], { personalApps });
    world.messenger.fault = (call) => {
      if (!isInstalled) withoutApp(call);
    };
    const { calls } = await world.look();
    expect(asked).toEqual(["olav"]);
    expect(does(calls)).toContainEqual(["post", "a:olav"]);
    expect(mentions(calls)).toEqual([]);
  });

  it("Teams gets a minute to make it so, before the person is called to", async () => {
    const { asked, personalApps } = installs(() => {});
    const world = around(meetingIn("description"), [CHAT], { personalApps });
    world.messenger.fault = withoutApp;
    const { calls, waitMs } = await world.look();
    expect(mentions([...calls, ...(await world.look(waitMs)).calls])).toEqual([]);
    expect(mentions([...(await world.look(60_000)).calls, ...(await world.look(60_000)).calls])).toHaveLength(1);
    expect(asked).toEqual(["olav"]);
  });

  it("and may not be, the person is called to, and it is not asked for again", async () => {
    const { asked, personalApps } = installs(() => {
      throw new Unreachable("denied", { permanent: true });
    });
    const world = around(meetingIn("description"), [CHAT], { personalApps });
    world.messenger.fault = withoutApp;
    expect(mentions((await world.look()).calls)).toHaveLength(1);
    await world.look();
    expect(asked).toEqual(["olav"]);
  });

  it("and Graph is away, it is asked for again", async () => {
    const { asked, personalApps } = installs(() => {
      throw new Unreachable("unreachable", { permanent: false });
    });
    const world = around(meetingIn("description"), [CHAT], { personalApps });
    world.messenger.fault = withoutApp;
    await world.look();
    await world.look();
    expect(asked).toEqual(["olav", "olav"]);
  });
});

describe("messages in the chat that one person sees", () => {
  const targeted = { targetedMessages: true };

  it("bring prompts and controls to a viddevakt without the app, and nobody is called to", async () => {
    const world = around(prompted, [CHAT], targeted);
    world.messenger.fault = withoutApp;
    const { calls } = await world.look();
    const forOlav = calls.filter((call) => call.manner?.onlyFor?.id === "olav");
    expect(forOlav.map((call) => [call.does, call.chatId])).toEqual([
      ["post", CHAT.chatId],
      ["post", CHAT.chatId],
    ]);
    expect(mentions(calls)).toEqual([]);
    world.happens(bokmål);
    expect((await world.look()).calls.filter((call) => call.manner?.onlyFor)).toMatchObject([{ does: "update" }]);
  });

  it("are not for the referat", async () => {
    const world = around(completedMeeting(), [CHAT], targeted);
    world.messenger.fault = withoutApp;
    const { calls } = await world.look();
    expect(calls.filter((call) => call.manner?.onlyFor)).toEqual([]);
    expect(mentions(calls)).toHaveLength(1);
  });

  it("that are refused leave a call in the chat", async () => {
    const world = around(meetingIn("description"), [CHAT], targeted);
    world.messenger.fault = (call) => {
      withoutApp(call);
      if (call.manner?.onlyFor) throw new Unreachable("BadArgument", { permanent: true, about: "content" });
    };
    const calls = [...(await world.look()).calls, ...(await world.look()).calls];
    expect(mentions(calls)).toHaveLength(1);
  });
});

describe("a prompt to the viddevakt", () => {
  const privately = [CHAT, personalChat("olav")];

  it("comes once, in private, above the card with the time, and is heard", async () => {
    const world = around(prompted, privately);
    const { calls } = await world.look();
    const toOlav = calls.filter((call) => call.chatId === "a:olav");
    expect(toOlav.map(({ does: what, manner }) => [what, manner])).toEqual([
      ["post", { alert: "feed" }],
      ["post", {}],
    ]);
    world.happens(bokmål);
    expect((await world.look()).calls.map((call) => call.does)).not.toContain("post");
  });

  it("is tried again until it is stale, and not sent late", async () => {
    const world = around(prompted, privately);
    world.messenger.fault = (call) => {
      if (!inChat(call)) throw new Unreachable("ServiceError", { permanent: false });
    };
    await world.look();
    world.messenger.fault = () => {};
    world.happens({ minutes: 4 });
    expect(does((await world.look()).calls).filter(([, chatId]) => chatId === "a:olav")).toHaveLength(2);
    const late = around({ ...prompted, nowMs: prompted.nowMs + 6 * 60_000 }, privately);
    await late.look();
    expect(late.messages.statusOf(activeOf(prompted).prompts[0]?.key ?? "")).toBeUndefined();
  });
});

describe("one who is viddevakt no more", () => {
  it("has no buttons left in private, and may become it again", async () => {
    const world = around(meetingIn("description"));
    await world.look();
    world.happens(
      as("leader", { type: "askViddevakt", personId: "siri" }),
      as("siri", { type: "answerViddevakt", yes: true }),
    );
    const { calls } = await world.look();
    const former = calls.filter((call) => call.chatId === "a:olav");
    expect(former).toMatchObject([{ does: "update", text: expect.stringContaining("ikkje viddevakt") }]);
    expect(JSON.stringify(former)).not.toContain("Action.");
    expect(does(calls)).toContainEqual(["post", "a:siri"]);
    expect((await world.look()).calls).toEqual([]);
    world.happens(
      as("leader", { type: "askViddevakt", personId: "olav" }),
      as("olav", { type: "answerViddevakt", yes: true }),
    );
    expect(does((await world.look()).calls)).toContainEqual(["update", "a:olav"]);
  });
});
