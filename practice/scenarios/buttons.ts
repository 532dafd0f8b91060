/** Buttons by what they do. */
import type { FiguresAction } from "../../cards/figures/request.ts";
import type { ReminderAction } from "../../cards/reminders/request.ts";
import type { EntryDialog, EntryVerb } from "../../cards/stafettlogg/request.ts";
import type { DialogName, Verb } from "../../cards/verbs.ts";
import type { CardAction } from "../room/cards.ts";

export type Fields = Readonly<Record<string, unknown>>;
/** What a button or a form can send, and which form a button can open. */
export type AnyVerb = Verb | EntryVerb | ReminderAction["verb"] | FiguresAction["verb"];
export type AnyDialog = DialogName | EntryDialog;
export type Find = (action: CardAction) => boolean;

/** A button with this in its data; whoever looks for it in vain says so by name. */
function having(data: Fields): Find {
  const find: Find = (action) => Object.entries(data).every(([key, value]) => action.data?.[key] === value);
  return Object.assign(find, { toString: () => JSON.stringify(data) });
}

/** The button that does this, with this in its data. */
export const does = (verb: AnyVerb, data: Fields = {}): Find => having({ verb, ...data });

/** The button that opens this form. */
export const opens = (name: AnyDialog, data: Fields = {}): Find => having({ dialog: name, ...data });
