import { afterEach, describe, expect, test } from "vitest";
import { findAction, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, read, TEACHER, useScene, WITHOUT_APP, words } from "./scene.ts";

const nn = translator("nn");
const MINUTE_MS = 60_000;
/** The longest there is: seven and a half minutes for the roles, nearly up after six, and two for each in the first round. */
const TOTAL_MINUTES = 90;

describe.skipIf(databaseMissing)("the viddevakt", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const privately = (who: string) => scene().person(who).state.personalChatId;
  const pass = (minutes: number) => scene().room.bot.skip(minutes * MINUTE_MS);

  async function startWith(viddevakt: string): Promise<void> {
    const { start, must, person } = scene();
    await start({ totalMinutes: `${TOTAL_MINUTES}` });
    await must(LEADER, "askViddevakt", { personId: person(viddevakt).state.aadObjectId });
    await must(viddevakt, "answerViddevakt", { yes: true });
  }

  test("is asked with a mention, and may say no", async () => {
    const { start, must, person, player, live, seen } = scene();
    await start();
    await must(LEADER, "askViddevakt", { personId: person(TEACHER).state.aadObjectId });
    await player.press(TEACHER, does("answerViddevakt", { yes: false }), live);
    expect(await seen(LEADER)).toContain(nn("card.viddevakt.declined", { name: TEACHER }));
    expect(scene().room.world.state.messages.some((one) => one.mentions.some(({ name }) => name === TEACHER))).toBe(
      true,
    );
  });

  test("gets a card of their own in private, with the time and who waits", async () => {
    await startWith(TEACHER);
    await scene().says(nn("card.guard.title"), privately(TEACHER));
    await scene().must(LEADER, "nextPhase", { from: "roles" });
    await scene().forward("clarifying", "description");
    await scene().room.world.until("the card to follow", () => {
      const card = scene().player.inPrivate(TEACHER, (one) => "refresh" in one);
      return card !== undefined && read(card).includes(nn("card.guard.spoken"));
    });
  });

  test("is told in private when the time is nearly up, when it is up and when it is over, and the chat is not", async () => {
    const { says, chatId, mark, room } = scene();
    const before = mark();
    await startWith(TEACHER);
    const phase = nn("phase.roles");
    await pass(6);
    const near = await says("igjen av «", privately(TEACHER), before);
    await pass(1.5);
    const up = await says(nn("card.prompt.phaseUp", { phase }), privately(TEACHER), near.id);
    await pass(2);
    await says(nn("card.prompt.phaseOver", { phase, count: 2 }), privately(TEACHER), up.id);
    const inChat = room.world.state.messages.filter((one) => one.chatId === chatId && Number(one.id) > Number(before));
    expect(inChat.map(read).filter((said) => said.includes("viddevakt:"))).toEqual([]);
  });

  test("sees the minutes go on their card as everybody does in the chat, and what is left in a pause", async () => {
    const { room, live, player, must, seen } = scene();
    await startWith(TEACHER);
    const cards = () => [live()?.card, player.inPrivate(TEACHER, (card) => "refresh" in card)?.card];
    const both = (says: RegExp) =>
      room.world.until(`both cards to say ${says}`, () =>
        cards().every((card) => card !== undefined && says.test(textOf(card))),
      );
    await pass(9);
    await both(/kl\. \d\d\.\d\d · \d minutt over/);
    await both(/ligg an til kl\./);
    await must(LEADER, "lengthen", { minutes: "5" });
    await must(LEADER, "pause");
    expect(await seen(LEADER)).toContain(nn("card.clock.paused", { count: 5 }));
  });

  test("is told when somebody has used their share of the time, and gives the word on", async () => {
    const { says, must, forward, player, seen, mark } = scene();
    await startWith(TEACHER);
    await must(LEADER, "nextPhase", { from: "roles" });
    await forward("clarifying", "description");
    const [, , first = ""] = /(Ordet har) (.+?)\./.exec(await seen(LEADER)) ?? [];
    const name = first.replaceAll("*", "");
    const before = mark();
    await pass(2);
    await says(nn("card.prompt.turnUp", { name }), privately(TEACHER), before);
    const prompt = () =>
      player.inPrivate(TEACHER, (card) => !("refresh" in card) && !!findAction(card, does("endTurn")));
    await player.press(TEACHER, does("endTurn"), prompt);
    expect(await seen(LEADER)).not.toContain(`Ordet har **${name}**`);
  });

  test.each(["speakingTime", "matter", "clock"] as const)(
    "reminds the chat of %s without naming anybody",
    async (reminder) => {
      const { mark, must, says, chatId } = scene();
      await startWith(TEACHER);
      const before = mark();
      await must(TEACHER, "remind", { reminder });
      const said = await says(nn(`card.reminder.${reminder}`), chatId, before);
      expect(said.mentions).toEqual([]);
    },
  );

  test("gives the phase a minute more", async () => {
    await startWith(TEACHER);
    await scene().must(TEACHER, "lengthen", { minutes: 1 });
  });

  test("who can't be reached in private gets a mention in the chat instead, without what is private", async () => {
    const { mark, room, chatId } = scene();
    const before = mark();
    await startWith(WITHOUT_APP);
    await pass(1);
    const call = await room.world.until("a mention of the one without the app", () =>
      room.world.state.messages.find((one) => isCall(one) && one.chatId === chatId && Number(one.id) > Number(before)),
    );
    expect(call.mentions.map(({ name }) => name)).toEqual([WITHOUT_APP]);
    expect(read(call)).not.toContain(nn("phase.roles"));
    expect(room.ledger.entries.some(({ what, status }) => what === "create" && status === 403)).toBe(true);
  });

  test("nobody else may do what the viddevakt does", async () => {
    await startWith(TEACHER);
    expect(words(await scene().order(WITHOUT_APP, "remind", { reminder: "clock" }))).toBe(nn("refusal.notViddevakt"));
  });

  test("hears nothing while the meeting is paused", async () => {
    const { must, mark, room, says } = scene();
    await startWith(TEACHER);
    await must(LEADER, "pause");
    const before = mark();
    await pass(30);
    await must(LEADER, "resume");
    await pass(6);
    const near = await says("igjen av «", privately(TEACHER), before);
    const heard = room.world.state.messages.filter(
      (one) => one.chatId === privately(TEACHER) && Number(one.id) > Number(before) && isPrompt(one),
    );
    expect(heard.map(({ id }) => id)).toEqual([near.id]);
  });

  /** The card that always stands there refreshes itself, and comes by itself too. */
  function isPrompt({ card, from }: Message): boolean {
    return from.kind === "bot" && card !== undefined && !("refresh" in card);
  }

  function isCall(message: Message): boolean {
    return read(message).includes("når deg ikkje i privat chat");
  }
});
