/** Plays the story in a room, over the wire: everybody does what the cards in front of them offer. */
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { translator } from "../../src/text/text.ts";
import type { Card, ProductMs } from "../api/views.ts";
import { join, removeFromChat, startMeeting } from "../room/attendance.ts";
import { findAction, textOf } from "../room/cards.ts";
import type { Room } from "../room/room.ts";
import { Acting, EVERYBODY } from "./acting.ts";
import { does, type Find, opens } from "./buttons.ts";
import type { Deed, OpenForm } from "./openForm.ts";
import { Player } from "./player.ts";
import * as story from "./story.ts";
import { datesOf, PEOPLE, type Who } from "./story.ts";

export interface PlayOptions {
  readonly onDeed?: (deed: Deed) => void;
  /** Called before each step, with its number; some steps are taken side by side. */
  readonly onStep?: (number: number) => void;
}

export interface Played {
  /** When the tiltak were planned: their dates are counted from there. */
  readonly plannedMs: ProductMs;
}

/**
 * Plays the whole meeting, until the mails are in everybody's inbox and the leader has seen the stafettlogg. The room
 * is a fresh one at STORY_SPEED or thereabouts, in whose målform the story is told. The bot may be killed and started
 * again meanwhile: whoever got no answer looks whether it was done, and tries again.
 */
export async function play(room: Room, { onDeed, onStep = () => undefined }: PlayOptions = {}): Promise<Played> {
  const acting = new Acting(room, new Player(room, onDeed), onStep);
  await opening(acting);
  await roles(acting);
  await description(acting);
  await clarifying(acting);
  await statusQuo(acting);
  await factors(acting);
  await tiltak(acting);
  const plannedMs = room.world.now();
  await summary(acting, plannedMs);
  await evaluation(acting);
  await referat(acting);
  return { plannedMs };
}

async function opening(acting: Acting): Promise<void> {
  const { room, words, player } = acting;
  const { målform, meeting } = room.world.state;
  removeFromChat(room.stage, acting.id("barnevern"));
  startMeeting(room.stage);
  await acting.delivered();
  const welcome = () =>
    room.world.state.messages.findLast(
      ({ chatId, card }) => chatId === meeting.chatId && card && findAction(card, opens("start")),
    );
  const { eining, topic } = words;
  const fields = { eining, einingKind: "school", topic, målform, totalMinutes: "60", sendAfterWorkingDays: "0" };
  await acting.carry({
    attempt: async () => (await player.open(PEOPLE.leader, "start", welcome)).send("start", fields),
  });
}

async function roles(acting: Acting): Promise<void> {
  await acting.fill("ppt", "participant", "updateParticipant", () => ({ teneste: "ppt" }));
  // The nurse is invited, but hasn't come.
  await acting.carry({
    attempt: async () => {
      const form = await acting.open("leader", "participant");
      await form.goTo(opens("participant"), PEOPLE.nurse);
      await form.send("updateParticipant", { teneste: "skulehelseteneste", present: "false" });
    },
  });
  const { email = "" } = acting.room.person(PEOPLE.barnevern).state;
  await acting.fill(
    "leader",
    "withoutApp",
    "addWithoutApp",
    () => ({ name: PEOPLE.barnevern, teneste: "barnevern", email }),
    async () => textOf((await acting.open("leader", "participant")).card).includes(PEOPLE.barnevern),
  );
  await acting.fill("leader", "roles", "setRoles", (form) => ({
    "viddevakt:later": form.choice("viddevakt:later", PEOPLE.viddevakt),
    "secretary:none": form.choice("secretary:none", PEOPLE.secretary),
  }));
  await acting.press("viddevakt", does("answerViddevakt", { yes: true }));
  await acting.next("description");
}

/** The viddevakt is told in private that the time is running, and passes it on. */
async function description(acting: Acting): Promise<void> {
  const { player, words } = acting;
  const { what, behind } = words;
  await acting.fill("leader", "describe", "describe", () => ({ what, behind, grounds: story.GROUNDS.join() }));
  const aboutTheClock = does("remind", { reminder: "clock", visit: PHASES.indexOf("description") + 1 });
  const prompt = () => player.inPrivate(PEOPLE.viddevakt, (card) => !refreshesItself(card) && has(card, aboutTheClock));
  await acting.carry({
    attempt: () => player.press(PEOPLE.viddevakt, aboutTheClock, prompt),
    // Nobody says it twice.
    isDone: async () => true,
  });
  await acting.next("clarifying");
}

async function clarifying(acting: Acting): Promise<void> {
  const { questions } = acting.words;
  await acting.press(story.PASSES, does("pass"));
  join(acting.room.stage, acting.id("nurse"));
  await acting.delivered();
  await acting.round(async (who) => {
    for (const { key, by, answeredBy } of story.QUESTIONS.filter((one) => one.by === who)) {
      const { text, answer } = questions[key];
      await acting.contribute(by, text);
      if (answeredBy === undefined || answer === undefined) continue;
      await acting.fill(
        answeredBy,
        "answerQuestion",
        "answerQuestion",
        (form) => ({ id: form.choice("id", text), text: answer }),
        () => acting.isSaid(answeredBy, answer),
      );
    }
  });
  await acting.next("statusQuo");
}

async function statusQuo(acting: Acting): Promise<void> {
  const { statusQuo: sentence, reservation: reason } = acting.words;
  await acting.fill("leader", "wordStatusQuo", "wordStatusQuo", () => ({ sentence }));
  const others: readonly Who[] = ["leader", "barnevern", story.RESERVES];
  await Promise.all([
    ...EVERYBODY.filter((who) => !others.includes(who)).map((who) => acting.press(who, does("agree"))),
    acting.fill("secretary", "answerFor", "agree", (form) => acting.forWhom("barnevern", form)),
    acting.fill(story.RESERVES, "reserve", "reserve", () => ({ reason })),
  ]);
  await acting.press("leader", does("agree"));
  await acting.press("leader", does("concludeStatusQuo"));
  await acting.next("factors");
}

async function factors(acting: Acting): Promise<void> {
  const { factors } = acting.words;
  await acting.round(async (who) => {
    for (const { key, by, system } of story.FACTORS.filter((one) => one.by === who)) {
      await acting.contribute(by, factors[key], () => ({ systemFactor: String(system) }));
    }
  });
  const { keep, same } = story.DUPLICATE;
  await acting.fill("leader", "mergeFactors", "mergeFactors", (form) => ({
    intoId: form.choice("intoId", factors[keep]),
    ids: form.choice("ids", factors[same]),
  }));
  const chosen = (form: OpenForm, keys: readonly story.FactorKey[]) => ({
    factorIds: keys.map((key) => form.choice("factorIds", factors[key])).join(),
  });
  await Promise.all(
    EVERYBODY.map((who) => {
      const fields = (form: OpenForm) => ({ ...acting.forWhom(who, form), ...chosen(form, story.VOTES[who]) });
      return acting.fill(acting.writer(who), "vote", "vote", fields);
    }),
  );
  await acting.fill("leader", "chooseFactors", "chooseFactors", (form) => chosen(form, story.CHOSEN));
  await acting.next("tiltak");
}

async function tiltak(acting: Acting): Promise<void> {
  const { factors, proposals } = acting.words;
  await acting.round(async (who) => {
    for (const { key, by, factor, kind } of story.PROPOSALS.filter((one) => one.by === who)) {
      const about = (form: OpenForm) => ({ factorId: form.choice("factorId", factors[factor]), kind });
      await acting.contribute(by, proposals[key], about);
    }
  });
  await acting.next("summary");
}

async function summary(acting: Acting, plannedMs: ProductMs): Promise<void> {
  const { plans, proposals } = acting.words;
  for (const plan of story.PLANS) {
    const { key, responsible, startInDays: _start, evaluateInDays: _evaluate, ...rest } = plan;
    const dates = datesOf(plan, plannedMs);
    await acting.carry({
      attempt: async () => {
        const form = await acting.open("leader", "takeTiltak");
        await form.goTo(opens("takeTiltak"), proposals[key]);
        const fields = { ...plans[key], ...rest, responsible: responsible.join(), ...dates };
        await form.send("takeTiltak", fields, { confirm: true });
      },
    });
  }
  await acting.next("evaluation");
}

/** The meeting is over when the last of them has answered. */
async function evaluation(acting: Acting): Promise<void> {
  const answers = acting.words.evaluations;
  await Promise.all(
    story.EMPLOYEES.map((who) => acting.fill(who, "evaluate", "evaluate", () => ({ ...answers[who] }))),
  );
}

async function referat(acting: Acting): Promise<void> {
  const { room, player } = acting;
  const draft = () => player.inPrivate(PEOPLE.leader, (card) => has(card, does("approveReferat")));
  await acting.carry({ attempt: (again) => player.press(PEOPLE.leader, does("approveReferat"), draft, again) });
  const addresses = EVERYBODY.map((who) => room.person(PEOPLE[who]).state.email);
  const arrived = () => addresses.every((address) => room.mailbox.count(address) > 0);
  await room.world.until("the referat in every inbox", arrived);
  await stafettlogg(acting);
}

/** What they agreed on has gone on in the stafettlogg, a moment after the referat was sent. */
async function stafettlogg({ room, player, words }: Acting): Promise<void> {
  const leader = room.person(PEOPLE.leader);
  const entries = Object.values(words.plans).map((plan) => plan.oppmerksomheit);
  const heading = translator(room.world.state.målform)("card.status.entries");
  for (;;) {
    const { message: asked } = leader.say(leader.state.personalChatId, "status");
    const answered = () => {
      const card = player.inPrivate(PEOPLE.leader, (card) => textOf(card).includes(heading));
      return card !== undefined && Number(card.id) > Number(asked.id) ? card : undefined;
    };
    await room.world.until("the stafettlogg", () => answered() !== undefined);
    const { card } = answered() ?? {};
    if (card !== undefined && entries.every((entry) => textOf(card).includes(entry))) return;
  }
}

function has(card: Card, button: Find): boolean {
  return findAction(card, button) !== undefined;
}

/** The viddevakt's own card, which always stands there, has the same buttons as a prompt. */
function refreshesItself(card: Card): boolean {
  return "refresh" in card;
}
