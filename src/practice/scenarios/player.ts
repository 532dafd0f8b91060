/** Acts in a room as people do: looks for a button on the newest card, presses it, fills in the form that opens. */
import type { DialogName, Verb } from "../../../cards/verbs.ts";
import type { Answer, Card, Dialog } from "../api.ts";
import { type CardAction, findAction, inputsOf, textOf } from "../cards.ts";
import type { Person } from "../person.ts";
import type { Room } from "../room.ts";
import type { Message } from "../state.ts";

export type Fields = Readonly<Record<string, unknown>>;
export type Find = (action: CardAction) => boolean;

/** The bot said no, or asked to write something else. The message is what it said. */
export class TurnedDown extends Error {
  constructor(text: string) {
    super(text);
    this.name = "TurnedDown";
  }
}

/** No answer came: what was asked may have been done, or not. */
export class NoAnswer extends Error {
  constructor(code: string) {
    super(code);
    this.name = "NoAnswer";
  }
}

/** An input's label and what was filled in, as a person reads them. */
export interface FilledIn {
  readonly label: string;
  readonly value: string;
  /** Rather than chosen among what the form offers. */
  readonly written: boolean;
}

/** Something that a person did, and what came of it. */
export interface Deed {
  readonly who: string;
  /** What the button says. */
  readonly button: string;
  /** Where a form was sent: its title, and what was filled in by the inputs' labels. */
  readonly form?: { readonly title: string; readonly filledIn: readonly FilledIn[] };
  readonly answer: Answer;
}

/** Where to look for a button: gives the message, or undefined while it is not there yet. */
export type Place = () => Message | undefined;

const PATIENCE_MS = 20_000;

export class Player {
  readonly #room: Room;
  readonly #onDeed: (deed: Deed) => void;

  constructor(room: Room, onDeed: (deed: Deed) => void = () => undefined) {
    this.#room = room;
    this.#onDeed = onDeed;
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
   * Waits until `who` sees a button on the message that `place` gives, and gives both. Looks again whenever the card
   * has changed or the bot has been restarted. With `again` nothing is waited for: whoever got no answer the last time
   * asks for the card anew, and a button that is gone has done its work. Throws TurnedDown then; NoAnswer.
   */
  async see(who: string, has: Find, place: Place, again = false): Promise<{ message: Message; action: CardAction }> {
    const person = this.#room.person(who);
    for (;;) {
      const before = this.#stamp(place);
      const message = place();
      const card = message && (again ? await renewed(person, message) : await person.view(message.id));
      const action = card && findAction(card, has);
      if (message && action) return { message, action };
      if (again) throw new TurnedDown("the button is gone");
      await this.#room.world.until(`${who} to see a button (${has})`, () => this.#stamp(place) !== before, PATIENCE_MS);
    }
  }

  /** Presses it. Throws TurnedDown when the answer is a sentence and not a card, NoAnswer. `again` as in `see`. */
  async press(who: string, has: Find, place: Place, again = false): Promise<void> {
    const { message, action } = await this.see(who, has, place, again);
    const answer = await this.#room.person(who).act(message.id, action);
    this.#onDeed({ who, button: action.title ?? "", answer });
    if (answer.kind === "failed") throw new NoAnswer(answer.code);
    if (answer.kind === "toast") throw new TurnedDown(answer.text);
  }

  /** Opens a form. Throws TurnedDown, NoAnswer. `again` as in `see`. */
  async open(who: string, name: DialogName, place: Place, again = false): Promise<OpenForm> {
    const { message, action } = await this.see(who, opens(name), place, again);
    const answer = await this.#room.person(who).act(message.id, action);
    return new OpenForm(this.#room.person(who), message.id, dialogOf(answer), this.#onDeed);
  }

  #stamp(place: Place): string {
    const message = place();
    return [message?.id, message?.version, this.#room.bot.status, this.#room.bot.pid].join();
  }
}

/** A form that stands open in front of somebody. */
export class OpenForm {
  readonly #person: Person;
  readonly #messageId: string;
  readonly #onDeed: (deed: Deed) => void;
  #dialog: Dialog;

  constructor(person: Person, messageId: string, dialog: Dialog, onDeed: (deed: Deed) => void) {
    this.#person = person;
    this.#messageId = messageId;
    this.#dialog = dialog;
    this.#onDeed = onDeed;
  }

  get card(): Card {
    return this.#dialog.card;
  }

  /** The value of the choice that begins with `title`. Throws when there is none. */
  choice(inputId: string, title: string): string {
    const input = inputsOf(this.card).find(({ id }) => id === inputId);
    const options = (input as { choices?: readonly { title: string; value: string }[] } | undefined)?.choices ?? [];
    const option = options.find((one) => one.title.startsWith(title));
    if (!option) throw new Error(`no choice «${title}» in ${inputId}`);
    return option.value;
  }

  /** Goes on to another form in the same dialog, with the button in the row that says `text` where that is given. */
  async goTo(has: Find, text?: string): Promise<void> {
    const rows = (this.card.body ?? []) as readonly Card[];
    const row = text === undefined ? this.card : rows.find((one) => textOf(one).includes(text) && findAction(one, has));
    const action = row && findAction(row, has);
    if (!action) throw new Error(`no button in the form for «${text}»`);
    this.#dialog = dialogOf(
      await this.#person.send(this.#messageId, this.#dialog, {}, (one) => one.data === action.data),
    );
  }

  /**
   * Sends the form with its button for `verb`. Where the bot asks whether something is meant, and `confirm` is set,
   * the answer is yes. A form that comes again with a list, as some do, counts as sent.
   * Throws TurnedDown when the same form comes back, which is then the open one, and NoAnswer.
   */
  async send(verb: Verb, inputs: Fields, { confirm = false } = {}): Promise<void> {
    const asked = await this.#sendOnce((action) => action.data?.verb === verb, inputs);
    if (asked === undefined) return;
    this.#dialog = asked;
    if (!confirm || !findAction(asked.card, isConfirming)) throw new TurnedDown(reasonIn(asked.card));
    const again = await this.#sendOnce(isConfirming, inputs);
    if (again === undefined) return;
    this.#dialog = again;
    throw new TurnedDown(reasonIn(again.card));
  }

  /** Gives the form when it was refused. */
  async #sendOnce(has: Find, inputs: Fields): Promise<Dialog | undefined> {
    const answer = await this.#person.send(this.#messageId, this.#dialog, inputs, has);
    const filledIn = Object.entries(inputs).map(([id, value]) => this.#shown(id, String(value)));
    const button = findAction(this.card, has)?.title ?? "";
    this.#onDeed({ who: this.#person.state.name, button, form: { title: this.#dialog.title, filledIn }, answer });
    if (answer.kind === "failed") throw new NoAnswer(answer.code);
    if (answer.kind === "dialogMessage") throw new TurnedDown(answer.text);
    return answer.kind === "dialog" && reasonIn(answer.dialog.card) !== "" ? answer.dialog : undefined;
  }

  #shown(inputId: string, value: string): FilledIn {
    const input = (inputsOf(this.card).find(({ id }) => id === inputId) ?? {}) as Fields;
    const label = String(input.label ?? inputId);
    if (input.type === "Input.Toggle") {
      return { label: String(input.title), value: value === input.valueOn ? "✓" : "–", written: false };
    }
    const options = (input.choices ?? []) as readonly { title: string; value: string }[];
    if (options.length === 0) return { label, value, written: input.type === "Input.Text" };
    const titles = value.split(",").map((one) => options.find((option) => option.value === one)?.title ?? one);
    return { label, value: titles.join("; "), written: false };
  }
}

/** Buttons by what they do. */
export const does =
  (verb: Verb, data: Fields = {}): Find =>
  (action) =>
    action.data?.verb === verb && Object.entries(data).every(([key, value]) => action.data?.[key] === value);

export const opens =
  (name: DialogName, data: Fields = {}): Find =>
  (action) =>
    action.data?.dialog === name && Object.entries(data).every(([key, value]) => action.data?.[key] === value);

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

function isConfirming(action: CardAction): boolean {
  return action.data?.confirmed === true;
}

/** A form that was refused begins with the reason, set off in the attention style. */
function reasonIn(card: Card): string {
  const [first] = (card.body ?? []) as readonly { style?: string; items?: readonly { text?: string }[] }[];
  return first?.style === "attention" ? (first.items?.[0]?.text ?? "") : "";
}

function dialogOf(answer: Answer): Dialog {
  if (answer.kind === "dialog") return answer.dialog;
  if (answer.kind === "failed") throw new NoAnswer(answer.code);
  throw new TurnedDown("text" in answer ? answer.text : answer.kind);
}
