import { beforeAll, describe, expect, test } from "vitest";
import { TurnedDown } from "../../practice/scenarios/openForm.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, TEACHER, useScene } from "./scene.ts";

const nn = translator("nn");
const ASKED = nn("refusal.likelyName", { names: "Solbakken" });

describe.skipIf(databaseMissing)("a word that looks like a name and is no child", () => {
  const scene = useScene();
  const toTheQuestions = async () => {
    await scene().start();
    await scene().forward("clarifying");
  };
  beforeAll(toTheQuestions);

  /** Asks something, and gives what comes back: nothing where it was taken. */
  async function ask(who: string, text: string, noChild?: string): Promise<string> {
    const { player, live } = scene();
    const form = await player.open(who, "contribute", live);
    const reason = async (inputs: Readonly<Record<string, string>>) => {
      const error = await form.send("contribute", inputs).catch((thrown: unknown) => thrown);
      if (error !== undefined && !(error instanceof TurnedDown)) throw error;
      return error?.message ?? "";
    };
    const first = await reason({ text });
    if (first === "" || noChild === undefined) return first;
    expect(JSON.stringify(form.card)).toContain(nn("dialog.noChild.word", { word: noChild }));
    return reason({ text, noChild });
  }

  test("is ticked in the form that comes back, and not asked about again, whoever writes it", async () => {
    expect(await ask(TEACHER, "Kva gjer Solbakken i friminutta?")).toBe(ASKED);
    expect(await ask(TEACHER, "Kva gjer Solbakken i friminutta?", "Solbakken")).toBe("");
    expect(await scene().seen(LEADER)).toContain("Kva gjer Solbakken i friminutta?");
    expect(await ask(LEADER, "Er Solbakken open om våren?")).toBe("");
  });

  test("nor in the next meeting of the same school, until the leader takes it back", async () => {
    const { breakOff, player, live } = scene();
    await breakOff();
    await toTheQuestions();
    expect(await ask(TEACHER, "Kva gjer Solbakken om hausten?")).toBe("");
    const words = await player.open(LEADER, "sparedWords", live);
    await words.send("askAgain", { kept: "" });
    expect(await ask(TEACHER, "Er Solbakken open om kvelden?")).toBe(ASKED);
    await breakOff();
    await toTheQuestions();
    expect(await ask(TEACHER, "Kor ligg Solbakken då?")).toBe(ASKED);
  });
});
