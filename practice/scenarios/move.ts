/** Something that somebody does next in the story: a button, and how the form it opens is filled in. */
import type { DialogName, Verb } from "../../cards/verbs.ts";
import { inputsOf } from "../room/cards.ts";
import type { Message } from "../room/state.ts";
import { type Fields, type Find, opens } from "./buttons.ts";
import type { OpenForm } from "./openForm.ts";
import type { Sight } from "./sight.ts";

export interface Move {
  readonly message: Message;
  /** What the button says. */
  readonly title: string;
  readonly button: Find;
  /** The form that the button opens, and how it is filled in. */
  readonly form?: {
    readonly name: DialogName;
    readonly verb: Verb;
    /** A button in it that leads on to the form itself, in the row that says `row` if there is one. */
    readonly goTo?: { readonly button: Find; readonly row: string };
    readonly fields: (form: OpenForm) => Fields;
    /** It is saved, and the meeting taken on, with one button. */
    readonly goesOn?: true;
    /** It speaks for those too of whom nothing is written. */
    readonly rest?: true;
  };
  /** It takes the meeting on, for everybody. */
  readonly flow?: true;
  /** The meeting gets on without it. */
  readonly optional?: true;
}

/** What somebody would do by what they see, if it is this. */
export type Rule = (sight: Sight) => Move | undefined;
type Extra = Pick<Move, "flow" | "optional">;

export function press(sight: Sight, button: Find): Move | undefined {
  const action = sight.find(button);
  return action && at(sight, action.title ?? "", button);
}

export function fill(
  sight: Sight,
  title: string,
  name: DialogName,
  verb: Verb,
  fields: (form: OpenForm) => Fields,
  extra: Extra = {},
  goTo?: NonNullable<Move["form"]>["goTo"],
): Move & Required<Pick<Move, "form">> {
  return { ...at(sight, title, opens(name)), ...extra, form: { name, verb, fields, ...(goTo && { goTo }) } };
}

export function at({ message }: Sight, title: string, button: Find): Move {
  return { message, title, button };
}

/** Somebody hasn't answered yet. */
export function waits({ phase, text, t }: Sight): boolean {
  const line = ({ statusQuo: "card.statusQuo.waiting", evaluation: "card.evaluation.waiting" } as const)[
    phase as "statusQuo" | "evaluation"
  ];
  return line !== undefined && text.includes(t(line, { names: "" }).trim());
}

/** The values of the choices that begin with these texts; where none does, of the first `atLeast`. */
export function chosen(form: OpenForm, inputId: string, texts: readonly string[], atLeast: number): string {
  const input = inputsOf(form.card).find(({ id }) => id === inputId);
  const choices = (input as { choices?: readonly { title: string; value: string }[] } | undefined)?.choices ?? [];
  const fits = choices.filter(({ title }) => texts.some((text) => title.startsWith(text)));
  return (fits.length > 0 ? fits : choices.slice(0, atLeast)).map(({ value }) => value).join();
}

/** Somebody chosen in the input whose id begins so: the rest of it says who stood there. */
export function person(form: OpenForm, begins: string, name: string): Fields {
  const id = inputsOf(form.card).find((input) => input.id.startsWith(begins))?.id;
  return id === undefined ? {} : { [id]: form.choice(id, name) };
}
