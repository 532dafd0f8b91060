/** The weeks after a meeting: who sees to its tiltak is reminded, by the bot itself and over the wire. */
import { beforeAll, describe, expect, test } from "vitest";
import type { ReminderAction } from "../../cards/reminders/request.ts";
import { KEEP } from "../../cards/stafettlogg/request.ts";
import type { Verb } from "../../cards/verbs.ts";
import { findAction, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import { does, type Find, opens } from "../../practice/scenarios/buttons.ts";
import { dialogOf, OpenForm } from "../../practice/scenarios/openForm.ts";
import { openTimeFrom } from "../../src/einings/openDays.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { SHORT } from "../support/shortScript.ts";
import { LEADER, PLAN, read, TEACHER, useScene, words } from "./scene.ts";

const t = translator("nn");
const SCRIPT = new URL("../support/shortScript.ts", import.meta.url).href;
const DAY_MS = 86_400_000;
const TILTAK = "To faste vaksne leier leik i storefri";

describe.skipIf(databaseMissing)("in the weeks after a meeting", () => {
  const scene = useScene({ speed: 60, command: [process.execPath, "--import", SCRIPT, "src/start.ts", "bot"] });
  const live = () => scene().live();
  const date = (inDays: number) => new Date(scene().room.world.now() + inDays * DAY_MS).toISOString().slice(0, 10);

  async function fill(who: string, dialog: Parameters<typeof opens>[0], verb: Verb, fields: object): Promise<void> {
    const form = await scene().player.open(who, dialog, live);
    const choice = "factorIds" in fields || "factorId" in fields;
    const key = "factorIds" in fields ? "factorIds" : "factorId";
    const chosen = choice ? { [key]: form.choice(key, "Få vaksne ute") } : {};
    await form.send(verb, { ...fields, ...chosen }, { confirm: true });
  }

  const digests = (who: string) => {
    const { room, person } = scene();
    const { personalChatId } = person(who).state;
    return room.world.state.messages.filter(
      ({ chatId, card }) =>
        chatId === personalChatId && card !== undefined && textOf(card).includes(t("reminder.title")),
    );
  };

  /** Lets so many days go by, and then the time until school is on. */
  async function later(days: number): Promise<void> {
    const { room } = scene();
    const nowMs = room.world.now();
    await room.bot.skip(openTimeFrom([], nowMs + days * DAY_MS) + 60_000 - nowMs);
  }

  async function press(has: Find): Promise<string> {
    const card = digests(LEADER).at(-1);
    const button = card?.card && findAction(card.card, has);
    if (card === undefined || button === undefined) throw new Error("no such button");
    return words(await scene().person(LEADER).act(card.id, button));
  }

  const reminder =
    (wanted: Partial<ReminderAction>): Find =>
    ({ data }) =>
      Object.entries(wanted).every(([name, value]) => (data as Record<string, unknown> | undefined)?.[name] === value);

  let first: Message | undefined;

  beforeAll(async () => {
    const { start, player, room, says } = scene();
    await start({ script: SHORT.id });
    const next = () => player.press(LEADER, does("nextPhase"), live);
    await next();
    await fill(TEACHER, "contribute", "contribute", { text: "Få vaksne ute i storefri", systemFactor: "true" });
    await player.press(LEADER, does("endRound"), live);
    await fill(LEADER, "chooseFactors", "chooseFactors", { factorIds: "" });
    await next();
    await fill(TEACHER, "contribute", "contribute", { text: TILTAK, factorId: "", kind: "inGroup" });
    await fill(LEADER, "takeTiltak", "takeTiltak", { ...PLAN, startBy: date(7), evaluateBy: date(35) });
    await next();
    await fill(LEADER, "describe", "describe", {
      what: "Utestenging",
      behind: "Elevundersøkinga",
      grounds: "observations",
    });
    await next();
    await says(t("card.ended.completed"));
    const draft = () => player.inPrivate(LEADER, (one) => findAction(one, does("approveReferat")) !== undefined);
    await player.press(LEADER, does("approveReferat"), draft);
    await room.world.until("the referat", () => room.mailbox.count(room.person(LEADER).state.email) > 0);
  }, 900_000);

  test("whoever sees to a tiltak gets one reminder when its day has come, however far the clock has gone", async () => {
    const { room } = scene();
    expect(digests(LEADER)).toEqual([]);
    await later(36);
    await room.world.until("a reminder", () => digests(LEADER).length > 0);
    await later(0);
    expect(digests(LEADER)).toHaveLength(1);
    expect(digests(TEACHER)).toEqual([]);
    expect(digests(LEADER).map(read).join()).toContain(TILTAK);
    [first] = structuredClone(digests(LEADER));
  });

  test("and says with a press that it is done already", async () => {
    expect(await press(reminder({ verb: "reminderAnswer", answer: "done" }))).toContain(t("reminder.state.done"));
  });

  test("and turns reminders off, and hears nothing more, until they are turned on", async () => {
    expect(await press(reminder({ verb: "reminderOff" }))).toContain(t("reminder.isOff"));
    expect(read(await scene().tellPrivately(LEADER, "Påminningar"))).toContain(t("reminder.isOff"));
    await later(7);
    expect(digests(LEADER)).toHaveLength(1);
  });

  test("and says who has it now, who is reminded from then on", async () => {
    const { room, person } = scene();
    // From the reminder as it stood before they answered it.
    const button = first?.card && findAction(first.card, opens("entryHandOn"));
    if (first === undefined || button === undefined) throw new Error("the reminder has no such button");
    const dialog = dialogOf(await person(LEADER).act(first.id, button));
    const form = new OpenForm(person(LEADER), first.id, dialog, () => undefined);
    const responsible = form.choice("responsible", TEACHER);
    // That nobody else takes part is asked about, as for any tiltak.
    await expect(form.send("entryHandOn", { responsible })).rejects.toThrow(t("craft.keep"));
    await form.send("entryHandOn", { responsible, [`${KEEP}noSecondActor`]: "true" });
    expect(textOf(form.card)).toContain(TEACHER);
    await later(7);
    await room.world.until("the other's reminder", () => digests(TEACHER).length > 0);
    expect(digests(TEACHER).map(read).join()).toContain(TILTAK);
  });
});
