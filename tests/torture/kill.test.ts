/**
 * The bot is killed on the spot again and again while a whole meeting is played, and started again. The points are
 * drawn from a seed, which is printed; TORTURE_SEED plays the same ones again, as far as the machine lets it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { textOf } from "../../practice/room/cards.ts";
import type { Room } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import type { Deed } from "../../practice/scenarios/openForm.ts";
import { play } from "../../practice/scenarios/play.ts";
import * as story from "../../practice/scenarios/story.ts";
import { PEOPLE } from "../../practice/scenarios/story.ts";
import type { Målform } from "../../src/meeting/events.ts";
import { translator } from "../../src/text/text.ts";
import { openScene, read } from "../endToEnd/scene.ts";
import { databaseMissing, engine } from "../store/database.ts";
import { randomFrom } from "../support/random.ts";

const SEED = Number(process.env.TORTURE_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Not more than the story has; the last ones are hit by delays. */
const STEPS = 90;
/** No step of the story: the leader has approved the referat, and the mails are on their way. */
const AFTER_APPROVAL = 0;
const LONGEST_DELAY_MS = 300;
const MAILS_TAKE_MS = 1_500;
/** Longer than names and addresses are. */
const LONG = 40;

const runs: readonly (readonly [Målform, number])[] =
  engine === "postgres"
    ? [["nn", 5]]
    : [
        ["nn", 10],
        ["nb", 10],
      ];

describe.skipIf(databaseMissing)(`with seed ${SEED}`, () => {
  test.each(runs)(
    "a meeting in %s whose bot is killed %i times loses nothing and doubles nothing",
    async (målform, kills) => {
      console.info(`TORTURE_SEED=${SEED} (${målform}, ${engine})`);
      const random = randomFrom(SEED + målform.charCodeAt(1));
      const { scene, close } = await openScene({ målform, speed: story.STORY_SPEED });
      const { room } = scene;
      try {
        const killer = new Killer(room, pointsOf(random, kills));
        const deeds: Deed[] = [];
        const onDeed = (deed: Deed) => {
          deeds.push(deed);
          if (deed.button === translator(målform)("card.button.approve")) killer.at(AFTER_APPROVAL);
        };
        await play(room, { onDeed, onStep: (step) => killer.at(step) });
        await killer.done();
        expect(killer.kills).toBe(kills);
        await settled(room);
        expectNothingMissing(room, deeds);
        expectNothingDoubled(room);
      } catch (error) {
        console.error(scene.log().slice(-3_000));
        throw error;
      } finally {
        await close();
      }
    },
  );
});

interface Point {
  readonly step: number;
  readonly delayMs: number;
}

/** Spread over the story at random; the last one falls while the mails are sent. */
function pointsOf(random: () => number, count: number): Point[] {
  const steps = new Set<number>();
  while (steps.size < count - 1) steps.add(1 + Math.floor(random() * STEPS));
  const points = [...steps].map((step) => ({ step, delayMs: random() * LONGEST_DELAY_MS }));
  return [...points, { step: AFTER_APPROVAL, delayMs: random() * MAILS_TAKE_MS }];
}

class Killer {
  readonly #room: Room;
  #points: readonly Point[];
  #under: Promise<void> = Promise.resolve();
  kills = 0;

  constructor(room: Room, points: readonly Point[]) {
    this.#room = room;
    this.#points = [...points];
  }

  /** The story has come to this step. */
  at(step: number): void {
    const now = this.#points.filter((point) => point.step === step);
    this.#points = this.#points.filter((point) => point.step !== step);
    for (const { delayMs } of now) this.#under = this.#under.then(() => this.#kill(delayMs));
  }

  async done(): Promise<void> {
    await this.#under;
  }

  async #kill(delayMs: number): Promise<void> {
    await pause(delayMs);
    this.kills += 1;
    await this.#room.bot.kill();
    await this.#room.bot.start();
  }
}

/** The bot has brought the chats in line with what it knows. */
async function settled(room: Room): Promise<void> {
  const t = translator(room.world.state.målform);
  const done = PHASES_DONE.map((number) => t("card.result.done", { number, phase: "" }).split(" ·")[0] ?? "");
  const said = () => inChat(room).map(read);
  await room.world.until("the last cards", () => done.every((title) => said().some((one) => one.startsWith(title))));
}
const PHASES_DONE = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * What the bot said yes to stands in everybody's referat, but for the evaluation, which it leaves out: the meeting would
 * not have ended by itself without everybody's.
 */
function expectNothingMissing(room: Room, deeds: readonly Deed[]): void {
  const evaluation = translator(room.world.state.målform)("dialog.evaluate.title");
  const written = deeds
    .filter(({ form, answer }) => form !== undefined && form.title !== evaluation && answer.kind === "closed")
    .flatMap(({ form }) => form?.filledIn ?? [])
    .filter(({ value, written }) => written && value.length > LONG)
    .map(({ value }) => value);
  expect(written.length).toBeGreaterThan(30);
  for (const { email } of room.world.state.people) {
    const mails = room.mailbox.inbox(email);
    expect(mails).toHaveLength(1);
    const text = (mails[0]?.text ?? "").replace(/\s+/g, " ");
    expect(written.filter((value) => !text.includes(value))).toEqual([]);
    expect(uncounted(room, text)).toEqual([]);
  }
}

/** Factors whose votes the referat has not counted. */
function uncounted(room: Room, referat: string): story.FactorKey[] {
  const { målform } = room.world.state;
  return story.FACTORS.map(({ key }) => key).filter((key) => {
    const count = Object.values(story.VOTES).filter((keys) => keys.includes(key)).length;
    const counted = `${story.WORDS[målform].factors[key]} (${translator(målform)("votes", { count })}`;
    return key !== story.DUPLICATE.same && !referat.includes(counted);
  });
}

/** No prompt, no reminder and no contribution twice; stafettlogg entries once. */
function expectNothingDoubled(room: Room): void {
  const words = story.WORDS[room.world.state.målform];
  const t = translator(room.world.state.målform);
  const prompts = privately(room, "viddevakt").filter(({ card }) => card && !("refresh" in card));
  // As they came: those that are over look alike.
  const cards = prompts.map(({ card, cardBefore = card }) => JSON.stringify(cardBefore));
  expect(cards.filter((card, at) => cards.indexOf(card) !== at)).toEqual([]);
  const reminders = inChat(room).filter((one) => read(one) === t("card.reminder.clock"));
  expect(reminders.length).toBeLessThanOrEqual(1);
  const said = [
    ...Object.values(words.questions).map(({ text }) => text),
    ...Object.values(words.factors),
    ...Object.values(words.proposals),
  ];
  const list = room.mailbox.inbox(room.person(PEOPLE.leader).state.email)[0]?.text.replace(/\s+/g, " ") ?? "";
  const entry = (text: string) => list.split(`- ${text} (`).length - 1;
  const tooMany = said.filter((text) => entry(text) > 1);
  expect(tooMany).toEqual([]);
  const status = privately(room, "leader").findLast(
    ({ card }) => card && textOf(card).includes(t("card.status.entries")),
  );
  for (const { oppmerksomheit } of Object.values(words.plans)) {
    expect(read(status as Message).split(oppmerksomheit)).toHaveLength(2);
  }
}

function inChat(room: Room): Message[] {
  const { meeting, messages } = room.world.state;
  return messages.filter(({ chatId, from }) => chatId === meeting.chatId && from.kind === "bot");
}

function privately(room: Room, who: story.Who): Message[] {
  const { personalChatId } = room.person(PEOPLE[who]).state;
  return room.world.state.messages.filter(({ chatId, from }) => chatId === personalChatId && from.kind === "bot");
}
