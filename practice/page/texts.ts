/**
 * The page's own words, in both målformer. The server's text module isn't for browsers; the bot's texts come from
 * the bot, in the målform that its meeting has.
 */
import type { Målform } from "../../src/meeting/events.ts";
import { nb } from "./textsNb.ts";
import { nn, type Texts } from "./textsNn.ts";

export type { Texts };

export const TEXTS: Readonly<Record<Målform, Texts>> = { nn, nb };

export const MÅLFORM_NAMES: Readonly<Record<Målform, string>> = { nn: "Nynorsk", nb: "Bokmål" };
