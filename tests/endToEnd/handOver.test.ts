import { afterEach, describe, expect, test } from "vitest";
import { findAction, textOf } from "../../practice/room/cards.ts";
import { does, opens } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");

describe.skipIf(databaseMissing)("the leader asks another to lead from now on", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const privately = (who: string) => scene().person(who).state.personalChatId;
  const question = nn("card.told.offer", { name: LEADER });
  const atQuestion = () => scene().player.inPrivate(TEACHER, (card) => textOf(card).includes(question));

  async function answer(yes: boolean): Promise<void> {
    const card = atQuestion();
    const button = card?.card && findAction(card.card, does("answerOffer", { yes }));
    if (card === undefined || button === undefined) throw new Error("nobody asks");
    expect(words(await scene().person(TEACHER).act(card.id, button))).toBe(nn("bot.done"));
  }

  /** From the form, as a leader finds it. */
  async function ask(who: string): Promise<void> {
    const { player, live, start, person } = scene();
    await start();
    const more = await player.open(LEADER, "more", live);
    await more.goTo(opens("handOver"));
    await more.send("offerLeading", { personId: person(who).state.aadObjectId });
  }

  test("who says yes on a card of their own, and then leads, and gets the referat", async () => {
    const { says, must, chatId, mark, order } = scene();
    await ask(TEACHER);
    await says(question, privately(TEACHER));
    const before = mark();
    await answer(true);
    await says(nn("card.notice.leader.agreed", { from: LEADER, to: TEACHER }), chatId, before);
    await must(TEACHER, "goWithoutViddevakt");
    await order(TEACHER, "abort", { reason: "" });
    await says(nn("card.referat.draft"), privately(TEACHER), before);
  });

  test("who says no: the leader is told in private, and the chat is not", async () => {
    const { says, must, room, chatId, mark } = scene();
    await ask(TEACHER);
    const asked = await says(question, privately(TEACHER));
    const before = mark();
    await answer(false);
    await says(nn("card.told.offerDeclined", { name: TEACHER }), privately(LEADER), before);
    await room.world.until("the question to be closed", () => {
      const { card } = room.world.state.messages.find(({ id }) => id === asked.id) ?? {};
      return card !== undefined && !textOf(card).includes(question);
    });
    const inChat = room.world.state.messages.filter((one) => one.chatId === chatId && Number(one.id) > Number(before));
    expect(inChat.map(({ card }) => card && textOf(card)).join()).not.toContain(TEACHER);
    await must(LEADER, "goWithoutViddevakt");
  });
});
