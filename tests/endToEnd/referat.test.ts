import { rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFailed, test } from "vitest";
import { addPerson, removeFromChat, setApp } from "../../practice/room/attendance.ts";
import { findAction, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { EVERYBODY, LATE, LEADER, PLAN, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
/** A minute in a second: what was approved leaves after one. */
const SPEED = 60;
/** An hour in two seconds: tries of which each is planned when the one before has failed, two hours in all. */
const TRIES_SPEED = 2_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

describe.skipIf(databaseMissing)("the referat", () => {
  const scene = useScene({ speed: SPEED });
  afterEach(() => scene().breakOff());

  const address = (who: string) => scene().person(who).state.email ?? "";
  const inbox = (who: string) => scene().room.mailbox.inbox(address(who));

  let topic = "";
  let meetings = 0;

  /** Every meeting has a topic of its own, by which its card is known. */
  async function begin(sendAfterWorkingDays = "0"): Promise<void> {
    meetings += 1;
    topic = `Utestenging, møte nummer ${meetings}`;
    await scene().start({ sendAfterWorkingDays, topic });
  }

  /** The leader's private card about the referat of the meeting that was begun last. */
  const draft = (): Message | undefined =>
    scene().player.inPrivate(
      LEADER,
      (card) => textOf(card).startsWith("Referatet er ") && textOf(card).includes(topic),
    );

  /** What «status» answers somebody in private. */
  async function stafettlogg(who: string): Promise<string> {
    const { person, says } = scene();
    const { personalChatId } = person(who).state;
    const { message } = person(who).say(personalChatId, "status");
    return read(await says(nn("card.status.entries"), personalChatId, message.id));
  }

  /** The mails that somebody has got about the meeting that was begun last. */
  const mailsTo = (who: string) => inbox(who).filter(({ subject }) => subject.includes(topic));

  async function mailTo(who: string): Promise<void> {
    await scene().room.world.until(`a mail to ${who}`, () => mailsTo(who).length > 0);
  }

  async function approve(): Promise<void> {
    await scene().player.press(LEADER, does("approveReferat"), draft);
  }

  test("is shown to the leader in private, goes out when it is approved, and once", async () => {
    const { forward, order, says, chatId } = scene();
    await begin();
    await forward("end");
    await approve();
    for (const who of EVERYBODY) await mailTo(who);
    expect(words(await order(LEADER, "approveReferat"))).toBe(nn("refusal.referatSent"));
    await says("Referatet vart sendt på e-post", chatId, "0");
    expect(EVERYBODY.map((who) => mailsTo(who).length)).toEqual(EVERYBODY.map(() => 1));
  });

  test("has the whole text in the mail and the document beside it", async () => {
    const [mail] = mailsTo(TEACHER);
    expect(mail?.text).toContain(topic);
    expect(mail?.text).toContain(PLAN.goal);
    expect(mail?.attachments.map(({ name }) => name)).toContainEqual(expect.stringMatching(/\.docx$/));
  });

  test("is for the leader alone to approve", async () => {
    const { forward, order } = scene();
    await begin();
    await forward("end");
    expect(words(await order(TEACHER, "approveReferat"))).toBe(nn("refusal.notLeader", { leader: LEADER }));
    await approve();
  });

  test("goes out by itself when a working day has gone and the leader has done nothing", async () => {
    const { forward, room } = scene();
    await begin("1");
    await forward("end");
    await room.world.until("the draft", draft);
    // A working day may be a week away.
    await room.bot.skip(9 * DAY_MS);
    await mailTo(TEACHER);
  });

  test("shows the leader who has no address; with one given, the mail goes to them too", async () => {
    const { room, forward, player } = scene();
    const guest = addPerson(room.stage, { name: "Gudmund Aasheim", hasApp: true });
    await begin();
    await forward("end");
    const card = await room.world.until("the draft", draft);
    expect(read(card)).toContain("Gudmund Aasheim");
    await approve();
    const noAddress = () => {
      const message = draft();
      return message && read(message).includes(nn("card.fault.noAddress")) ? message : undefined;
    };
    await room.world.until("the failed delivery", noAddress);
    const form = await player.open(LEADER, "giveAddress", noAddress);
    await expect(form.send("giveAddress", { email: "ikkje ei adresse" })).rejects.toThrow(nn("refusal.addressInvalid"));
    await form.send("giveAddress", { email: "gudmund.aasheim@example.no" });
    await room.world.until("the mail", () => room.mailbox.count("gudmund.aasheim@example.no") === 1);
    await room.world.until("no failure", () => noAddress() === undefined);
    removeFromChat(room.stage, guest.id);
  });

  test("shows the leader where the mail could not be delivered, and is delivered when the leader tries again", async () => {
    const { room, forward, player } = scene();
    const folder = mailFolder();
    await rename(folder, `${folder}.away`);
    await writeFile(folder, "");
    const mend = async () => {
      // In one step: between two the bot, which tries again, makes a folder of its own.
      await symlink(`${folder}.away`, `${folder}.back`);
      await rename(`${folder}.back`, folder);
    };
    onTestFailed(() => mend().catch(() => undefined));
    await begin();
    await forward("end");
    await approve();
    const personId = scene().person(TEACHER).state.aadObjectId;
    const failed = () => {
      const message = draft();
      return message?.card && findAction(message.card, does("retryMail", { personId })) ? message : undefined;
    };
    await room.bot.setSpeed(TRIES_SPEED);
    const shown = await room.world.until("the failure", failed).finally(() => room.bot.setSpeed(SPEED));
    expect(read(shown)).toContain(nn("card.fault.unreachable"));
    await mend();
    await player.press(LEADER, does("retryMail", { personId }), failed);
    await room.world.until("the mail", () => {
      void room.mailbox.read();
      return mailsTo(TEACHER).length === 1;
    });
  });

  test("waits for a leader who can't be reached in private: the chat says so with a mention, and it comes when they can", async () => {
    const { room, forward, says, chatId, mark } = scene();
    setApp(room.stage, scene().person(LEADER).id, false);
    await room.world.until("the news to be told", () => room.world.state.outbox.length === 0);
    const before = mark();
    await begin();
    await forward("end");
    const call = await says(nn("card.notice.cannotReach", { name: `<at>${LEADER}</at>` }), chatId, before);
    expect(call.mentions.map(({ name }) => name)).toEqual([LEADER]);
    setApp(room.stage, scene().person(LEADER).id, true);
    await approve();
  });

  test("of a meeting that was broken off is marked as incomplete", async () => {
    const { order, says, chatId, mark } = scene();
    await begin();
    const started = mark();
    await order(LEADER, "abort", { reason: "Det vart for lite tid." });
    await says("Det vart for lite tid.", chatId, started);
    await approve();
    await mailTo(LATE);
    expect(mailsTo(LATE)[0]?.text).toContain(nn("referat.abortedBecause", { reason: "Det vart for lite tid." }));
  });

  test("of a meeting that nobody ended comes after twelve hours", async () => {
    const { room, says, chatId, mark } = scene();
    await begin();
    const started = mark();
    await room.bot.skip(12 * HOUR_MS);
    await says(nn("card.ended.stale"), chatId, started);
    await approve();
    await mailTo(LATE);
  });

  test("leaves the tiltak that were agreed on in the leader's stafettlogg, which «status» lists in private", async () => {
    // A moment after the referat was sent.
    await expect.poll(() => stafettlogg(LEADER)).toContain(PLAN.oppmerksomheit);
    expect(await stafettlogg(LEADER)).toContain(PLAN.goal);
    expect(await stafettlogg(TEACHER)).toContain(nn("card.status.noEntries"));
  });

  function mailFolder(): string {
    return join(scene().folder, "mail");
  }
});
