import { describe, expect, it } from "vitest";
import { standingMessages } from "../../src/app/meeting/standing.ts";
import type { SentMessage } from "../../src/app/ports/messages.ts";
import { stamped } from "../../src/app/stamp.ts";
import { Unreachable } from "../../src/errors.ts";
import { meetingIn } from "../support/meeting.ts";
import { appointed, around, remind } from "./chats.ts";
import { CHAT, fakeQueue } from "./fakes.ts";

const silence = new Unreachable("network", { permanent: false, mayHaveArrived: true, noAnswer: true });
const seen = (activityId: string, key = "visit:1") => ({ meetingId: "m1", key, chatId: CHAT.chatId, activityId });

function withSightings() {
  const world = around(meetingIn("roles"));
  const queue = fakeQueue();
  return {
    ...world,
    queue,
    standing: standingMessages({ messages: world.messages, queue, realMs: world.realMs }),
    look: world.look.bind(world),
  };
}

/** As it is while Teams has not answered. */
const sendingRow: Omit<SentMessage, "stream"> = {
  key: "visit:1",
  chatId: CHAT.chatId,
  status: "sending",
  hash: "",
};

/** The first post of the card is taken, and its answer lost. */
async function withLostAnswer() {
  const world = withSightings();
  world.messenger.fault = () => {
    throw silence;
  };
  await world.look();
  world.messenger.fault = () => {};
  return world;
}

describe("a card that was posted a moment ago", () => {
  it("is known to have come, for ten seconds, and while nothing stands below it", async () => {
    const { standing, look, happens } = withSightings();
    expect(await standing.hasJustCome("m1", "visit:1")).toBe(false);
    await look();
    expect(await standing.hasJustCome("m1", "visit:1")).toBe(true);
    await look(9_999);
    expect(await standing.hasJustCome("m1", "visit:1")).toBe(true);
    happens(remind);
    await look(0);
    expect(await standing.hasJustCome("m1", "visit:1")).toBe(false);
  });

  it("is so too while Teams has not answered, but not where it was refused", async () => {
    expect(await (await withLostAnswer()).standing.hasJustCome("m1", "visit:1")).toBe(true);
    const refused = withSightings();
    refused.messenger.fault = () => {
      throw new Unreachable("forbidden", { permanent: true, mayHaveArrived: false });
    };
    await refused.look();
    expect(await refused.standing.hasJustCome("m1", "visit:1")).toBe(false);
  });
});

describe("a card whose post was never answered", () => {
  it("is known for the one that stands there when somebody presses it, or their client shows it", async () => {
    const { standing, look, happens, queue } = await withLostAnswer();
    await standing.sighted(seen("lost"));
    expect(queue.later).toMatchObject([{ job: { kind: "render", meetingId: "m1" } }]);
    expect((await look()).calls).toEqual([]);
    happens(appointed);
    expect((await look()).calls).toMatchObject([{ does: "update", activityId: "lost" }]);
  });

  it("is closed when it shows itself after another one was posted, once", async () => {
    const { standing, look, queue } = await withLostAnswer();
    const [posted] = (await look()).calls;
    expect(posted).toMatchObject({ does: "post" });
    await standing.sighted(seen("lost"));
    await standing.sighted(seen("lost"));
    expect(queue.later).toHaveLength(1);
    expect((await look()).calls).toMatchObject([
      { does: "update", activityId: "lost", text: expect.stringContaining("lenger nede") },
    ]);
    expect((await look()).calls).toEqual([]);
  });

  it("is known for the one that stands there when it shows itself before the answer is given up", async () => {
    const { standing, look, happens, messenger } = withSightings();
    messenger.fault = async () => {
      await standing.sighted(seen("lost"));
      throw silence;
    };
    await look();
    messenger.fault = () => {};
    happens(appointed);
    expect((await look()).calls).toMatchObject([{ does: "update", activityId: "lost" }]);
  });

  it("is no second one where it is pressed just as the answer comes", async () => {
    const { messages, queue, realMs, look } = withSightings();
    const before = await messages.all("meeting/m1");
    const [posted] = (await look()).calls;
    const reads = [[...before, { ...sendingRow, stream: "meeting/m1" }]];
    const quick = { ...messages, all: async (stream: string) => reads.shift() ?? messages.all(stream) };
    const standing = standingMessages({ messages: quick, queue, realMs });
    await standing.sighted(seen(posted?.activityId ?? ""));
    expect((await messages.all("meeting/m1")).filter(({ key }) => key.startsWith("orphan"))).toEqual([]);
  });

  it("is closed when it shows itself while another one is being posted", async () => {
    const { standing, look, messenger } = await withLostAnswer();
    messenger.fault = () => standing.sighted(seen("lost"));
    expect((await look()).calls).toMatchObject([
      { does: "post" },
      { does: "update", activityId: "lost", text: expect.stringContaining("lenger nede") },
    ]);
  });

  it("is closed also when its place was forgotten again, as soon as somebody does something on it", async () => {
    const { standing, look, messages } = await withLostAnswer();
    await standing.sighted(seen("lost"));
    const [row] = (await messages.all("m1")).filter(({ key }) => key === "visit:1");
    await messages.save({ ...row, activityId: "other" } as SentMessage);
    await standing.sighted(seen("lost"));
    expect((await look()).calls).toMatchObject([{ does: "update", activityId: "lost" }]);
  });

  it("is closed also where that failed at first", async () => {
    const { standing, look, messenger } = await withLostAnswer();
    await look();
    await standing.sighted(seen("lost"));
    messenger.fault = ({ does }) => {
      if (does === "update") throw new Unreachable("ServiceError", { permanent: false });
    };
    const { waitMs } = await look();
    messenger.fault = () => {};
    expect((await look(waitMs)).calls).toMatchObject([{ does: "update", activityId: "lost" }]);
  });
});

describe("what shows itself and is none of ours to close", () => {
  it("the card that stands where it should, a message of another chat, one that the ledger never had", async () => {
    const { standing, look, queue } = withSightings();
    const [posted] = (await look()).calls;
    await standing.sighted(seen(posted?.activityId ?? ""));
    await standing.sighted({ ...seen("elsewhere"), chatId: "19:other" });
    await standing.sighted(seen("unknown", "visit:77"));
    expect(queue.later).toEqual([]);
    expect((await look()).calls).toEqual([]);
  });
});

describe("a button", () => {
  it("says which message it sits on, wherever on the card it is", async () => {
    const world = around(meetingIn("roles"));
    const [posted] = (await world.look()).calls;
    const card = JSON.stringify(posted?.message?.card);
    const buttons = card.match(/"type":"Action\.\w+"/g) ?? [];
    expect(card.match(/"card":"visit:1"/g)).toHaveLength(buttons.length);
    expect(buttons.length).toBeGreaterThan(2);
  });

  it("keeps all else that it says, and cards without buttons stay as they are", () => {
    const plain = { card: { type: "AdaptiveCard", body: [{ type: "TextBlock", text: "Hei" }] }, fallbackText: "Hei" };
    expect(stamped(plain, "k")).toEqual(plain);
    const action = { type: "Action.Execute", verb: "agree", data: { verb: "agree", m: "m1" } };
    expect(stamped({ ...plain, card: { actions: [action] } }, "k").card).toEqual({
      actions: [{ ...action, data: { ...action.data, card: "k" } }],
    });
  });
});
