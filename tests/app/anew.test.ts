/** Cards that are posted anew: because somebody asks, or because they have stood for long when the meeting comes a step further. */
import { describe, expect, it } from "vitest";
import type { SentMessage } from "../../src/app/ports/messages.ts";
import { startCard } from "../../src/app/upkeep.ts";
import { Unreachable } from "../../src/errors.ts";
import { as, completedMeeting, meetingIn, type Played, play, type Step, wholeRound } from "../support/meeting.ts";
import { appointed, around, does, inChat, remind } from "./chats.ts";
import { type Call, CHAT, personalChat } from "./fakes.ts";

const refused = new Unreachable("http500", { permanent: false });
const MOVED = "Kortet står lenger nede no.";
const LONG_MS = 15 * 60_000 + 1;
const posts = (calls: readonly Call[]) => calls.filter((call) => call.does === "post");
const closed = (calls: readonly Call[], text = MOVED) =>
  calls.flatMap((call) => (call.does === "update" && call.text === text ? [call.activityId] : []));

describe("a card that somebody asks for", () => {
  it("is posted below all else, and the one further up is closed and points on", async () => {
    const world = around(meetingIn("roles"));
    const [first] = (await world.look()).calls;
    const { calls } = await world.look(60_000, "anew");
    expect(calls).toMatchObject([{ does: "post" }, { does: "update", activityId: first?.activityId, text: MOVED }]);
    const closing = JSON.stringify(calls[1]?.message?.card);
    expect(closing).toContain(`(https://teams.example/${calls[0]?.activityId})`);
    expect(closing).not.toContain("Action.");
    expect((await world.look()).calls).toEqual([]);
    world.happens(appointed);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: calls[0]?.activityId }]);
  });

  it("comes no more often than every ten seconds", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    expect(posts((await world.look(9_999, "anew")).calls)).toEqual([]);
    expect(posts((await world.look(1, "anew")).calls)).toHaveLength(1);
    expect(posts((await world.look(0, "anew")).calls)).toEqual([]);
  });

  it("comes sooner where it was deleted", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = ({ does: what }) => {
      if (what === "update") throw new Unreachable("http404", { permanent: true, about: "message" });
    };
    const { waitMs } = await world.look(1_000, "anew");
    expect(waitMs).toBeLessThan(5_000);
    expect(posts((await world.look(waitMs)).calls)).toHaveLength(1);
  });

  it("comes at once below the card of an end that was taken back", async () => {
    const world = around(meetingIn("roles"));
    const [first] = (await world.look()).calls;
    world.happens(as("leader", { type: "abort", reason: "" }));
    await world.look(1_000);
    world.happens({ minutes: 1 }, as("leader", { type: "continueMeeting", ending: 0 }));
    const calls = (await world.look(1_000, "anew")).calls.filter(inChat);
    expect(posts(calls)).toHaveLength(1);
    expect(closed(calls)).toEqual([first?.activityId]);
    expect(posts((await world.look(1_000, "anew")).calls.filter(inChat))).toEqual([]);
  });

  it("is not followed by what was deleted further up", async () => {
    const world = around(meetingIn("roles"));
    await world.look();
    world.messenger.fault = ({ does: what }) => {
      if (what === "update") throw new Unreachable("http404", { permanent: true, about: "message" });
    };
    const calls = [...(await world.look(60_000, "anew")).calls, ...(await world.look()).calls];
    expect(does(calls)).toEqual([["post", CHAT.chatId]]);
    expect((await world.look()).waitMs).toBe(0);
  });

  it("leaves the old one standing until the new one stands, however long that takes", async () => {
    const world = around(meetingIn("roles"));
    const [first] = (await world.look()).calls;
    world.messenger.fault = ({ does: what }) => {
      if (what === "post") throw refused;
    };
    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      const { calls, waitMs } = await world.look(waits.at(-1) ?? 60_000, tries === 0 ? "anew" : undefined);
      expect(calls).toEqual([]);
      waits.push(waitMs);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    world.messenger.fault = () => {};
    const { calls } = await world.look(8_000);
    expect(posts(calls)).toHaveLength(1);
    expect(closed(calls)).toEqual([first?.activityId]);
  });

  const kills: readonly [string, (row: SentMessage) => boolean][] = [
    ["when the old one was noted", (row) => row.key === "visit:1" && row.status === "unsent"],
    ["before the new one was posted", (row) => row.status === "sending"],
    ["when the new one was posted", (row) => row.key === "visit:1" && row.status === "sent"],
    ["when the old one was closed", (row) => row.key.startsWith("orphan") && row.status === "sent"],
  ];
  it.each(kills)("is found and closed by the next process when this one is killed %s", async (_when, isLost) => {
    const world = around(meetingIn("roles"));
    const [first] = (await world.look()).calls;
    let killed = false;
    world.messages.fault = (row) => {
      if (!isLost(row)) return;
      killed = true;
      throw new Unreachable("database", { permanent: false });
    };
    const before = await world.look(60_000, "anew").then(
      ({ calls }) => calls,
      () => world.messenger.taken(),
    );
    world.messages.fault = () => {};
    expect(killed).toBe(true);
    world.restart();
    // Work that was not finished is taken up again, after the grace that a post has.
    const after = [...(await world.look(5_000)).calls, ...(await world.look(60_000, "anew")).calls];
    const all = [...before, ...after, ...(await world.look()).calls];
    const standing = posts(all).at(-1)?.activityId;
    expect(closed(all)).toContain(first?.activityId);
    expect(closed(all)).not.toContain(standing);
    world.happens(appointed);
    expect((await world.look()).calls).toMatchObject([{ does: "update", activityId: standing }]);
  });

  it("is the viddevakt's in private, and after the meeting the leader's", async () => {
    for (const [played, personId] of [
      [meetingIn("description"), "olav"],
      [completedMeeting(), "leader"],
    ] as const) {
      const world = around(played, [CHAT, personalChat("olav"), personalChat("leader")]);
      await world.look();
      const calls = (await world.look(60_000, "anew")).calls.filter(({ chatId }) => chatId === `a:${personId}`);
      expect(calls.map((call) => call.does)).toEqual(["post", "update"]);
      expect(JSON.stringify(calls[1]?.message?.card)).toContain("skriv «kort»");
    }
  });
});

describe("a card that has stood for long", () => {
  const round = meetingIn("clarifying");
  const again = as("leader", { type: "anotherRound" });

  it.each<[string, Played, readonly Step[]]>([
    ["its round is over", round, [wholeRound]],
    ["another round begins", play([wholeRound], round), [again]],
  ])("is posted anew when %s", async (_what, played, steps) => {
    const world = around(played);
    const [card] = (await world.look()).calls.filter(inChat).slice(-1);
    world.happens(...steps);
    const calls = (await world.look(LONG_MS)).calls.filter(inChat);
    expect(posts(calls)).toHaveLength(1);
    expect(closed(calls)).toEqual([card?.activityId]);
    world.happens(appointed);
    expect((await world.look()).calls.filter(inChat)).toMatchObject([
      { does: "update", activityId: posts(calls)[0]?.activityId },
    ]);
  });

  it("is changed where it stands by what is no step, and before it has stood for long", async () => {
    const world = around(round);
    await world.look();
    world.happens(as("leader", { type: "endTurn", personId: "olav" }));
    expect(posts((await world.look(LONG_MS)).calls.filter(inChat))).toEqual([]);
    const early = around(round);
    await early.look();
    early.happens(wholeRound);
    expect(posts((await early.look(LONG_MS - 2)).calls.filter(inChat))).toEqual([]);
    early.happens(again);
    expect(posts((await early.look(2)).calls.filter(inChat))).toHaveLength(1);
  });

  it("is the viddevakt's own, which goes through all phases", async () => {
    const world = around(meetingIn("description"), [CHAT, personalChat("olav")]);
    const toOlav = (calls: readonly Call[]) => calls.filter(({ chatId }) => chatId === "a:olav");
    const [first] = toOlav((await world.look()).calls);
    world.becomes(meetingIn("clarifying"));
    const calls = toOlav((await world.look(LONG_MS)).calls);
    expect(closed(calls)).toEqual([first?.activityId]);
    expect(posts(calls).map(({ text }) => text)).toContainEqual(expect.stringContaining("Oppklarande runde"));
  });

  it("is edited as before where an earlier release has posted it", async () => {
    const world = around(round);
    await world.look();
    for (const { step: _step, postedAtMs: _when, ...row } of await world.messages.all("m1"))
      await world.messages.save(row);
    world.happens(wholeRound);
    expect(posts((await world.look(LONG_MS)).calls.filter(inChat))).toEqual([]);
  });
});

describe("a card that started a meeting", () => {
  it("is closed, and points on", async () => {
    const world = around(meetingIn("roles"));
    await world.messages.save({ stream: "m1", ...startCard(CHAT.chatId, "hello") });
    const { calls } = await world.look();
    expect(closed([...calls, ...(await world.look()).calls], "Møtet er starta.")).toEqual(["hello"]);
  });
});

describe("the way to the card", () => {
  it("is a link to it where the chat has one, in the chat and in private", async () => {
    const world = around(meetingIn("roles"));
    const [card] = (await world.look()).calls;
    world.happens(as("leader", { type: "askViddevakt", personId: "siri" }), remind);
    const told = posts((await world.look()).calls);
    expect(told.map(({ chatId }) => chatId)).toEqual([CHAT.chatId, "a:siri"]);
    for (const { message } of told)
      expect(JSON.stringify(message)).toContain(`(https://teams.example/${card?.activityId})`);
  });

  it("is the word «kort» where it has none", async () => {
    const world = around(meetingIn("roles"));
    world.messenger.linkTo = () => undefined;
    world.happens(remind);
    expect(JSON.stringify((await world.look()).calls)).toContain("Skriv «kort» til meg i møtechatten");
  });
});

describe("the word about whoever has no app, to the one who writes for them", () => {
  it("loses its button when the turn is over, and not before", async () => {
    const left = ["olav", "siri", "per", "kari"].map((personId) => as("leader", { type: "endTurn", personId }));
    const world = around(play(left, meetingIn("clarifying")), [CHAT, personalChat("siri"), personalChat("leader")]);
    const told = posts((await world.look()).calls).find(({ activityId, message, chatId }) => {
      const isPrivate = chatId !== CHAT.chatId && activityId !== undefined;
      return isPrivate && JSON.stringify(message?.card).includes('"dialog":"contribute"');
    });
    expect(told).toBeDefined();
    world.happens({ minutes: 2 }, remind);
    expect(closed((await world.look()).calls, "Dette er ikkje aktuelt lenger.")).not.toContain(told?.activityId);
    world.happens(wholeRound);
    const { calls } = await world.look();
    expect(closed(calls, "Dette er ikkje aktuelt lenger.")).toContain(told?.activityId);
  });
});
