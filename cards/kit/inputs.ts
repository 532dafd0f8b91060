/** Inputs of forms. Every one has a label; `required` is the sentence shown when nothing was filled in. */
import type { IChoiceSetInput, IDateInput, ITextInput, IToggleInput } from "@microsoft/teams.cards";
import type { Translate } from "../../src/text/text.ts";
import { MOST_CHARS } from "./room.ts";

interface InputOptions {
  readonly id: string;
  readonly label: string;
  readonly required?: string;
}

function inputBase({ id, label, required }: InputOptions) {
  return { id, label, ...(required === undefined ? {} : { isRequired: true, errorMessage: required }) };
}

interface TextOptions extends InputOptions {
  readonly multiline?: boolean;
  /** Takes all the height that its container has; several lines, of course. */
  readonly tall?: boolean;
  readonly value?: string;
  readonly style?: "Email";
  readonly placeholder?: string;
}

/** A field for writing, whose label says how much it takes, in the brackets that it may end with; it is the server that says what is too much. */
export function textInput(t: Translate, options: TextOptions & { readonly limit: number }): ITextInput {
  const { label, limit } = options;
  const said = label.endsWith(")")
    ? t("dialog.limitToo", { label: label.slice(0, -1), limit })
    : t("dialog.limit", { label, limit });
  return writingInput({ ...options, label: said });
}

/** The same, where nothing need be said of how much. Whatever is pasted, the client takes it all: what it cuts, it cuts silently. */
export function writingInput(options: TextOptions): ITextInput {
  const { multiline, tall, value, style, placeholder } = options;
  return {
    type: "Input.Text",
    ...inputBase(options),
    maxLength: MOST_CHARS,
    ...(multiline || tall ? { isMultiline: true } : {}),
    ...(tall ? { height: "stretch" } : {}),
    ...(value === undefined || value === "" ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
}

/** Dates are `YYYY-MM-DD`. */
export function dateInput(options: InputOptions & { readonly value?: string; readonly min?: string }): IDateInput {
  const { value, min } = options;
  return {
    type: "Input.Date",
    ...inputBase(options),
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
  };
}

export interface ChoiceOption {
  readonly value: string;
  /** Plain text. */
  readonly title: string;
}

/**
 * `many` arrives as values joined by commas. One choice is a drop-down unless `expanded`.
 * Titles stand as they are: Teams reads no markdown in choices.
 */
export function choices(
  options: InputOptions & {
    readonly options: readonly ChoiceOption[];
    readonly value?: string | readonly string[];
    readonly many?: boolean;
    readonly expanded?: boolean;
  },
): IChoiceSetInput {
  const { many = false, expanded = many, value } = options;
  const chosen = typeof value === "string" ? value : value?.join(",");
  return {
    type: "Input.ChoiceSet",
    ...inputBase(options),
    choices: options.options.map(({ value, title }) => ({ value, title })),
    style: expanded ? "expanded" : "compact",
    wrap: true,
    ...(many ? { isMultiSelect: true } : {}),
    ...(chosen === undefined || chosen === "" ? {} : { value: chosen }),
  };
}

/** Arrives as the string `true` or `false`. */
export function toggle(options: InputOptions & { readonly title: string; readonly value?: boolean }): IToggleInput {
  return {
    type: "Input.Toggle",
    ...inputBase(options),
    title: options.title,
    value: options.value ? "true" : "false",
    valueOn: "true",
    valueOff: "false",
    wrap: true,
  };
}
