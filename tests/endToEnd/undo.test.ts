import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import { type CardAction, findAction, reasonIn, textOf } from "../../practice/room/cards.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const isUndo = ({ data }: CardAction) => data?.verb === "undo";

describe.skipIf(databaseMissing)("what was done a moment ago", () => {
  // The twelve seconds in which the word can be given back last two minutes.
  const scene = useScene({ speed: 0.1 });

  beforeAll(async () => {
    await scene().start();
    await scene().forward("clarifying");
  });
  afterAll(() => scene().breakOff());

  const speaker = async () => /Ordet har (.+?)\./.exec(await scene().seen(LEADER))?.[1] ?? "";
  const idOf = (name: string) => scene().person(name.replaceAll("*", "")).state.aadObjectId;

  /** The button that stands in the answer to a press. */
  function undoIn(answer: Answer): CardAction {
    const action = answer.kind === "card" ? findAction(answer.card, isUndo) : undefined;
    if (action === undefined) throw new Error(words(answer));
    return action;
  }

  test("the word is given back with the button in the answer, within two seconds too, and without a refresh", async () => {
    const { order, person, lastCard, room } = scene();
    const had = await speaker();
    const undo = undoIn(await order(LEADER, "endTurn", { personId: idOf(had) }));
    expect(await speaker()).not.toBe(had);
    expect(undo.title).toContain("får ordet igjen");
    const shown = await room.world.until("the plain card to say it", () => {
      const { card } = lastCard();
      return card && findAction(card, isUndo)?.title;
    });
    expect(shown).toContain(LEADER);
    await person(LEADER).act(lastCard().id, undo);
    expect(await speaker()).toBe(had);
  });

  test("is nobody else's to undo, and is undone once", async () => {
    const { order, person, lastCard } = scene();
    const had = await speaker();
    const undo = undoIn(await order(LEADER, "endTurn", { personId: idOf(had) }));
    const byOther = await person(TEACHER).act(lastCard().id, undo);
    expect(byOther.kind === "card" && reasonIn(byOther.card)).toBe(nn("refusal.nothingToUndo"));
    await person(LEADER).act(lastCard().id, undo);
    expect(await speaker()).toBe(had);
    const next = undoIn(await order(LEADER, "endTurn", { personId: idOf(had) }));
    await person(LEADER).act(lastCard().id, undo);
    expect(await speaker()).not.toBe(had);
    await person(LEADER).act(lastCard().id, next);
    expect(await speaker()).toBe(had);
  });

  test("an innspel that was taken back stands again, from the form it was taken back in", async () => {
    const { player, live, must } = scene();
    await must(TEACHER, "contribute", { phase: "clarifying", text: "Kor lenge har det vore slik?" });
    const form = await player.open(TEACHER, "mine", live);
    await form.press(({ data }) => data?.verb === "withdrawContribution");
    expect(textOf(form.card)).not.toContain("Kor lenge har det vore slik?");
    await form.press(isUndo);
    expect(await scene().seen(TEACHER)).toContain("Kor lenge har det vore slik?");
  });

  test("going on is taken back without a reason, and the round goes on", async () => {
    const { order, seen, player, live } = scene();
    const had = await speaker();
    await order(LEADER, "nextPhase", { from: "clarifying", confirmed: true });
    expect(await seen(LEADER)).toContain("Fase 4");
    const form = await player.open(LEADER, "more", live);
    await form.press(isUndo);
    expect(await seen(LEADER)).toContain("Fase 3");
    expect(await speaker()).toBe(had);
  });
});
