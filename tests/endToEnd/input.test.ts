import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { helpCard } from "../../cards/chat/help.ts";
import type { Verb } from "../../cards/verbs.ts";
import * as activities from "../../practice/room/activities.ts";
import { findAction, reasonIn, textOf } from "../../practice/room/cards.ts";
import { frameOf, meetingChat } from "../../practice/room/stage.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { TurnedDown } from "../../practice/scenarios/openForm.ts";
import { type TextKey, translator } from "../../src/text/text.ts";
import { SYNTHETIC } from "../meeting/nationalIds.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, read, START, TEACHER, useScene, valueIn, words } from "./scene.ts";

const nn = translator("nn");

describe.skipIf(databaseMissing)("bad input in a running meeting", () => {
  const scene = useScene();

  beforeAll(async () => {
    await scene().start();
    await scene().forward("clarifying");
  });
  afterAll(() => scene().breakOff());

  /** Does something, and sees to it that the meeting is as it was before. */
  async function changingNothing<T>(act: () => Promise<T>): Promise<T> {
    const before = await scene().seen(LEADER);
    const result = await act();
    expect(await scene().seen(LEADER)).toBe(before);
    return result;
  }

  /** Sends a question with the form, and gives what the form says when it comes back. */
  async function refused(text: string): Promise<{ reason: string; kept: unknown }> {
    const form = await scene().player.open(TEACHER, "contribute", scene().live);
    const error = await form.send("contribute", { text }).catch((thrown: unknown) => thrown);
    if (!(error instanceof TurnedDown)) throw new Error("it was taken");
    return { reason: error.message, kept: valueIn(form.card, "text") };
  }

  describe("a text", () => {
    test("of more than 1,000 characters is sent back with everything that was written", async () => {
      const text = `${"Kor lenge har det vore slik? ".repeat(40)}`.slice(0, 1001);
      const { reason, kept } = await changingNothing(() => refused(text));
      expect(reason).toBe(nn("refusal.textTooLong", { limit: 1000, length: 1001, over: 1 }));
      expect(kept).toBe(text);
    });

    test("of 5,000 pasted characters comes back whole, and is taken when it has been made shorter", async () => {
      const text = "Kor lenge har det vore slik? ".repeat(200).slice(0, 5_000).trim();
      const { reason, kept } = await changingNothing(() => refused(text));
      expect(reason).toBe(nn("refusal.textTooLong", { limit: 1000, length: text.length, over: text.length - 1000 }));
      expect(kept).toBe(text);
      const form = await scene().player.open(TEACHER, "contribute", scene().live);
      await form.send("contribute", { text: text.slice(0, 1_000) });
      expect(await scene().seen(LEADER)).toContain(text.slice(0, 100));
    });

    test("of 100,000 characters, from a client that goes by no limit, is refused kindly, with what there is room for", async () => {
      const { person, live, player } = scene();
      const sent = "Kor lenge har det vore slik? ".repeat(4_000).slice(0, 100_000);
      const form = await player.open(TEACHER, "contribute", live);
      const data = { ...findAction(form.card, does("contribute"))?.data, text: sent };
      const answer = await changingNothing(() => person(TEACHER).submit(scene().lastCard().id, data));
      expect(words(answer)).toBe(
        nn("refusal.textTooLong", { limit: 1000, length: sent.trim().length, over: sent.trim().length - 1000 }),
      );
      const kept = answer.kind === "dialog" ? String(valueIn(answer.dialog.card, "text")) : "";
      expect(kept.length).toBeGreaterThanOrEqual(10_000);
      expect(sent.startsWith(kept)).toBe(true);
    });

    test("with a fødselsnummer is refused with an explanation, and kept in the form", async () => {
      const text = `Gjeld det ${SYNTHETIC} òg?`;
      const { reason, kept } = await changingNothing(() => refused(text));
      expect(reason).toBe(nn("refusal.nationalId"));
      expect(kept).toBe(text);
    });

    test("with what may be a child's name is asked about, and taken when the writer stands by it", async () => {
      const text = "Er det Kari som er mest åleine?";
      const { reason, kept } = await changingNothing(() => refused(text));
      expect(reason).toBe(nn("refusal.likelyName", { names: "Kari" }));
      expect(kept).toBe(text);
      const form = await scene().player.open(TEACHER, "contribute", scene().live);
      await form.send("contribute", { text }, { confirm: true });
      expect(await scene().seen(LEADER)).toContain(text);
    });

    test("of nothing but blanks is refused", async () => {
      expect((await changingNothing(() => refused("  \n "))).reason).toBe(nn("refusal.textMissing"));
    });

    test("whose phase has passed meanwhile comes back to be copied", async () => {
      const { player, live, start, forward, breakOff, must } = scene();
      await breakOff();
      await start();
      await forward("clarifying");
      const form = await player.open(TEACHER, "contribute", live);
      await must(LEADER, "endRound", { confirmed: true });
      await must(LEADER, "nextPhase", { from: "clarifying" });
      await expect(form.send("contribute", { text: "Kven har sett det?" })).rejects.toThrow(nn("refusal.wrongPhase"));
      expect(textOf(form.card)).toContain("Kven har sett det?");
      await breakOff();
      await start();
      await forward("clarifying");
    });

    test.each([
      [
        "bold, slant, a link and code",
        "**feit** _skrå_ [lenke](https://example.no) `kode`",
        "\\*\\*feit\\*\\* \\_skrå\\_ \\[lenke\\](https://example.no) \\`kode\\`",
      ],
      ["a mention", "<at>Ragnhild Fjordheim</at>, du?", "\\<at\\>Ragnhild Fjordheim\\</at\\>, du?"],
      ["HTML", "<img src=x onerror=alert(1)> <b>x</b>", "\\<img src=x onerror=alert(1)> \\<b>x\\</b>"],
      ["a macro", "{{DATE(2026-01-01T00:00:00Z)}}", "\\{\\{DATE(2026-01-01T00:00:00Z)}}"],
    ])("with %s stands on the card as it was written, and nothing more comes of it", async (_what, text, shown) => {
      const { order, room } = scene();
      const answer = await order(TEACHER, "contribute", { phase: "clarifying", text });
      expect(words(answer)).toContain(`**${TEACHER}**: ${shown}`);
      expect(answer).toMatchObject({ card: { msteams: { width: "Full" } } });
      expect(JSON.stringify(answer)).not.toContain('"entities"');
      expect(room.world.state.messages.flatMap((one) => one.mentions)).toEqual([]);
    });
  });

  describe("forged data", () => {
    const send = (who: string, value: unknown, name = "adaptiveCard/action") => {
      const { room, person, invoke, lastCard } = scene();
      const press = { messageId: lastCard().id, verb: "agree", data: {} };
      const activity = activities.execute(
        frameOf(room.stage),
        meetingChat(room.stage),
        person(who).state,
        press,
        "manual",
      );
      return invoke({ ...activity, name, value });
    };
    const action = (data: unknown, verb?: string) => ({
      action: { type: "Action.Execute", ...(verb && { verb }), data },
      trigger: "manual",
    });

    test.each<[string, unknown]>([
      ["no value at all", undefined],
      ["an empty value", {}],
      ["null", null],
      ["a text for an action", { action: "agree" }],
      ["an action without data", { action: { type: "Action.Execute", verb: "nextPhase" } }],
      ["data that is a text", action("nextPhase", "nextPhase")],
      ["data that is a list", action([1, 2, 3], "nextPhase")],
      ["a verb that is no text", action({ verb: 7 })],
      ["a verb that nobody knows", action({ verb: "deleteEverything", m: "x" }, "deleteEverything")],
      ["a verb of the object's own", action({ verb: "constructor", m: "x" }, "__proto__")],
      ["a meeting that isn't there", action({ verb: "agree", m: "'; DROP TABLE event; --" })],
      ["a command of the clock's", action({ verb: "timer", m: "x", timer: { kind: "sendReferat" } })],
      ["something large", action({ verb: "contribute", text: "x".repeat(100_000) })],
    ])("%s is answered with a sentence, and changes nothing", async (_what, value) => {
      const result = await changingNothing(() => send(LEADER, value));
      expect(result).toMatchObject({
        ok: true,
        body: { statusCode: 200, value: expect.stringMatching(/\p{L}{3}.*[.]$/u) },
      });
    });

    test.each(["task/fetch", "task/submit"])(
      "in a %s is answered in the dialog's place, and changes nothing",
      async (name) => {
        for (const value of [
          undefined,
          {},
          { data: "x" },
          { data: { dialog: "nothing" } },
          { data: { verb: "nothing" } },
        ]) {
          const result = await changingNothing(() => send(LEADER, value, name));
          expect(result).toMatchObject({ ok: true, body: { task: { value: expect.anything() } } });
        }
      },
    );

    test("an invoke of another kind is answered and changes nothing", async () => {
      expect(await changingNothing(() => send(LEADER, {}, "composeExtension/query"))).toMatchObject({ ok: true });
    });

    test("nobody can speak for somebody who is in Teams themself", async () => {
      const { order, person } = scene();
      const personId = person(TEACHER).state.aadObjectId;
      const answer = await changingNothing(() =>
        order(LEADER, "contribute", { phase: "clarifying", personId, text: "Eg seier noko." }),
      );
      expect(words(answer)).toBe(nn("refusal.hasApp", { name: TEACHER }));
    });

    test("numbers and dates that make no sense are answered kindly", async () => {
      const { order } = scene();
      for (const minutes of [0, -1, 1e9, "x", ""]) {
        const answer = await changingNothing(() => order(LEADER, "lengthen", { minutes }));
        expect(answer.kind === "card" && reasonIn(answer.card)).toMatch(/\p{L}{3}/u);
      }
    });

    test("a start form with values of its own invention is refused", async () => {
      const { person, lastCard } = scene();
      for (const odd of [
        { totalMinutes: "61" },
        { målform: "en" },
        { einingKind: "prison" },
        { sendAfterWorkingDays: "-1" },
      ]) {
        const answer = await changingNothing(() =>
          person(LEADER).submit(lastCard().id, { verb: "start", ...START, ...odd }),
        );
        expect(words(answer)).toBe(nn("bot.form.incomplete"));
      }
    });
  });

  describe("somebody without the right to it", () => {
    test.each<[Verb, Readonly<Record<string, unknown>>, TextKey]>([
      ["nextPhase", { from: "clarifying" }, "refusal.notLeader"],
      ["endRound", {}, "refusal.notLeader"],
      ["pause", {}, "refusal.notLeaderOrSecretary"],
      ["abort", { reason: "" }, "refusal.notLeader"],
      ["goBack", { phase: "roles", reason: "x" }, "refusal.notLeader"],
      ["lengthen", { minutes: 5 }, "refusal.notViddevakt"],
      ["remind", { reminder: "clock" }, "refusal.notViddevakt"],
      ["askViddevakt", { personId: "x" }, "refusal.notLeader"],
      ["appointSecretary", { personId: "x" }, "refusal.notLeader"],
      ["answerViddevakt", { yes: true }, "refusal.viddevaktNotAsked"],
      ["answerTakeOver", { yes: true }, "refusal.notLeader"],
      ["addWithoutApp", { name: "Nokon", teneste: "nav", email: "" }, "refusal.notLeaderOrSecretary"],
    ])("is told so at %s, and nothing changes", async (verb, data, key) => {
      const answer = await changingNothing(() => scene().order(TEACHER, verb, data));
      expect(words(answer)).toBe(nn(key, { leader: LEADER }));
    });

    test("is told so when they open a form that is not theirs", async () => {
      const { person, meetingNow, lastCard } = scene();
      const data = { msteams: { type: "task/fetch" }, dialog: "goBack", m: meetingNow() };
      const answer = await person(TEACHER).act(lastCard().id, { type: "Action.Submit", data });
      expect(words(answer)).toBe(nn("refusal.notLeader", { leader: LEADER }));
    });
  });

  describe("something out of time", () => {
    test.each<[Verb, Readonly<Record<string, unknown>>, TextKey]>([
      ["wordStatusQuo", { sentence: "noko" }, "refusal.wrongPhase"],
      ["agree", {}, "refusal.wrongPhase"],
      ["vote", { factorIds: "k1" }, "refusal.wrongPhase"],
      ["chooseFactors", { factorIds: "k1" }, "refusal.wrongPhase"],
      ["takeTiltak", { id: "k1", category: "social", responsible: "eining" }, "refusal.wrongPhase"],
      ["evaluate", { structure: "yes", useful: "yes" }, "refusal.wrongPhase"],
      ["contribute", { phase: "factors", systemFactor: true, text: "noko" }, "refusal.wrongPhase"],
      ["nextPhase", { from: "roles" }, "refusal.oldCard"],
      ["anotherRound", {}, "refusal.roundNotOver"],
      ["resume", {}, "refusal.notPaused"],
      ["approveReferat", {}, "refusal.referatNotReady"],
    ])("such as %s is answered with what to do instead", async (verb, data, key) => {
      expect(words(await changingNothing(() => scene().order(LEADER, verb, data)))).toBe(nn(key));
    });

    test("a button on a card of an earlier phase is old", async () => {
      const answer = await changingNothing(() => scene().order(LEADER, "lengthen", { minutes: 1, visit: 1 }));
      expect(words(answer)).toBe(nn("refusal.oldCard"));
    });
  });

  test("a word that was mistyped is answered when it has been corrected, and «neste» is asked for in a new message", async () => {
    const { room, tellPrivately, person } = scene();
    const { personalChatId } = person(TEACHER).state;
    const inPrivate = () => room.world.state.messages.filter(({ chatId }) => chatId === personalChatId);
    await tellPrivately(TEACHER, "hjlep");
    const mistyped = inPrivate().findLast(({ from }) => from.kind === "person") ?? expect.fail("nothing written");
    const correct = async (into: string) => {
      const before = inPrivate().length;
      await person(TEACHER).edit(mistyped, into);
      return inPrivate().slice(before).map(read);
    };
    const { card } = helpCard({ personal: true, unknown: false, målform: "nn", t: nn });
    expect(await correct("hjelp")).toContain(textOf(card));
    expect(await correct("neste")).toContain(nn("bot.edited"));
  });

  test("a press that comes as a message with a value, as older clients send it, counts", async () => {
    const { room, person, meetingNow, lastCard, seen } = scene();
    const data = { verb: "pass", m: meetingNow() };
    const press = { messageId: lastCard().id, data };
    const { state } = person(TEACHER);
    await room.stage.courier.send(
      activities.submitMessage(frameOf(room.stage), meetingChat(room.stage), state, room.world.nextId(), press),
    );
    expect(await seen(LEADER)).toContain(nn("card.round.passed", { names: TEACHER }));
  });

  test("activities that the bot has no use for are taken without a word", async () => {
    const { room, person, mark, chatId } = scene();
    const before = mark();
    for (const type of ["messageReaction", "typing", "messageUpdate", "endOfConversation", "handoff"]) {
      const chat = meetingChat(room.stage);
      const activity = activities.message(frameOf(room.stage), chat, person(TEACHER).state, room.world.nextId(), "x");
      await room.stage.courier.send({ ...activity, type });
    }
    const statuses = room.ledger.entries.slice(-5).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(room.world.state.messages.filter((one) => one.chatId === chatId && Number(one.id) > Number(before))).toEqual(
      [],
    );
  });

  test("nothing that people wrote or are called stands in the log", async () => {
    const log = scene().log();
    expect(log).toContain("bot.listening");
    expect(log).not.toMatch(/Kari|Ragnhild|Sunniva|åleine|DROP TABLE/);
    expect(log).not.toContain("turn.failed");
  });

  describe("after the meeting", () => {
    test.each<[Verb, Readonly<Record<string, unknown>>]>([
      ["contribute", { phase: "clarifying", text: "Eitt spørsmål til?" }],
      ["nextPhase", { from: "clarifying" }],
      ["pass", {}],
      ["lengthen", { minutes: 1 }],
      ["abort", { reason: "" }],
    ])("%s is too late, and said to be", async (verb, data) => {
      const { order, live, breakOff, meetingNow, room } = scene();
      if (ended === "") {
        // What came before may have asked for the card anew, and it may be on its way.
        await room.world.until("the card", () => live() !== undefined);
        ended = meetingNow();
        await breakOff();
      }
      const m = ended;
      expect(words(await order(LEADER, verb, data, m))).toBe(nn("refusal.meetingEnded"));
      expect(room.bot.status).toBe("running");
    });
    let ended = "";

    test("a form of the meeting can't be opened", async () => {
      const { person, lastCard } = scene();
      const data = { msteams: { type: "task/fetch" }, dialog: "contribute", m: ended };
      const answer = await person(TEACHER).act(lastCard().id, { type: "Action.Submit", data });
      expect(words(answer)).toBe(nn("refusal.meetingEnded"));
    });
  });
});
