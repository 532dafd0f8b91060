/** A form that stands open in front of somebody: choosing, going on, sending. */
import { translator } from "../../src/text/text.ts";
import type { Answer, Dialog } from "../api/answers.ts";
import type { Card } from "../api/views.ts";
import { type CardAction, findAction, inputsOf, reasonIn, textOf, withValues } from "../room/cards.ts";
import { RoomFault } from "../room/faults.ts";
import type { Person } from "../room/person.ts";
import type { AnyVerb, Fields, Find } from "./buttons.ts";

/** The bot said no, or asked to write something else. The message is what it said. */
export class TurnedDown extends Error {
  constructor(text: string) {
    super(text);
    this.name = "TurnedDown";
  }
}

/** What the bot says where the same is to be done again. */
const AGAIN = new Set(
  (["nn", "nb"] as const)
    .map(translator)
    .flatMap((t) =>
      (["bot.fault", "bot.conflict", "bot.form.unsure", "bot.form.notStored", "bot.form.conflict"] as const).map(
        (key) => t(key),
      ),
    ),
);
const TRIES = 5;

function isToBeDoneAgain(error: unknown): boolean {
  // The card went while they looked at it.
  if (error instanceof RoomFault) return error.code === "unknownMessage";
  return error instanceof TurnedDown && AGAIN.has(error.message);
}

/** Does something as people do who do what the bot tells them: again where it asks for that. */
export async function asTold<T>(attempt: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (times === TRIES || !isToBeDoneAgain(error)) throw error;
    }
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

/** Tells the buttons of a form apart that send the same. */
export interface Which {
  /** It takes the meeting on to the next phase as well. */
  readonly goesOn?: boolean;
  /** It speaks for those too of whom nothing is said. */
  readonly rest?: boolean;
}

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

  /** As it stands open, with this filled in. */
  filledIn(inputs: Fields): Dialog {
    return { ...this.#dialog, card: withValues(this.card, inputs) };
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
   * Sends the form with its button for `verb`, of several with the one that `which` says. Where the bot
   * asks whether something is meant, and `confirm` is set, the answer is yes. A form that comes again with a list, as some do, counts as sent.
   * Throws TurnedDown when the same form comes back, which is then the open one, and NoAnswer.
   */
  send(
    verb: AnyVerb,
    inputs: Fields,
    { confirm = false, ...which }: Which & { confirm?: boolean } = {},
  ): Promise<void> {
    const { goesOn = false, rest } = which;
    const button: Find = ({ data }) =>
      data?.verb === verb && (data.goesOn === true) === goesOn && (rest === undefined || (data.rest === true) === rest);
    return asTold(() => this.#send(button, inputs, confirm));
  }

  async #send(button: Find, inputs: Fields, confirm: boolean): Promise<void> {
    const asked = await this.#sendOnce(button, inputs);
    if (asked === undefined) return;
    this.#dialog = asked;
    if (!confirm || !findAction(asked.card, isConfirming)) throw new TurnedDown(reasonIn(asked.card));
    const again = await this.#sendOnce(isConfirming, inputs);
    if (again === undefined) return;
    this.#dialog = again;
    throw new TurnedDown(reasonIn(again.card));
  }

  /** Presses a button of the form that needs nothing filled in, and stands by it where that is asked. Throws TurnedDown, NoAnswer. */
  press(has: Find): Promise<void> {
    return asTold(async () => {
      const asked = await this.#sendOnce(has, {});
      if (asked === undefined) return;
      this.#dialog = asked;
      const isYes: Find = (action) => has(action) && isConfirming(action);
      const refused = findAction(asked.card, isYes) === undefined ? asked : await this.#sendOnce(isYes, {});
      if (refused !== undefined) throw new TurnedDown(reasonIn(refused.card));
    });
  }

  /** Gives the form when it was refused. */
  async #sendOnce(has: Find, inputs: Fields): Promise<Dialog | undefined> {
    const answer = await this.#person.send(this.#messageId, this.#dialog, inputs, has);
    const filledIn = Object.entries(inputs).map(([id, value]) => this.#shown(id, String(value)));
    const button = findAction(this.card, has)?.title ?? "";
    this.#onDeed({ who: this.#person.state.name, button, form: { title: this.#dialog.title, filledIn }, answer });
    if (answer.kind === "failed") throw new NoAnswer(answer.code);
    if (answer.kind === "dialogMessage") throw new TurnedDown(answer.text);
    if (answer.kind !== "dialog") return undefined;
    if (reasonIn(answer.dialog.card) !== "") return answer.dialog;
    // What comes after it is open now.
    this.#dialog = answer.dialog;
    return undefined;
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

function isConfirming(action: CardAction): boolean {
  return action.data?.confirmed === true;
}

/** The form in an answer. Throws TurnedDown, NoAnswer. */
export function dialogOf(answer: Answer): Dialog {
  if (answer.kind === "failed") throw new NoAnswer(answer.code);
  if (answer.kind !== "dialog") throw new TurnedDown("text" in answer ? answer.text : answer.kind);
  const reason = reasonIn(answer.dialog.card);
  if (reason !== "") throw new TurnedDown(reason);
  return answer.dialog;
}
