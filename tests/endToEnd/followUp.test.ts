/** A meeting that follows up what an earlier one agreed on: from the word in the chat to what its entry says afterwards. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DialogName, Verb } from "../../cards/verbs.ts";
import { findAction, inputsOf, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import { does, type Fields, opens } from "../../practice/scenarios/buttons.ts";
import { dialogOf, type OpenForm } from "../../practice/scenarios/openForm.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, openScene, PLAN, PPT, PRESENTER, read, TEACHER, words } from "./scene.ts";

const SPEED = 60;
const DAY_MS = 86_400_000;
const TILTAK = "Vi går rundt";
const STEP = "Vi går rundt to og to, og snakkar med dei som står åleine";
const REASON = "Fleire har nokon å vere saman med, men ikkje alle";
const MENDED = "Fleire har nokon å vere saman med i storefri";
const SEEN = "Dei minste spør oftare om å få vere med";

describe.skipIf(databaseMissing).each(["nn", "nb"] as const)("a follow-up meeting in %s", (målform) => {
  const t = translator(målform);
  type Opened = Awaited<ReturnType<typeof openScene>>;
  let opened: Opened;
  const scene = () => opened.scene;

  beforeAll(async () => {
    opened = await openScene({ speed: SPEED, målform });
  });
  afterAll(() => opened.close());

  const live = () => scene().player.live();
  const press = (who: string, verb: Verb, data: Fields = {}) => scene().player.press(who, does(verb, data), live);
  const open = (who: string, dialog: DialogName) => scene().player.open(who, dialog, live);
  const day = (inDays: number) => new Date(scene().room.world.now() + inDays * DAY_MS).toISOString().slice(0, 10);
  const inChat = () => {
    const { chatId, room } = scene();
    return room.world.state.messages.filter((one) => one.chatId === chatId && one.from.kind === "bot").map(read);
  };

  async function next(number: number, phase: Parameters<typeof t>[0]): Promise<void> {
    const where = t("card.phase", { number, count: 5, phase: t(phase) });
    if (number > 1) await press(LEADER, "nextPhase");
    await scene().room.world.until(where, () => inChat().some((said) => said.includes(where)));
  }

  const referats = () => {
    const { room } = scene();
    return room.mailbox
      .inbox(room.person(LEADER).state.email)
      .filter(({ subject }) =>
        subject.startsWith(t("referat.mail.subject", { kind: "none", edition: 1, topic: "", eining: "" }).slice(0, 8)),
      );
  };

  /** Approves the referat that waits, and waits until so many have come. */
  async function approve(mails: number): Promise<void> {
    const { player, room } = scene();
    const draft = () => player.inPrivate(LEADER, (card) => findAction(card, does("approveReferat")) !== undefined);
    await player.press(LEADER, does("approveReferat"), draft);
    await room.world.until("the referat", () => referats().length >= mails);
  }

  const newest = () => {
    const [mail] = referats();
    return { subject: mail?.subject ?? "", text: (mail?.text ?? "").replace(/\s+/g, " ") };
  };

  async function status(who: string): Promise<Message> {
    const { personalChatId } = scene().person(who).state;
    const { message } = scene().person(who).say(personalChatId, "status");
    return scene().says(t("card.status.entries"), personalChatId, message.id);
  }

  /** The entry as it is now, opened in the leader's private chat. */
  async function entry() {
    const message = await status(LEADER);
    const action = message.card && findAction(message.card, ({ data }) => data?.dialog === "entry");
    if (action === undefined) throw new Error("no entry is listed");
    return { message, dialog: dialogOf(await scene().person(LEADER).act(message.id, action)) };
  }

  /** The form that the answer to «oppfølging» opens. */
  async function startForm(who: string): Promise<OpenForm> {
    const { chatId, room } = scene();
    const { message } = scene().person(who).say(chatId, `@${room.world.state.bot.name} oppfølging`);
    const card = await scene().says(t("card.followUp.text"), chatId, message.id);
    return scene().player.open(who, "startFollowUp", () => card);
  }

  test("is refused kindly while there is nothing to follow up", async () => {
    await expect(startForm(LEADER)).rejects.toThrow(t("refusal.nothingToFollowUp"));
    const privately = await scene().tellPrivately(LEADER, "oppfølging");
    expect(read(privately)).toBe(t("refusal.notInPersonalChat"));
  });

  test("takes up what an entry asks for, chosen already; those who work elsewhere are offered nothing", async () => {
    await scene().start({ målform, sendAfterWorkingDays: "0" });
    await scene().forward("end");
    await approve(1);
    await expect.poll(async () => read(await status(LEADER))).toContain(PLAN.oppmerksomheit);
    const { message, dialog } = await entry();
    const how = dialogOf(
      await scene()
        .person(LEADER)
        .send(message.id, dialog, {}, ({ data }) => data?.verb === "entryAskFollowUp"),
    );
    expect(textOf(how.card)).toContain(t("entry.followUp.how"));
    expect(textOf((await entry()).dialog.card)).toContain(t("entry.followUp.asked"));
    await expect(startForm(PPT)).rejects.toThrow(t("refusal.notOrganizer"));
    await expect(startForm(PRESENTER)).rejects.toThrow(t("refusal.nothingToFollowUp"));
    const form = await startForm(LEADER);
    const entries = inputsOf(form.card).find(({ id }) => id === "entries") as { value?: string } | undefined;
    expect(entries?.value).toBe(form.choice("entries", PLAN.oppmerksomheit));
    await expect(form.send("startFollowUp", { entries: "" })).rejects.toThrow(t("refusal.broughtMissing"));
    await expect(form.send("startFollowUp", { entries: "ein-annan-stad" })).rejects.toThrow(t("refusal.entryUnknown"));
  });

  test("goes from roles to summary, with what was tried, what came of it and what comes now", async () => {
    await (await startForm(LEADER)).send("startFollowUp", {});
    await next(1, "phase.roles");
    const first = inChat().at(-1) ?? "";
    expect(first).toContain(t("card.brought.before"));
    expect(first).toContain(TILTAK);
    await press(LEADER, "goWithoutViddevakt");
    await next(2, "phase.tried");
    const contribute = await open(TEACHER, "contribute");
    await contribute.send("contribute", { text: SEEN }, { confirm: true });
    await press(LEADER, "endRound");
    await next(3, "phase.happened");
    const review = await open(LEADER, "reviewTiltak");
    await review.send("reviewTiltak", { outcome: "someEffect", reason: REASON }, { confirm: true });
    await next(4, "phase.whatNow");
    const decide = await open(LEADER, "decideNext");
    await decide.goTo(opens("decideNext"), TILTAK);
    await decide.send(
      "decideNext",
      { text: STEP, kind: "inGroup", responsible: "eining", startBy: day(1), evaluateBy: day(30) },
      { confirm: true },
    );
    await next(5, "phase.roundingOff");
    expect(inChat().at(-1)).toContain(STEP);
    await press(LEADER, "nextPhase");
    const ended = await scene().says(t("card.ended.completed"), undefined, live()?.id);
    await expect.poll(() => read(scene().room.world.message(ended.id) ?? ended)).toContain(STEP);
    expect(inChat().at(-1)).not.toContain(t("card.outcome.nothing"));
  });

  test("lets the leader mend how it went on the card of the draft, until it is approved", async () => {
    const draft = () =>
      scene().player.inPrivate(LEADER, (card) => findAction(card, opens("reviewTiltak")) !== undefined);
    const review = await scene().player.open(LEADER, "reviewTiltak", draft);
    await review.send("reviewTiltak", { outcome: "someEffect", reason: MENDED }, { confirm: true });
    await expect.poll(() => inChat().at(-1)).toContain(MENDED);
    const old = draft();
    const action = old?.card && findAction(old.card, opens("reviewTiltak"));
    if (old === undefined || action === undefined) throw new Error("nothing to mend");
    await approve(2);
    expect(newest().text).toContain(MENDED);
    expect(newest().text).not.toContain(REASON);
    expect(words(await scene().person(LEADER).act(old.id, action))).toBe(t("refusal.referatSent"));
  });

  test("leaves a referat that refers to the first one, and carries the stair", async () => {
    const { subject, text } = newest();
    expect(subject).toContain(t("script.followUp").toLowerCase());
    for (const words of [
      MENDED,
      STEP,
      SEEN,
      t("outcome.someEffect"),
      t("referat.followedUp.first"),
      t("referat.part.stair"),
    ])
      expect(text).toContain(words);
    expect(text).not.toContain(t("referat.questions"));
  });

  test("has evaluated the tiltak in its entry, with the next step after it, and has made no other entry", async () => {
    await expect.poll(async () => textOf((await entry()).dialog.card)).toContain(STEP);
    const story = textOf((await entry()).dialog.card);
    expect(story).toContain(t("entry.step", { number: 1, outcome: t("outcome.someEffect") }));
    expect(story).toContain(MENDED);
    expect(story).toContain(t("entry.step.after", { number: 1 }));
    expect(story).not.toContain(t("entry.followUp.asked"));
    expect(JSON.stringify((await status(LEADER)).card).match(/"dialog":"entry"/g)).toHaveLength(1);
  });

  test("tells the leader what had been evaluated otherwise before its referat was sent, and changes nothing of it", async () => {
    await (await startForm(LEADER)).send("startFollowUp", {});
    await next(1, "phase.roles");
    await press(LEADER, "goWithoutViddevakt");
    await press(LEADER, "nextPhase");
    await press(LEADER, "endRound");
    await press(LEADER, "nextPhase");
    const review = await open(LEADER, "reviewTiltak");
    await review.send("reviewTiltak", { outcome: "wanted", reason: "Alle er med" }, { confirm: true });
    await press(LEADER, "nextPhase");
    // Meanwhile, in the entry itself.
    const { message, dialog } = await entry();
    const person = scene().person(LEADER);
    const form = dialogOf(await person.send(message.id, dialog, {}, ({ data }) => data?.dialog === "entryEvaluate"));
    const said = { outcome: "notWanted", reason: "Ingen vart med" };
    dialogOf(await person.send(message.id, form, said, ({ data }) => data?.verb === "entryEvaluate"));
    await press(LEADER, "nextPhase");
    await press(LEADER, "nextPhase");
    await approve(3);
    const { personalChatId } = person.state;
    const told = await scene().says(t("card.notCarried.title"), personalChatId, message.id);
    expect(read(told)).toContain(`«${STEP}»: ${t("card.notCarried.evaluated")}`);
    const story = textOf((await entry()).dialog.card);
    expect(story).toContain("Ingen vart med");
    expect(story).not.toContain("Alle er med");
    expect(newest().text).toContain("Alle er med");
  });
});
