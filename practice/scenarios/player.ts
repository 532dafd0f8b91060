/** Acts in a room as people do: looks for a button on the newest card, presses it, fills in the form that opens. */
import { setTimeout as pause } from "node:timers/promises";
import { TIMES } from "../../src/meeting/script/limits.ts";
import type { Answer } from "../api/answers.ts";
import type { Card } from "../api/views.ts";
import { actionsOf, type CardAction, findAction, reasonIn } from "../room/cards.ts";
import type { Person } from "../room/person.ts";
import type { Scene } from "../room/scene.ts";
import type { Message } from "../room/state.ts";
import { type AnyDialog, type Find, opens } from "./buttons.ts";
import { asTold, type Deed, dialogOf, NoAnswer, OpenForm, TurnedDown } from "./openForm.ts";

/** Where to look for a button: gives the message, or undefined while it is not there yet. */
export type Place = () => Message | undefined;

/** A button somebody sees: on the message's card, or in the form that «Meir …» on it has opened. */
export interface Seen {
  readonly message: Message;
  readonly action: CardAction;
  readonly form?: OpenForm;
}

/** Where nothing changes, people look again: what a client asked for may have been lost on the way. */
const LOOKS_AGAIN_MS = 5_000;
const LOOKS = 18;

/** What puts other buttons on the card: people read it before they press again, and so the bot takes them to. */
const MOVES: readonly unknown[] = [
  ...["nextPhase", "endTurn", "pass", "endRound", "anotherRound"],
  ...["agree", "wordStatusQuo", "concludeStatusQuo"],
];

export class Player {
  readonly #room: Scene;
  readonly #onDeed: (deed: Deed) => void;
  readonly #looks: number;
  /** When somebody moved the meeting on, by person; until they open a form, say. */
  readonly #movedAtMs = new Map<string, number>();

  /** `looks`: how often somebody looks where nothing changes. */
  constructor(room: Scene, onDeed: (deed: Deed) => void = () => undefined, looks = LOOKS) {
    this.#room = room;
    this.#onDeed = onDeed;
    this.#looks = looks;
  }

  /** The newest card in the meeting chat that follows a running meeting; with a visit, the one of that stay in a phase. */
  live(visit?: number): Message | undefined {
    const { meeting, messages } = this.#room.world.state;
    return messages.findLast(
      ({ chatId, card }) =>
        chatId === meeting.chatId && isLive(card) && (visit === undefined || visitOf(card) === visit),
    );
  }

  /** The newest card in somebody's private chat that fits. */
  inPrivate(who: string, fits: (card: Card) => boolean): Message | undefined {
    const { personalChatId } = this.#room.person(who).state;
    const { messages } = this.#room.world.state;
    return messages.findLast(({ chatId, card }) => chatId === personalChatId && card !== undefined && fits(card));
  }

  /**
   * Waits until `who` sees a button on the message that `place` gives, and gives both. Whoever misses a button
   * on the card looks in «Meir …», which is then open as `form`. Looks again whenever the card
   * has changed or the bot has been restarted, and now and then besides. With `again` nothing is waited for: whoever got no answer the last time
   * asks for the card anew, and a button that is gone has done its work. Throws TurnedDown then; NoAnswer.
   */
  async see(who: string, has: Find, place: Place, again = false): Promise<Seen> {
    const person = this.#room.person(who);
    for (let looks = 1; ; looks += 1) {
      const before = this.#stamp(place);
      const message = place();
      const card = message && (again ? await renewed(person, message) : await person.view(message.id));
      const action = card && findAction(card, has);
      if (message && action) return { message, action };
      const found =
        message &&
        card &&
        !(await this.#isOnItsWay(person, message, has)) &&
        (await this.#seeInMore(person, message, card, has));
      if (found) return found;
      if (again) throw new TurnedDown("the button is gone");
      if (looks === this.#looks)
        throw new Error(`${who} looked in vain for ${has} among ${card && actionsOf(card).map(({ title }) => title)}`);
      const changed = this.#room.world.until("a change", () => this.#stamp(place) !== before, LOOKS_AGAIN_MS);
      if (await changed.then(Boolean, () => false)) looks = 0;
    }
  }

  /** Whether it stands on the card that comes in a moment, where cards are refreshed as they change: «Meir …» is ahead of that. */
  async #isOnItsWay(person: Person, message: Message, has: Find): Promise<boolean> {
    if (this.#room.world.quirks.refresh !== "onEdit") return false;
    const next = await renewed(person, message);
    return next !== undefined && findAction(next, has) !== undefined;
  }

  async #seeInMore(person: Person, message: Message, card: Card, has: Find): Promise<Seen | undefined> {
    const more = findAction(card, opens("more"));
    if (more === undefined) return undefined;
    const form = this.#formOf(person, message, await person.act(message.id, more));
    const action = findAction(form.card, has);
    return action && { message, action, form };
  }

  /**
   * Presses it, and stands by it where that is asked. Throws TurnedDown when the answer is the reason why not, NoAnswer.
   * `again` as in `see`.
   */
  press(who: string, has: Find, place: Place, again = false): Promise<void> {
    return asTold(() => this.#press(who, has, place, again));
  }

  async #press(who: string, has: Find, place: Place, again: boolean): Promise<void> {
    const { message, action, form } = await this.see(who, has, place, again);
    if (form) {
      await form.press(has);
      return this.#noteMove(who, action);
    }
    await pause(Math.max(0, (this.#movedAtMs.get(who) ?? 0) + TIMES.readsMs - Date.now()));
    const person = this.#room.person(who);
    const first = await person.act(message.id, action);
    const yes = first.kind === "card" ? findAction(first.card, confirms(action)) : undefined;
    const answer = yes === undefined ? first : await person.act(message.id, yes);
    this.#noteMove(who, action);
    this.#onDeed({ who: person.state.name, button: action.title ?? "", answer });
    if (answer.kind === "failed") throw new NoAnswer(answer.code);
    const reason = answer.kind === "card" ? reasonIn(answer.card) : answer.kind === "toast" ? answer.text : "";
    if (reason !== "") throw new TurnedDown(reason);
  }

  #noteMove(who: string, { data }: CardAction): void {
    if (MOVES.includes(data?.verb)) this.#movedAtMs.set(who, Date.now());
  }

  /** Opens a form, with the button that is meant where several do. Throws TurnedDown, NoAnswer. `again` as in `see`. */
  open(who: string, what: AnyDialog | Find, place: Place, again = false): Promise<OpenForm> {
    const has = typeof what === "string" ? opens(what) : what;
    return asTold(() => this.#open(who, has, place, again));
  }

  async #open(who: string, has: Find, place: Place, again: boolean): Promise<OpenForm> {
    const { message, action, form } = await this.see(who, has, place, again);
    this.#movedAtMs.delete(who);
    const person = this.#room.person(who);
    if (form === undefined) return this.#formOf(person, message, await person.act(message.id, action));
    await form.goTo(has);
    return form;
  }

  #formOf(person: Person, { id }: Message, answer: Answer): OpenForm {
    return new OpenForm(person, id, dialogOf(answer), this.#onDeed);
  }

  #stamp(place: Place): string {
    const message = place();
    return [message?.id, message?.version, this.#room.bot.status, this.#room.bot.pid].join();
  }
}

/** Says yes to the question about the pressed button. */
function confirms({ data }: CardAction): Find {
  return (action) => action.data?.verb === data?.verb && action.data?.confirmed === true;
}

/** The card as it is now, where it is one that refreshes itself. Throws NoAnswer. */
async function renewed(person: Person, { id, card }: Message): Promise<Card | undefined> {
  const { action } = (card?.refresh ?? {}) as { action?: CardAction };
  if (action === undefined) return person.card(id);
  const answer = await person.act(id, action);
  if (answer.kind === "failed") throw new NoAnswer(answer.code);
  return answer.kind === "card" ? answer.card : undefined;
}

/** Cards of a running meeting ask for a refresh, and «Meir …» is on all of them. */
function isLive(card: Card | undefined): card is Card {
  return card !== undefined && "refresh" in card && findAction(card, opens("more")) !== undefined;
}

function visitOf(card: Card): unknown {
  return findAction(card, opens("more"))?.data?.visit;
}
