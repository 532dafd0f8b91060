/** A meeting by another script than the product's own, from the form that starts it to the referat in the inbox. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Verb } from "../../cards/verbs.ts";
import { findAction, inputsOf } from "../../practice/room/cards.ts";
import { does, type Fields, opens } from "../../practice/scenarios/buttons.ts";
import type { OpenForm } from "../../practice/scenarios/openForm.ts";
import { PARTS } from "../../src/meeting/afterwards/referat.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { SHORT } from "../support/shortScript.ts";
import { EVERYBODY, LEADER, PLAN, PPT, read, TEACHER, useScene } from "./scene.ts";

const t = translator("nn");
const SCRIPT = new URL("../support/shortScript.ts", import.meta.url).href;
const DAY_MS = 86_400_000;
const FACTOR = "Få vaksne ute i storefri";
const TILTAK = "To faste vaksne leier leik i storefri";
const CHALLENGE = "Mange går åleine i storefri";
const BEHIND = "Elevundersøkinga i haust";

describe.skipIf(databaseMissing)("a meeting by a script of four phases in another order", () => {
  const scene = useScene({ speed: 60, command: [process.execPath, "--import", SCRIPT, "src/start.ts", "bot"] });
  const live = () => scene().live();
  const inChat = () => {
    const { chatId, room } = scene();
    return room.world.state.messages.filter((one) => one.chatId === chatId && one.from.kind === "bot").map(read);
  };
  const where = (number: number) => {
    const texts = SHORT.phases[number - 1]?.texts ?? "roles";
    return t("card.phase", { number, count: 4, phase: t(`phase.${texts}`) });
  };
  const press = (who: string, verb: Verb) => scene().player.press(who, does(verb), live);
  const open = (who: string, dialog: Parameters<typeof opens>[0]) => scene().player.open(who, dialog, live);
  const date = (inDays: number) => new Date(scene().room.world.now() + inDays * DAY_MS).toISOString().slice(0, 10);

  /** Fills in a form that the live card opens. */
  async function fill(
    who: string,
    dialog: Parameters<typeof opens>[0],
    verb: Verb,
    fields: (form: OpenForm) => Fields,
  ) {
    const form = await open(who, dialog);
    await form.send(verb, fields(form), { confirm: true });
  }

  async function next(number: number): Promise<void> {
    await press(LEADER, "nextPhase");
    await scene().room.world.until(where(number), () => inChat().some((said) => said.includes(where(number))));
  }

  let kinds: readonly string[] = [];
  let first = "";
  let goesBackTo: readonly string[] = [];

  beforeAll(async () => {
    kinds = choicesOf(await scene().startForm(LEADER), "script");
    await scene().start({ script: SHORT.id });
    first = inChat().at(-1) ?? "";
    await next(2);
    await fill(TEACHER, "contribute", "contribute", () => ({ text: FACTOR, systemFactor: "true" }));
    await press(LEADER, "endRound");
    await fill(LEADER, "chooseFactors", "chooseFactors", (form) => ({ factorIds: form.choice("factorIds", FACTOR) }));
    await next(3);
    await fill(PPT, "contribute", "contribute", (form) => ({
      text: TILTAK,
      factorId: form.choice("factorId", FACTOR),
      kind: "inGroup",
    }));
    const back = await open(LEADER, "more");
    await back.goTo(opens("goBack"));
    goesBackTo = choicesOf(back, "phase");
    const plans = await open(LEADER, "takeTiltak");
    await plans.send("takeTiltak", { ...PLAN, startBy: date(3), evaluateBy: date(40) }, { confirm: true });
    await next(4);
    await fill(LEADER, "describe", "describe", () => ({
      what: CHALLENGE,
      behind: BEHIND,
      grounds: "observations",
    }));
    await press(LEADER, "nextPhase");
    await scene().says(t("card.ended.completed"));
    const draft = () =>
      scene().player.inPrivate(LEADER, (one) => findAction(one, does("approveReferat")) !== undefined);
    const parts = await scene().player.open(LEADER, "chooseParts", draft);
    await parts.send("chooseParts", { parts: PARTS.join() });
    await scene().player.press(LEADER, does("approveReferat"), draft);
    await scene().room.world.until("the referat", () => mails().length > 0);
  }, 900_000);

  const mails = () => scene().room.mailbox.inbox(scene().room.person(LEADER).state.email);
  const referat = () => (mails()[0]?.text ?? "").replace(/\s+/g, " ");

  test("is one of two to choose among where it is started", () => {
    expect(kinds).toHaveLength(2);
  });

  test("begins with its own first phase of four, and asks for nothing that this does not need", () => {
    expect(first).toContain(where(1));
  });

  test("offers to go back to the phases before, by their names", () => {
    expect(goesBackTo).toEqual([t("phase.roles"), t("phase.factors")]);
  });

  test("leaves a result of each phase in the chat, numbered in its own order", () => {
    const results = SHORT.phases.map(({ texts }, at) =>
      t("card.result.done", { number: at + 1, phase: t(`phase.${texts}`) }),
    );
    expect(results.filter((result) => !inChat().some((said) => said.startsWith(result)))).toEqual([]);
    expect(inChat().find((said) => said.startsWith(results[2] ?? ""))).toContain(PLAN.goal);
  });

  test("leaves a referat with what its phases came to, in their order, and no part for what it does not have", () => {
    const said = [FACTOR, PLAN.goal, BEHIND].map((text) => referat().indexOf(text));
    expect(said).not.toContain(-1);
    expect(said).toEqual(said.toSorted((a, b) => a - b));
    for (const key of ["phase.statusQuo", "referat.questions", "referat.evaluation"] as const)
      expect(referat()).not.toContain(t(key));
  });

  test("tells in the referat how long each of its phases took", () => {
    for (const { texts, minutes } of SHORT.phases)
      expect(referat()).toMatch(new RegExp(`${t(`phase.${texts}`)}: [^.]*${minutes}`));
  });

  test("leaves the tiltak in the stafettlogg", async () => {
    const answer = await scene().tellPrivately(LEADER, "status");
    expect(read(answer)).toContain(PLAN.oppmerksomheit);
  });

  test("is told of by everybody's mail", () => {
    const { room } = scene();
    const present = EVERYBODY.filter((who) => room.mailbox.count(room.person(who).state.email) > 0);
    expect(present.length).toBeGreaterThan(1);
  });
});

/** What an input of a form has to choose among. */
function choicesOf(form: OpenForm, inputId: string): string[] {
  const input = inputsOf(form.card).find(({ id }) => id === inputId);
  return ((input as { choices?: readonly { title: string }[] } | undefined)?.choices ?? []).map(({ title }) => title);
}
