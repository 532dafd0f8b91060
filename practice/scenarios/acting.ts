/** What the phases of the story have in common: doing something until it is answered, and taking the round. */
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { type CardAction, textOf } from "../room/cards.ts";
import type { Room } from "../room/room.ts";
import type { Message } from "../room/state.ts";
import { type AnyDialog, does, type Fields, type Find } from "./buttons.ts";
import { NoAnswer, type OpenForm, TurnedDown } from "./openForm.ts";
import type { Player } from "./player.ts";
import { PEOPLE, type Who, WORDS, type Words } from "./story.ts";

interface Step {
  /** `again` when no answer came the last time. */
  readonly attempt: (again: boolean) => Promise<void>;
  /** Asked before trying again; without it, doing the same twice changes nothing, or is turned down. */
  readonly isDone?: () => Promise<boolean>;
}

type FormName = AnyDialog;
type FormVerb = Parameters<OpenForm["send"]>[0];

export const EVERYBODY = Object.keys(PEOPLE) as Who[];
/** A bot that was killed is back by then, also on a slow machine. */
const BACK_WITHIN_MS = 180_000;

export class Acting {
  readonly room: Room;
  readonly words: Words;
  readonly player: Player;
  readonly #onStep: (number: number) => void;
  #steps = 0;
  #phase: PhaseId = "roles";

  constructor(room: Room, player: Player, onStep: (number: number) => void) {
    this.room = room;
    this.words = WORDS[room.world.state.målform];
    this.player = player;
    this.#onStep = onStep;
  }

  /**
   * Tries until there is an answer. Being turned down after an attempt without one means that it had been done.
   * Throws TurnedDown otherwise.
   */
  async carry({ attempt, isDone }: Step): Promise<void> {
    this.#steps += 1;
    this.#onStep(this.#steps);
    for (let again = false; ; ) {
      try {
        if (again && (await isDone?.())) return;
        await attempt(again);
        return;
      } catch (error) {
        if (again && error instanceof TurnedDown) return;
        await this.#backAfter(error);
        again = true;
      }
    }
  }

  /** Waits for the bot to run again where `error` is that no answer came, and throws it where it is not. */
  async #backAfter(error: unknown): Promise<void> {
    if (!(error instanceof NoAnswer)) throw error;
    await this.room.world.until("the bot to run", () => this.room.bot.status === "running", BACK_WITHIN_MS);
  }

  /** Presses a button on the card of the running phase. */
  press(who: Who, has: Find): Promise<void> {
    return this.carry({ attempt: (again) => this.player.press(PEOPLE[who], has, this.#live, again) });
  }

  /** Opens a form from the card of the running phase. Throws TurnedDown, NoAnswer. */
  open(who: Who, name: FormName, again = false): Promise<OpenForm> {
    return this.player.open(PEOPLE[who], name, this.#live, again);
  }

  /** Opens a form, fills it in as `fields` says and sends it. */
  fill(
    who: Who,
    name: FormName,
    verb: FormVerb,
    fields: (form: OpenForm) => Fields,
    isDone?: () => Promise<boolean>,
  ): Promise<void> {
    const attempt = async (again: boolean) => {
      const form = await this.open(who, name, again);
      await form.send(verb, fields(form));
    };
    return this.carry({ attempt, ...(isDone && { isDone }) });
  }

  /** The leader goes on to `phase`. */
  async next(phase: PhaseId): Promise<void> {
    await this.press("leader", does("nextPhase", { from: this.#phase }));
    this.#phase = phase;
  }

  /** The same, said to the bot in the chat. */
  async say(words: string, phase: PhaseId): Promise<void> {
    const { state } = this.room.world;
    await this.room.person(PEOPLE.leader).say(state.meeting.chatId, `@${state.bot.name} ${words}`).taken;
    this.#phase = phase;
  }

  /** Everybody says what they have, in the order the card shows, and gives the word on; the secretary does it for one without the app. */
  async round(speak: (who: Who) => Promise<void>): Promise<void> {
    const had = new Set<unknown>();
    for (;;) {
      // The leader's card may still show one who has given the word on: on a busy machine it is some turns behind.
      const isTurn: Find = ({ data }) =>
        (data?.verb === "endTurn" && !had.has(data.personId)) || data?.verb === "anotherRound";
      const action = await this.#see("leader", isTurn);
      if (action.data?.verb === "anotherRound") return;
      const personId = action.data?.personId;
      const who = this.#whoIs(personId);
      await speak(who);
      await this.press(this.writer(who), does("endTurn", { personId }));
      had.add(personId);
    }
  }

  /** The button on the card of the running phase, or in «Meir …»; looking does nothing, so it is done until there is an answer. */
  async #see(who: Who, has: Find): Promise<CardAction> {
    for (;;) {
      try {
        return (await this.player.see(PEOPLE[who], has, this.#live)).action;
      } catch (error) {
        await this.#backAfter(error);
      }
    }
  }

  /** Writes in the round; for the one without the app the secretary writes. */
  async contribute(by: Who, text: string, details: (form: OpenForm) => Fields = () => ({})): Promise<void> {
    const writer = this.writer(by);
    // Some have more to say; who is done says so themselves.
    const fields = (form: OpenForm) => ({ ...this.forWhom(by, form), text, endsTurn: "false", ...details(form) });
    await this.fill(writer, "contribute", "contribute", fields, () => this.isSaid(writer, text));
  }

  /** Whether it stands among what has been said in this phase. */
  async isSaid(who: Who, text: string): Promise<boolean> {
    return textOf((await this.open(who, "mine")).card).includes(text);
  }

  /** Who types what `who` says. */
  writer(who: Who): Who {
    return who === "barnevern" ? "secretary" : who;
  }

  /** What a form needs besides when it is filled in on somebody's behalf. */
  forWhom(who: Who, form: OpenForm): Fields {
    return who === "barnevern" ? { personId: form.choice("personId", PEOPLE.barnevern) } : {};
  }

  /** What Teams has to tell the bot is told. */
  async delivered(): Promise<void> {
    const { world } = this.room;
    await world.until("the bot to have been told", () => world.state.outbox.length === 0, BACK_WITHIN_MS);
  }

  id(who: Who): string {
    return this.room.person(PEOPLE[who]).id;
  }

  /** Nobody goes back in the story, so each phase has one visit. */
  readonly #live = (): Message | undefined => this.player.live(PHASES.indexOf(this.#phase) + 1);

  #whoIs(personId: unknown): Who {
    const found = EVERYBODY.find((who) => this.room.person(PEOPLE[who]).state.aadObjectId === personId);
    // The one without the app has an id of the bot's own.
    return found ?? "barnevern";
  }
}
