/**
 * Builders for Adaptive Cards 1.5, kept to what Teams draws on phones too (PLATFORM §1).
 * Text given to `text`, `fact` and the like is markdown: what people wrote goes through `escapeMarkdown` first.
 * Titles of buttons and labels and values of inputs are plain text.
 */
import type {
  Action,
  CardElement,
  IActionSet,
  IAdaptiveCard,
  IColumn,
  IColumnSet,
  IContainer,
  IExecuteAction,
  IFact,
  IFactSet,
  IImage,
  ISubmitAction,
  ITextBlock,
} from "@microsoft/teams.cards";
import type { Målform } from "../../src/meeting/events.ts";
import type { Participant } from "../../src/meeting/people.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { DialogName, Verb } from "../verbs.ts";
import type { Card, Dialog } from "./context.ts";
import { escapeMarkdown } from "./markdown.ts";

export type { Action, CardElement } from "@microsoft/teams.cards";
export * from "./inputs.ts";
export { escapeMarkdown, excerpt, shortText } from "./markdown.ts";

// --- text

type TextOptions = Pick<
  ITextBlock,
  "weight" | "isSubtle" | "spacing" | "separator" | "size" | "id" | "color" | "style"
>;

export function text(markdown: string, options: TextOptions = {}): ITextBlock {
  return { type: "TextBlock", text: markdown, wrap: true, ...options };
}

/** A heading that screen readers know as one; the first of a card is large. */
export function heading(markdown: string, size: "Large" | "Medium" = "Medium"): ITextBlock {
  return text(markdown, {
    size,
    weight: "Bolder",
    ...(size === "Medium" ? { spacing: "Medium" } : {}),
    style: "heading",
  });
}

export function subtle(markdown: string): ITextBlock {
  return text(markdown, { isSubtle: true, spacing: "Small" });
}

/** One line of a list: spacing small, so that lists read as one thing. */
export function line(markdown: string): ITextBlock {
  return text(markdown, { spacing: "Small" });
}

/** A picture as wide as the card, which Teams shows large when it is pressed; `alt` says the same in words. */
export function image(url: string, alt: string): IImage {
  // Teams' own documentation writes `msTeams` here, and `msteams` elsewhere.
  const inTeams = { msTeams: { allowExpand: true } };
  return { type: "Image", url, altText: alt, size: "Stretch", ...inTeams };
}

// --- layout

export function facts(...pairs: readonly (readonly [title: string, value: string])[]): IFactSet {
  return { type: "FactSet", facts: pairs.map(([title, value]): IFact => ({ title, value })) };
}

export function container(
  items: readonly CardElement[],
  options: Pick<IContainer, "style" | "separator" | "spacing" | "id" | "minHeight"> = {},
): IContainer {
  return { type: "Container", items: [...items], ...options };
}

/** One of several below each other, set apart from what stands before it. */
export function setApart(items: readonly CardElement[]): IContainer {
  return container(items, { separator: true, spacing: "Medium" });
}

/** Beside each other, two at most, of the same width. */
export function columns([left, right]: readonly CardElement[]): IColumnSet {
  const column = (items: readonly CardElement[]): IColumn => ({ type: "Column", width: "stretch", items: [...items] });
  return {
    type: "ColumnSet",
    columns: [column(left === undefined ? [] : [left]), column(right === undefined ? [] : [right])],
  };
}

/**
 * Beside each other, as many as `count`, of which the first `done` stand out. They are empty, and so say nothing to those who
 * hear the card; one with a style is drawn by its padding, which leaves no room for more than lines between them on a
 * phone. No `minHeight`: Android gives such a column another width.
 */
export function steps(count: number, done: number): IColumnSet {
  return {
    type: "ColumnSet",
    spacing: "Small",
    columns: Array.from({ length: count }, (_, at) => ({
      type: "Column",
      width: "stretch",
      style: at < done ? "accent" : "emphasis",
      spacing: "None",
      separator: true,
      items: [],
    })),
  };
}

/** What belongs to what stands above it. */
export function indented(items: readonly CardElement[]): IColumnSet {
  return {
    type: "ColumnSet",
    spacing: "None",
    columns: [
      { type: "Column", width: "16px", items: [] },
      { type: "Column", width: "stretch", spacing: "None", items: [...items] },
    ],
  };
}

/** Teams shows up to six buttons in a row, other renderers five. */
const ROW = 5;

/** Buttons inside the card, in as many rows as they need, evenly; nothing for none. */
export function buttons(...actions: readonly Action[]): IActionSet[] {
  const rows = Math.ceil(actions.length / ROW);
  const each = Math.ceil(actions.length / rows);
  return Array.from({ length: rows }, (_, row) => ({
    type: "ActionSet",
    actions: actions.slice(row * each, (row + 1) * each),
  }));
}

// --- actions

type ActionData = Readonly<Record<string, string | number | boolean>>;
/** The meeting a button belongs to; its visit tells old buttons from new ones. */
export interface Target {
  readonly meeting: KnownMeeting;
}

function addressed(target: Target | undefined): ActionData {
  if (target === undefined) return {};
  const { meeting } = target;
  return { m: meeting.info.meetingId, ...(meeting.status === "active" ? { visit: meeting.visit.number } : {}) };
}

/** A button that does something at once. Phones too old for it leave it out. */
export function execute(title: string, verb: Verb, target: Target | undefined, data: ActionData = {}): IExecuteAction {
  return { type: "Action.Execute", title, verb, data: { ...data, verb, ...addressed(target) }, fallback: "drop" };
}

/** A button that opens a dialog. Without a target: a dialog that needs no meeting. */
export function openDialog(
  title: string,
  dialog: DialogName,
  target?: Target,
  about: { readonly id?: string; readonly personId?: string } = {},
): ISubmitAction {
  return {
    type: "Action.Submit",
    title,
    data: { msteams: { type: "task/fetch" }, dialog, ...addressed(target), ...about },
  };
}

/** The button that sends a dialog's form; the inputs are merged into its data. It says how much had happened by then. */
export function submit(title: string, verb: Verb, target: Target | undefined, data: ActionData = {}): ISubmitAction {
  const drawn = target === undefined ? {} : { drawnAt: target.meeting.happened };
  return { type: "Action.Submit", title, data: { ...data, verb, ...addressed(target), ...drawn } };
}

// --- whole cards

/** How a person is named so that Teams notifies them; someone Teams does not know is just named. */
export function mention(person: Participant): string {
  return mentionable(person) ? `<at>${mentionName(person)}</at>` : escapeMarkdown(person.name);
}

function mentionable(person: Participant): boolean {
  return person.teamsId !== undefined && mentionName(person) !== "";
}

/** Text and entity must be alike to the letter, so what markdown would change is left out of both. */
function mentionName(person: Participant): string {
  return person.name.replace(/[\\*_`[\]~<>&{}]/g, "").trim();
}

function adaptiveCard(body: readonly CardElement[], lang: Målform, fallbackText: string): IAdaptiveCard {
  const $schema = "http://adaptivecards.io/schemas/adaptive-card.json";
  return { type: "AdaptiveCard", $schema, version: "1.5", lang, fallbackText, body: [...body] };
}

export interface CardOptions {
  readonly lang: Målform;
  /** Plain text for places that can't show cards. */
  readonly fallbackText: string;
  /** Who has a view of their own of this card; everybody else sees the plain one. */
  readonly refresh?: { readonly target: Target; readonly people: readonly (Participant | undefined)[] };
  /** Those named in the card with `mention`. */
  readonly mentions?: readonly Participant[];
}

/** A card ready to be posted. */
export function card(body: readonly CardElement[], { lang, fallbackText, refresh, mentions = [] }: CardOptions): Card {
  const entities = mentions.filter(mentionable).map((p) => ({
    type: "mention",
    text: mention(p),
    mentioned: { id: p.teamsId ?? "", name: mentionName(p) },
  }));
  return {
    card: {
      ...adaptiveCard(body, lang, fallbackText),
      msteams: { width: "Full", ...(entities.length === 0 ? {} : { entities }) },
      ...(refresh === undefined ? {} : { refresh: refreshOf(refresh.target, refresh.people) }),
    },
    fallbackText,
  };
}

function refreshOf(target: Target, people: readonly (Participant | undefined)[]) {
  const ids = people.flatMap((p) => (p?.teamsId === undefined ? [] : [p.teamsId]));
  const data = { verb: "refresh", m: target.meeting.info.meetingId };
  return { action: { type: "Action.Execute", verb: "refresh", data }, userIds: [...new Set(ids)] };
}

/** A form for a Teams dialog; its buttons stand at the bottom. */
export function form(title: string, body: readonly CardElement[], actions: readonly Action[], lang: Målform): Dialog {
  const fields = adaptiveCard(body, lang, title);
  return { title, card: { ...fields, msteams: { width: "Full" }, actions: [...actions] } };
}
