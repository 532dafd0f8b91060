import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import { actionsOf, type CardAction, findAction, reasonIn, textOf } from "../../practice/room/cards.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const titled = (title: string) => (action: CardAction) => action.title === title;
const AGREE = titled(nn("card.button.agree"));
const UNDO = titled(nn("card.button.undo.answer"));

describe.skipIf(databaseMissing)("«Eg er einig»", () => {
  const scene = useScene();
  beforeEach(async () => {
    await scene().start();
    await scene().forward("statusQuo");
    await scene().must(LEADER, "wordStatusQuo", { sentence: "mange er åleine" });
    await scene().says("mange er åleine");
  });
  afterEach(() => scene().breakOff());

  const onCard = (is: (action: CardAction) => boolean) =>
    scene().room.world.until("the button on the card", () => {
      const card = scene().live()?.card;
      return card && findAction(card, is);
    });
  const press = (who: string, action: CardAction) => scene().person(who).act(scene().lastCard().id, action);
  function buttonIn(answer: Answer, is: (action: CardAction) => boolean): CardAction {
    const action = answer.kind === "card" ? findAction(answer.card, is) : undefined;
    if (action === undefined) throw new Error(words(answer));
    return action;
  }
  const waitsFor = async (who: string) =>
    /Har ikkje svart enno: (.*)/.exec(await scene().seen(LEADER))?.[1]?.includes(who) === true;

  test("is taken back with the button in the answer to the press, or in «Meir …», by anybody who takes part", async () => {
    const undo = buttonIn(await press(TEACHER, await onCard(AGREE)), UNDO);
    expect(await waitsFor(TEACHER)).toBe(false);
    const answer = await press(TEACHER, undo);
    expect(answer.kind === "card" && actionsOf(answer.card).some(UNDO)).toBe(false);
    expect(await waitsFor(TEACHER)).toBe(true);

    await press(TEACHER, await onCard(AGREE));
    const more = await scene().player.open(TEACHER, "more", scene().live);
    await more.press(UNDO);
    expect(await waitsFor(TEACHER)).toBe(true);
  });

  test("becomes a reservation and agreement again, from the card or from a form", async () => {
    const { player, live, seen } = scene();
    await press(TEACHER, await onCard(AGREE));
    const form = await player.open(TEACHER, "reserve", live);
    await form.send("reserve", { reason: "Vi veit for lite." });
    expect(await seen(LEADER)).toContain("Vi veit for lite.");
    await scene().must(TEACHER, "agree", { wording: 0 });
    expect(await seen(LEADER)).not.toContain("Vi veit for lite.");
  });

  test("on a card with an earlier sentence answers nothing, and shows the sentence as it is", async () => {
    const agree = await onCard(AGREE);
    await scene().must(LEADER, "wordStatusQuo", { sentence: "nokre er åleine" });
    const answer = await press(TEACHER, agree);
    expect(answer.kind === "card" && reasonIn(answer.card)).toBe(nn("refusal.sentenceChanged"));
    expect(answer.kind === "card" && textOf(answer.card)).toContain("nokre er åleine");
    expect(await waitsFor(TEACHER)).toBe(true);
  });

  test("can't be taken back on a card from before the meeting went on", async () => {
    const undo = buttonIn(await press(TEACHER, await onCard(AGREE)), UNDO);
    for (const { name, inChat } of scene().room.world.state.people)
      if (inChat && name !== TEACHER) await scene().must(name, "agree");
    await scene().must(LEADER, "nextPhase", { from: "statusQuo" });
    const answer = await press(TEACHER, undo);
    expect(answer.kind === "card" && reasonIn(answer.card)).toBe(nn("refusal.oldCard"));
  });
});
