/** Buttons by what they do. */
import type { DialogName, Verb } from "../../cards/verbs.ts";
import type { CardAction } from "../room/cards.ts";

export type Fields = Readonly<Record<string, unknown>>;
export type Find = (action: CardAction) => boolean;

/** The button that does this, with this in its data. */
export const does =
  (verb: Verb, data: Fields = {}): Find =>
  (action) =>
    action.data?.verb === verb && Object.entries(data).every(([key, value]) => action.data?.[key] === value);

/** The button that opens this form. */
export const opens =
  (name: DialogName, data: Fields = {}): Find =>
  (action) =>
    action.data?.dialog === name && Object.entries(data).every(([key, value]) => action.data?.[key] === value);
