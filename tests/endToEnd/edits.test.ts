import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../../practice/room/cards.ts";
import { TurnedDown } from "../../practice/scenarios/openForm.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, TEACHER, useScene, valueIn } from "./scene.ts";

const nn = translator("nn");
const others = (name: string) => nn("refusal.editedMeanwhile", { who: "other", name });

describe.skipIf(databaseMissing)("two who write on the same", () => {
  const scene = useScene();
  const described = { what: "Mange går åleine.", behind: "Vi har sett det.", grounds: "logs" };

  beforeAll(async () => {
    const { start, forward, must, room } = scene();
    await start();
    await must(LEADER, "appointSecretary", { personId: room.person(TEACHER).state.aadObjectId });
    await forward("description");
    await must(LEADER, "describe", described);
  });
  afterAll(() => scene().breakOff());

  /** Both have the form open; the secretary saves first. Gives the leader's, which came back. */
  async function met(theirs: string, mine: string) {
    const { player, live } = scene();
    const form = await player.open(LEADER, "describe", live);
    const other = await player.open(TEACHER, "describe", live);
    await other.send("describe", { ...described, what: theirs });
    const error = await form.send("describe", { ...described, what: mine }).catch((thrown: unknown) => thrown);
    if (!(error instanceof TurnedDown)) throw new Error("it was taken");
    expect(error.message).toBe(others(TEACHER));
    expect(valueIn(form.card, "what")).toBe(mine);
    expect(textOf(form.card)).toContain(theirs);
    expect(await scene().seen(LEADER)).toContain(theirs);
    return form;
  }

  test("see both texts, and the second may keep their own", async () => {
    const form = await met("Det hender i storefri.", "Det hender kvar dag.");
    await form.send("describe", { ...described, what: "Det hender kvar dag." });
    expect(await scene().seen(LEADER)).toContain("Det hender kvar dag.");
  });

  test("or let what stands stand, which changes nothing", async () => {
    const form = await met("Det er uro.", "Det er bråk.");
    await form.press((action) => action.data?.verb === "close");
    expect(await scene().seen(LEADER)).toContain("Det er uro.");
  });

  test("or make one text of the two", async () => {
    const form = await met("Det er verst om hausten.", "Det er verst på mellomtrinnet.");
    await form
      .press((action) => action.data?.together === true)
      .catch((error: unknown) => expect(error).toBeInstanceOf(TurnedDown));
    const both = "Det er verst om hausten.\n\nDet er verst på mellomtrinnet.";
    expect(valueIn(form.card, "what")).toBe(both);
    await form.send("describe", { ...described, what: both });
    expect(await scene().seen(LEADER)).toContain("Det er verst på mellomtrinnet.");
  });

  test("are asked again where a third has been there before they chose", async () => {
    const form = await met("Det eine.", "Det andre.");
    await scene().must(TEACHER, "describe", { ...described, what: "Det tredje." });
    const again = form.send("describe", { ...described, what: "Det andre." });
    await expect(again).rejects.toThrow(others(TEACHER));
    expect(textOf(form.card)).toContain("Det tredje.");
  });
});
