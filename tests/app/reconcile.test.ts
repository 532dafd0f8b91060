import { describe, expect, it } from "vitest";
import type { SentMessage } from "../../src/app/ports/messages.ts";
import { Unreachable } from "../../src/errors.ts";
import { as, meetingIn, next } from "../support/meeting.ts";
import { appointed, around, bokmål, does, inChat, PICTURE, remind, withoutViddevakt } from "./chats.ts";
import { type Call, CHAT } from "./fakes.ts";

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
  const otherTeneste = as("leader", { type: "updateParticipant", personId: "kari", teneste: "ppt", present: true });

  it("is one update in two seconds, and what came in between is in the next", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(appointed);
    expect((await world.look(2_000)).calls).toHaveLength(1);
    world.happens(withoutViddevakt);
    expect(await world.look(400)).toEqual({ calls: [], waitMs: 1_600 });
    expect(await world.look(1_599)).toEqual({ calls: [], waitMs: 1 });
    const late = await world.look(1);
    expect(late.calls).toMatchObject([{ does: "update" }]);
    expect(late.waitMs).toBe(0);
  });

  it("is the same for all processes", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(appointed);
    await world.look(2_000);
    world.restart();
    world.happens(withoutViddevakt);
    expect(await world.look(400)).toEqual({ calls: [], waitMs: 1_600 });
  });

  it("holds up neither results nor what is new", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.happens(withoutViddevakt, remind, next);
    const { calls, waitMs } = await world.look(0);
    expect(calls.map((call) => call.does)).toEqual(["update", "post", "post"]);
    expect(waitMs).toBe(0);
  });

  it("does not hold up that somebody else has the word, that the clock stands, or that there is more time", async () => {
    const world = around(meetingIn("clarifying"));
    await world.look();
    for (const step of [
      as("leader", { type: "endTurn", personId: "olav" }),
      as("leader", { type: "pause", because: "person" }),
      as("leader", { type: "resume" }),
      as("leader", { type: "lengthen", minutes: 5 }),
    ]) {
      world.happens(step);
      expect((await world.look(0)).calls.filter(inChat)).toMatchObject([{ does: "update" }]);
    }
    world.happens(otherTeneste);
    expect((await world.look(0)).calls.filter(inChat)).toEqual([]);
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
