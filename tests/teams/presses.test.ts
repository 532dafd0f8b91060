import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import type { InvokeAnswer } from "../../src/teams/adapter.ts";
import { translator } from "../../src/text/text.ts";
import { personalChat } from "../app/fakes.ts";
import { buttonsOf, type Json, textsOf } from "../support/forms.ts";
import {
  as,
  completedMeeting,
  INFO,
  meetingDoneWith,
  meetingIn,
  PEOPLE,
  type Played,
  play,
  WITHOUT_APP,
  wholeRound,
} from "../support/meeting.ts";
import { dialogIn, execute, message, type Turns, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const CARD = "application/vnd.microsoft.card.adaptive";
const MESSAGE = "application/vnd.microsoft.activity.message";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** What stands in an answer to a press. Teams takes nothing else than a card, or a message that is not empty. */
function shown(answer: InvokeAnswer | undefined): { type: string; texts: string[] } {
  const { statusCode, type, value } = (answer?.body ?? {}) as { statusCode: number; type: string; value: unknown };
  expect([answer?.status, statusCode]).toEqual([200, 200]);
  if (type === CARD) return { type, texts: textsOf({ title: "", card: value as Json }) };
  expect(value).toMatch(/\p{L}{3}/u);
  return { type, texts: [String(value)] };
}

const cardIn = (answer: InvokeAnswer | undefined) => ((answer?.body ?? {}) as { value: Json }).value;

async function press(bot: Turns, by: string, data: Json, trigger?: "automatic", chat: Json = {}) {
  const answer = bot.turn({ ...execute(who(by), { m: INFO.meetingId, ...data }, trigger), ...chat });
  await vi.advanceTimersByTimeAsync(8_000);
  return shown(await answer);
}

const inPrivate = (by: string) => ({
  conversation: { id: personalChat(by).chatId, conversationType: "personal" },
  channelData: null,
});
const elsewhere = {
  conversation: { id: "19:another", conversationType: "groupChat", isGroup: true },
  channelData: null,
};
const away = async () => {
  throw new Unreachable("database", { permanent: false });
};

describe("a button that can't be done", () => {
  test.each<[string, Played, string, Json, string]>([
    [
      "since the rules say no",
      meetingIn("factors"),
      "leader",
      { verb: "nextPhase", from: "factors" },
      nn("refusal.systemFactorNotChosen"),
    ],
    [
      "since it is for others",
      meetingIn("factors"),
      "per",
      { verb: "endRound" },
      nn("refusal.notLeader", { leader: "Randi Fjell" }),
    ],
    [
      "since its card is old",
      meetingIn("factors"),
      "leader",
      { verb: "lengthen", minutes: 1, visit: 1 },
      nn("refusal.oldCard"),
    ],
    ["since the meeting is over", completedMeeting(), "leader", { verb: "endRound" }, nn("refusal.meetingEnded")],
  ])("%s is answered with the card, and the reason on top", async (_why, played, by, data, words) => {
    const { type, texts } = await press(turns({ played }), by, data);
    expect(type).toBe(CARD);
    expect(texts[0]).toBe(words);
    expect(texts.length).toBeGreaterThan(3);
  });

  test("is answered with the sentence where there is no card of theirs", async () => {
    const bot = turns({ played: meetingIn("factors") });
    expect(await press(bot, "per", { verb: "lengthen", minutes: 1 }, undefined, inPrivate("per"))).toEqual({
      type: MESSAGE,
      texts: [nn("refusal.notViddevakt")],
    });
    expect(await press(bot, "per", { verb: "nothing" }, undefined, inPrivate("per"))).toMatchObject({ type: MESSAGE });
    expect(await press(bot, "per", { verb: "agree", m: "another" })).toEqual({
      type: MESSAGE,
      texts: [nn("refusal.noMeeting")],
    });
  });

  test.each([
    ["is away", away],
    ["does not answer", () => new Promise<never>(() => {})],
  ])(
    "since the database %s is answered within eight seconds, with the card as it was last seen",
    async (_what, fault) => {
      const bot = turns({ played: meetingIn("statusQuo") });
      await press(bot, "per", { verb: "refresh" });
      bot.faults.store = fault;
      const { type, texts } = await press(bot, "per", { verb: "agree" });
      expect(type).toBe(CARD);
      expect(texts[0]).toBe(nn("bot.fault"));
      const strange = await press(turns({}), "per", { verb: "agree" });
      expect(strange.type).toBe(MESSAGE);
    },
  );
});

describe("what a client fetches by itself is always a card:", () => {
  test("the one that stands there", async () => {
    const bot = turns({ played: meetingIn("factors") });
    const { type, texts } = await press(bot, "leader", { verb: "refresh" }, "automatic");
    expect(type).toBe(CARD);
    expect(texts[0]).toBe(nn("card.phase", { number: 5, count: 8, phase: nn("phase.factors") }));
  });

  test("for one who was viddevakt before, that it is over", async () => {
    const played = play(
      [as("leader", { type: "askViddevakt", personId: "kari" }), as("kari", { type: "answerViddevakt", yes: true })],
      meetingDoneWith("roles"),
    );
    const bot = turns({ played });
    expect(await press(bot, "olav", { verb: "refresh" }, "automatic", inPrivate("olav"))).toEqual({
      type: CARD,
      texts: [nn("bot.over")],
    });
    expect((await press(bot, "kari", { verb: "refresh" }, "automatic", inPrivate("kari"))).texts[0]).toBe(
      nn("card.guard.title"),
    );
  });

  test.each<[string, string, Json]>([
    ["of a meeting that nobody knows", "leader", { m: "another" }],
    ["for somebody from elsewhere", "stranger", {}],
  ])("%s, that it is over", async (_what, by, data) => {
    const bot = turns({ played: meetingIn("factors") });
    expect(await press(bot, by, { verb: "refresh", ...data }, "automatic")).toEqual({
      type: CARD,
      texts: [nn("bot.over")],
    });
  });

  test("while the database is away, the card as it was", async () => {
    const bot = turns({ played: meetingIn("factors") });
    const before = await press(bot, "leader", { verb: "refresh" }, "automatic");
    bot.faults.store = away;
    expect(await press(bot, "leader", { verb: "refresh" }, "automatic")).toEqual(before);
  });

  test("while the database is away and the card is not at hand, one with a button that brings it later", async () => {
    const bot = turns({ played: meetingIn("factors") });
    const { store } = bot.faults;
    bot.faults.store = away;
    const asked = bot.turn(execute(who("leader"), { m: INFO.meetingId, verb: "refresh" }, "automatic"));
    await vi.advanceTimersByTimeAsync(8_000);
    const title = nn("card.button.refresh");
    const answer = await asked;
    expect(shown(answer)).toEqual({ type: CARD, texts: [nn("bot.later", { button: title })] });
    const [again] = buttonsOf({ title: "", card: cardIn(answer) });
    expect(again?.title).toBe(title);
    bot.faults.store = store;
    const { texts } = await press(bot, "leader", again?.data as Json);
    expect(texts[0]).toBe(nn("card.phase", { number: 5, count: 8, phase: nn("phase.factors") }));
  });

  test("and it takes nobody into the meeting", async () => {
    const played = play([as("olav", { type: "leave", personId: "olav" })], meetingIn("factors"));
    const bot = turns({ played });
    const gone = nn("bot.gone", { button: nn("card.button.refresh") });
    expect(await press(bot, "olav", { verb: "refresh" }, "automatic")).toEqual({ type: CARD, texts: [gone] });
    expect(bot.events()).toEqual(played.events);
    // Whoever presses is there.
    await press(bot, "olav", { verb: "refresh" });
    expect(bot.events().at(-1)).toMatchObject({ type: "participantReturned", personId: "olav" });
  });
});

describe("a stranger who knows the meeting's id", () => {
  const verbs: Json[] = [
    { verb: "refresh" },
    { verb: "leave" },
    { verb: "nextPhase", from: "roles" },
    { verb: "lengthen", minutes: 1, visit: 1 },
    { verb: "updateParticipant", personId: "per", teneste: "ppt", present: true },
    { verb: "pass" },
    { verb: "remind", reminder: "clock" },
    { verb: "answerQuestion", id: "k1", text: "noko", answeredById: "per" },
    { verb: "editSection", section: "challenge", text: "noko" },
    { verb: "approveReferat" },
  ];
  test.each(verbs)("learns nothing by $verb", async (data) => {
    for (const played of [meetingDoneWith("clarifying"), completedMeeting()]) {
      const bot = turns({ played });
      for (const chat of [{}, elsewhere, inPrivate("stranger")]) {
        expect(await press(bot, "stranger", data, undefined, chat)).toEqual({
          type: MESSAGE,
          texts: [nn("refusal.notParticipant")],
        });
      }
      expect(bot.events()).toEqual(played.events);
    }
  });

  test("nor does one who was in it and is not in the chat any more", async () => {
    const played = play([as("leader", { type: "leave", personId: "per" })], meetingDoneWith("clarifying"));
    const bot = turns({ played, members: PEOPLE.filter(({ id }) => id !== "per") });
    for (const data of verbs) {
      const { type, texts } = await press(bot, "per", data, undefined, elsewhere);
      expect([data.verb, type]).toEqual([data.verb, MESSAGE]);
      expect(texts.join()).not.toContain("Gjeld det alle trinna?");
    }
  });
});

describe("a button that is asked about", () => {
  const asked: [string, Played, Json, string, string][] = [
    [
      "«Avslutt runden»",
      meetingIn("clarifying"),
      { verb: "endRound", visit: 3 },
      nn("refusal.turnsMissing", { names: "Siri Vik, Per Haug, Kari Nes, Gro Li, Randi Fjell" }),
      nn("confirm.turnsMissing"),
    ],
    [
      "«Neste» before everybody has had the word",
      meetingIn("clarifying"),
      { verb: "nextPhase", from: "clarifying", visit: 3 },
      nn("refusal.turnsMissing", { names: "Siri Vik, Per Haug, Kari Nes, Gro Li, Randi Fjell" }),
      nn("confirm.turnsMissing"),
    ],
    [
      "«Avslutt møtet»",
      meetingIn("evaluation"),
      { verb: "nextPhase", from: "evaluation", visit: 8 },
      nn("refusal.evaluationMissing", { names: "Randi Fjell, Olav Dal, Siri Vik, Gro Li" }),
      nn("confirm.evaluationMissing"),
    ],
  ];

  test.each(asked)(
    "says who is missing, and does it when the leader says yes: %s",
    async (what, played, data, why, yes) => {
      const bot = turns({ played });
      bot.clock.nowMs += 60_000;
      const answer = await bot.turn(execute(who("leader"), { m: INFO.meetingId, ...data }));
      expect(shown(answer).texts).toContain(why);
      // Right above the row of what was pressed, with the yes in it; on top where the leader's card has it in «Meir …».
      const drawn = buttonsOf({ title: "", card: cardIn(answer) });
      const yesAt = drawn.findIndex(({ title }) => title === yes);
      const pressedAt = drawn.findLastIndex((one) => (one.data as Json | undefined)?.verb === data.verb);
      const onCard = pressedAt !== yesAt;
      expect(onCard).toBe(!what.startsWith("«Neste»"));
      if (!onCard) expect(yesAt).toBe(0);
      expect(pressedAt - yesAt).toBeGreaterThanOrEqual(onCard ? 1 : 0);
      expect(pressedAt - yesAt).toBeLessThanOrEqual(3);
      expect(bot.events()).toEqual(played.events);
      const button = buttonsOf({ title: "", card: cardIn(answer) }).find(({ title }) => title === yes);
      await bot.turn(execute(who("leader"), button?.data as Json));
      expect(bot.events().length).toBeGreaterThan(played.events.length);
    },
  );

  test.each(asked)("and the same in «Meir …»: %s", async (_what, played, data, why, yes) => {
    const bot = turns({ played });
    const { card } = dialogIn(await bot.turn(task("submit", who("leader"), { m: INFO.meetingId, ...data })));
    expect(textsOf({ title: "", card })[0]).toBe(why);
    const button = buttonsOf({ title: "", card }).find(({ title }) => title === yes);
    await bot.turn(task("submit", who("leader"), button?.data as Json));
    expect(bot.events().length).toBeGreaterThan(played.events.length);
  });

  test("and said as «neste» in the chat, with the way to say yes", async () => {
    const bot = turns({ played: meetingIn("clarifying") });
    await bot.turn(message(who("leader"), "neste"));
    expect(bot.messenger.said.join()).toContain(nn("bot.asksOnCard"));
  });
});

describe("a button that has come under the finger", () => {
  const spoken = play([wholeRound], meetingIn("clarifying"));
  const next = { verb: "nextPhase", from: "roles", visit: 1 };
  const asDrawn = (data: Json, visit: number) => ({ ...data, visit });
  const worded = play(
    [as("leader", { type: "wordStatusQuo", sentence: "mange står utanfor" })],
    meetingIn("statusQuo"),
  );
  const others = ["olav", "siri", "per", WITHOUT_APP].map((id) =>
    as(id === WITHOUT_APP ? "leader" : id, { type: "agree", personId: id }),
  );
  const [agrees, reserves] = [
    as("kari", { type: "agree", personId: "kari" }),
    as("kari", { type: "reserve", personId: "kari", reason: "Veit for lite" }),
  ];
  const leaderAgrees = as("leader", { type: "agree", personId: "leader" });

  test.each<[string, Played, Json, Json]>([
    [
      "«Neste» twice",
      play(
        [as("leader", { type: "describe", what: "Uro", behind: "Sett", grounds: ["logs"] })],
        meetingIn("description"),
      ),
      asDrawn({ verb: "nextPhase", from: "description" }, 2),
      asDrawn({ verb: "endTurn", personId: "olav" }, 3),
    ],
    [
      "the next speaker's turn after the one before",
      meetingIn("clarifying"),
      asDrawn({ verb: "endTurn", personId: "olav" }, 3),
      asDrawn({ verb: "endTurn", personId: "siri" }, 3),
    ],
    [
      "«Neste» where «Konkluder med atterhald» was",
      play([...others, leaderAgrees, reserves], worded),
      asDrawn({ verb: "concludeStatusQuo" }, 4),
      asDrawn({ verb: "nextPhase", from: "statusQuo" }, 4),
    ],
    [
      "«Neste» where «Eg er einig» was",
      play([...others, agrees], worded),
      asDrawn({ verb: "agree" }, 4),
      asDrawn({ verb: "nextPhase", from: "statusQuo" }, 4),
    ],
    [
      "«Ein runde til» where «Avslutt runden» was",
      meetingIn("clarifying"),
      asDrawn({ verb: "endRound", confirmed: true }, 3),
      asDrawn({ verb: "anotherRound" }, 3),
    ],
    [
      "what stands there after «Ein runde til»",
      spoken,
      asDrawn({ verb: "anotherRound" }, 3),
      asDrawn({ verb: "endRound", confirmed: true }, 3),
    ],
  ])("within two seconds does nothing for who moved the meeting: %s", async (_what, played, first, second) => {
    const bot = turns({ played });
    bot.clock.nowMs += 60_000;
    await press(bot, "leader", first);
    const before = bot.events();
    expect(before.length).toBeGreaterThan(played.events.length);
    bot.clock.nowMs += 1_900;
    const { type, texts } = await press(bot, "leader", second);
    expect(type).toBe(CARD);
    expect(texts.join()).not.toContain(nn("refusal.oldCard"));
    expect(bot.events()).toEqual(before);
    bot.clock.nowMs += 200;
    await press(bot, "leader", second);
    expect(bot.events().length).toBeGreaterThan(before.length);
  });

  test("is pressed at once by others, and by one who has done something else since", async () => {
    const bot = turns({ played: meetingIn("clarifying") });
    bot.clock.nowMs += 60_000;
    await press(bot, "leader", asDrawn({ verb: "endTurn", personId: "olav" }, 3));
    await press(bot, "siri", asDrawn({ verb: "endTurn", personId: "siri" }, 3));
    expect(bot.events().findLast(({ type }) => type === "turnStarted")).toMatchObject({ personId: "per" });
    bot.clock.nowMs += 500;
    await bot.happens(
      as("siri", { type: "contribute", authorId: "siri", text: "Kva?", detail: { kind: "clarifying" } }),
    );
    await press(bot, "siri", asDrawn({ verb: "endTurn", personId: "per" }, 3));
    expect(bot.events().findLast(({ type }) => type === "turnStarted")).toMatchObject({ personId: "kari" });
  });

  test("goes by people's time, however fast the practice room's clock runs", async () => {
    const bot = turns({ played: meetingDoneWith("roles"), clockSpeed: 60 });
    await press(bot, "leader", next);
    const before = bot.events();
    bot.clock.nowMs += 60_000;
    await press(bot, "leader", asDrawn({ verb: "pause" }, 2));
    expect(bot.events()).toEqual(before);
  });
});

describe("a press that Teams sends again, since the answer was lost", () => {
  const next = { verb: "nextPhase", from: "roles", visit: 1 };

  test("is answered with the card as it is, and does nothing twice", async () => {
    const bot = turns({ played: meetingDoneWith("roles") });
    await press(bot, "leader", next);
    const { type, texts } = await press(bot, "leader", next);
    expect(type).toBe(CARD);
    expect(texts.join()).toContain(nn("phase.description"));
    expect(texts).not.toContain(nn("refusal.oldCard"));
  });

  test("is so too when Teams tries a last time, half a minute later", async () => {
    const bot = turns({ played: meetingDoneWith("roles") });
    await press(bot, "leader", next);
    const later = Date.now() + 35_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    expect((await press(bot, "leader", next)).texts).not.toContain(nn("refusal.oldCard"));
    vi.restoreAllMocks();
  });

  test("is told from the same button pressed by somebody else, or long after", async () => {
    const bot = turns({ played: meetingDoneWith("roles") });
    await press(bot, "leader", next);
    expect((await press(bot, "per", next)).texts[0]).toBe(nn("refusal.oldCard"));
    const later = Date.now() + 60_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    expect((await press(bot, "leader", next)).texts[0]).toBe(nn("refusal.oldCard"));
    vi.restoreAllMocks();
  });
});
