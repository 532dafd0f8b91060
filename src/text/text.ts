/** All texts of the product, as ICU messages in both målformer. Keys are checked by the type checker. */
import { IntlMessageFormat } from "intl-messageformat";
import type { Målform } from "../meeting/events.ts";
import { nb } from "./nb.ts";
import { nn } from "./nn.ts";

export type TextKey = keyof typeof nn;
export type TextValues = Readonly<Record<string, string | number>>;
export interface Translate {
  /** The text of a key with its values filled in. Values stand as they are: whoever shows the text escapes. */
  (key: TextKey, values?: TextValues): string;
  readonly målform: Målform;
}

// Both målformer have every key: what one lacks, the type checker finds in `nb.ts`.
const MESSAGES: Readonly<Record<Målform, Readonly<Record<TextKey, string>>>> = { nn, nb };
const compiled = new Map<string, IntlMessageFormat>();

/** Texts in one målform. */
export function translator(målform: Målform): Translate {
  const translate = (key: TextKey, values?: TextValues) => {
    const id = `${målform}/${key}`;
    let message = compiled.get(id);
    if (message === undefined) {
      message = new IntlMessageFormat(MESSAGES[målform][key], målform, undefined, { ignoreTag: true });
      compiled.set(id, message);
    }
    return String(message.format(values));
  };
  return Object.assign(translate, { målform });
}
