/**
 * Somebody's hand on the cards, which counts what it presses: each button, each form that is opened and each choice that is
 * not as it stood. Typing is not counted.
 */
import type { Verb } from "../../cards/verbs.ts";
import { type CardInput, inputsOf } from "../../practice/room/cards.ts";
import { type AnyDialog, type Fields, type Find, opens } from "../../practice/scenarios/buttons.ts";
import type { OpenForm, Which } from "../../practice/scenarios/openForm.ts";
import type { Place, Player } from "../../practice/scenarios/player.ts";

export class Hand {
  readonly #player: Player;
  readonly #who: string;
  readonly #place: Place;
  #clicks = 0;

  constructor(player: Player, who: string, place: Place) {
    this.#player = player;
    this.#who = who;
    this.#place = place;
  }

  /** The clicks since it was last asked. */
  taken(): number {
    const clicks = this.#clicks;
    this.#clicks = 0;
    return clicks;
  }

  /** Presses a button on the card, or behind «Meir …», which is one more press. */
  async press(has: Find, place = this.#place): Promise<void> {
    await this.#find(has, place);
    await this.#player.press(this.#who, has, place);
  }

  async open(name: AnyDialog, place = this.#place): Promise<CountedForm> {
    await this.#find(opens(name), place);
    return this.holding(await this.#player.open(this.#who, name, place));
  }

  /** A form that has come by itself. */
  holding(form: OpenForm): CountedForm {
    return new CountedForm(form, (clicks) => {
      this.#clicks += clicks;
    });
  }

  async #find(has: Find, place: Place): Promise<void> {
    const { form } = await this.#player.see(this.#who, has, place);
    this.#clicks += form === undefined ? 1 : 2;
  }
}

export class CountedForm {
  readonly form: OpenForm;
  readonly #count: (clicks: number) => void;

  constructor(form: OpenForm, count: (clicks: number) => void) {
    this.form = form;
    this.#count = count;
  }

  async goTo(has: Find, text?: string): Promise<void> {
    this.#count(1);
    await this.form.goTo(has, text);
  }

  /** Fills it in and sends it, by the button that `which` tells from others that send the same. */
  async send(verb: Verb, fields: Fields = {}, which: Which = {}): Promise<void> {
    const inputs = inputsOf(this.form.card);
    for (const [id, value] of Object.entries(fields)) {
      const input = inputs.find((one) => one.id === id);
      if (input === undefined) throw new Error(`no input ${id}`);
      this.#count(clicksOf(input, String(value)));
    }
    this.#count(1);
    await this.form.send(verb, fields, which);
  }
}

/** The id of the first input whose label begins so. */
export function inputLabelled({ card }: OpenForm, label: string): string {
  const input = inputsOf(card).find((one) => String((one as { label?: unknown }).label).startsWith(label));
  if (input === undefined) throw new Error(`no input «${label}»`);
  return input.id;
}

/** One for what is chosen, or for each tick that is set or taken away. */
function clicksOf({ type, value = "", ...input }: CardInput, chosen: string): number {
  if (type === "Input.Text" || chosen === String(value)) return 0;
  if (!("isMultiSelect" in input)) return 1;
  const ticks = (list: string) => list.split(",").filter((one) => one !== "");
  const [before, after] = [ticks(String(value)), ticks(chosen)];
  return [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))].length;
}
