/**
 * Short ways to what a test is about. Everything goes over the wire; `order` sends what a card's button would send
 * without looking for the button.
 */
import type { Verb } from "../../cards/verbs.ts";
import type { Answer } from "../../practice/api/answers.ts";
import { findAction, reasonIn, textOf } from "../../practice/room/cards.ts";
import type { InvokeResult } from "../../practice/room/courier.ts";
import type { Person } from "../../practice/room/person.ts";
import type { Message } from "../../practice/room/state.ts";
import type { TeamsActivity } from "../../practice/room/teamsActivity.ts";
import { type Fields, opens } from "../../practice/scenarios/buttons.ts";
import type { OpenForm } from "../../practice/scenarios/openForm.ts";
import type { Player } from "../../practice/scenarios/player.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { translator } from "../../src/text/text.ts";
import { LEADER, PLAN, START } from "./cast.ts";
import { read, type Scene, words } from "./scene.ts";

export type Acts = ReturnType<typeof acts>;

/** The meeting that a card belongs to. */
const meetingOf = (message: Message | undefined) => message?.card && findAction(message.card, opens("more"))?.data?.m;

export function acts({ room, player, chatId }: Scene) {
  const { world } = room;

  const person = (who: string): Person => room.person(who);
  /** That of the running meeting: on a busy machine an earlier one's last card may come after it. */
  const live = (): Message | undefined => {
    const card = player.live();
    return running === undefined || meetingOf(card) === running ? card : undefined;
  };

  /** The newest card in the chat that one can press on. */
  function lastCard(): Message {
    const message = world.state.messages.findLast((one) => one.chatId === chatId && one.card !== undefined);
    if (!message) throw new Error("no card in the chat");
    return message;
  }

  /** Waits for a message of the bot's in a chat whose words include `words`, after the message `after`. */
  function says(words: string, inChat = chatId, after = "0"): Promise<Message> {
    return world.until(`the bot to say «${words}»`, () =>
      world.state.messages.find(
        (one) =>
          one.chatId === inChat &&
          one.from.kind === "bot" &&
          Number(one.id) > Number(after) &&
          read(one).includes(words),
      ),
    );
  }

  /** The id of the newest message there is. */
  const mark = (): string => world.state.messages.at(-1)?.id ?? "0";

  /** Writes to the bot in the meeting chat, mentioning it, and gives the bot's first words after that. */
  async function tell(who: string, words: string): Promise<Message> {
    return answered(person(who).say(chatId, `@${world.state.bot.name} ${words}`).message);
  }

  /** The same in private. */
  async function tellPrivately(who: string, words: string): Promise<Message> {
    return answered(person(who).say(person(who).state.personalChatId, words).message);
  }

  /** Sends a file in private, and gives the bot's first words after that. */
  async function sendFile(who: string, name: string, content: string | Uint8Array, words = ""): Promise<Message> {
    const file = { name, content: Buffer.from(content) };
    return answered(person(who).say(person(who).state.personalChatId, words, file).message);
  }

  function answered(asked: Message): Promise<Message> {
    return world.until("an answer", () =>
      world.state.messages.find(
        (one) =>
          one.chatId === asked.chatId && one.from.kind === "bot" && Number(one.id) > Number(asked.id) && isReply(one),
      ),
    );
  }

  /** Sends what a button would send. */
  function order(who: string, verb: Verb, data: Fields = {}, meetingId = meetingNow()): Promise<Answer> {
    const full = { ...data, verb, m: meetingId };
    return person(who).act(lastCard().id, { type: "Action.Execute", verb, data: full });
  }

  /** The same, and it must have been done. */
  async function must(who: string, verb: Verb, data: Fields = {}): Promise<void> {
    const answer = await order(who, verb, data);
    if (answer.kind !== "card" || reasonIn(answer.card)) throw new Error(`${verb}: ${words(answer)}`);
  }

  let running: string | undefined;
  /** Meetings that were started here before: a card of one that is over may still come. */
  const before = new Set<unknown>();
  let topic: unknown;

  /** The id of the meeting that was started last. */
  function meetingNow(): string {
    if (running === undefined) throw new Error("no meeting is going on");
    return running;
  }

  /** The leader starts a meeting in the chat; resolves when everybody sees its first card. Gives the meeting's id. */
  async function start(fields: Fields = {}): Promise<string> {
    running = undefined;
    before.add(meetingOf(live()));
    const form = await startForm(LEADER);
    await form.send("start", { ...START, ...fields }, { confirm: true });
    topic = fields.topic ?? START.topic;
    const started = await world.until("the first card", () => {
      const now = meetingOf(live());
      return typeof now === "string" && !before.has(now) && now;
    });
    running = started;
    before.add(started);
    return started;
  }

  /** Opens the form that starts a meeting. Throws TurnedDown. */
  async function startForm(who: string): Promise<OpenForm> {
    const isWelcome = ({ card }: Message) => card !== undefined && findAction(card, opens("start")) !== undefined;
    const welcome = () => world.state.messages.findLast((one) => one.chatId === chatId && isWelcome(one));
    return player.open(who, "start", welcome);
  }

  /** The card that somebody sees now, as fresh as the bot can make it. */
  async function seen(who: string): Promise<string> {
    const answer = await order(who, "refresh");
    if (answer.kind !== "card") throw new Error(answer.kind);
    return textOf(answer.card);
  }

  /** Takes the running meeting on to a later phase by the shortest way, without a viddevakt. */
  async function forward(to: PhaseId | "end", from: PhaseId = "roles"): Promise<void> {
    const until = to === "end" ? undefined : PHASES.indexOf(to);
    for (const phase of PHASES.slice(PHASES.indexOf(from), until)) {
      await SHORTEST[phase]();
      await must(LEADER, "nextPhase", { from: phase, confirmed: true });
    }
  }

  const SHORTEST: Readonly<Record<PhaseId, () => Promise<void>>> = {
    roles: () => must(LEADER, "goWithoutViddevakt"),
    description: () => must(LEADER, "describe", { what: "Det er slik.", behind: "Vi har sett det.", grounds: "logs" }),
    clarifying: () => must(LEADER, "endRound", { confirmed: true }),
    statusQuo: async () => {
      // What the meeting is about, for those who know it by that afterwards.
      await must(LEADER, "wordStatusQuo", { sentence: topic });
      for (const { name, inChat } of world.state.people) if (inChat) await must(name, "agree");
    },
    factors: async () => {
      await must(LEADER, "contribute", { phase: "factors", systemFactor: true, text: "Vi står samla." });
      await must(LEADER, "chooseFactors", {
        factorIds: await choiceIn("chooseFactors", "factorIds", "Vi står samla."),
      });
    },
    tiltak: async () => {
      const factorId = await choiceIn("contribute", "factorId", "Vi står samla.");
      await must(LEADER, "contribute", { phase: "tiltak", factorId, kind: "ownTrial", text: "Vi går rundt." });
    },
    summary: async () => {
      const form = await player.open(LEADER, "takeTiltak", live);
      await form.send("takeTiltak", PLAN, { confirm: true });
    },
    evaluation: async () => undefined,
  };

  /** What the choice that says `title` is called in a form of the leader's. */
  async function choiceIn(name: Parameters<Player["open"]>[1], inputId: string, title: string): Promise<string> {
    return (await player.open(LEADER, name, live)).choice(inputId, title);
  }

  /** Breaks the running meeting off, if there is one, so that the next test can start its own. */
  async function breakOff(): Promise<void> {
    if (running === undefined) return;
    const before = mark();
    const answer = await order(LEADER, "abort", { reason: "" });
    running = undefined;
    if (answer.kind !== "card" || reasonIn(answer.card)) return;
    await world.until("the meeting to be over", () => live() === undefined);
    await Promise.any([
      says(translator("nn")("card.ended.aborted"), chatId, before),
      says(translator("nb")("card.ended.aborted"), chatId, before),
    ]);
  }

  /** Delivers an activity as it is, past the room. */
  const invoke = (activity: TeamsActivity): Promise<InvokeResult> => room.stage.courier.invoke(activity);

  return {
    person,
    live,
    lastCard,
    says,
    mark,
    tell,
    tellPrivately,
    sendFile,
    order,
    must,
    meetingNow,
    start,
    startForm,
    seen,
    forward,
    breakOff,
    invoke,
  };
}

/** Cards that follow the meeting come by themselves. */
function isReply({ card }: Message): boolean {
  return card === undefined || !("refresh" in card);
}
