/** Words that look like names: the writer ticks those that are no child, and is not asked about them again. */
import type { Refused } from "../../src/errors.ts";
import type { Translate } from "../../src/text/text.ts";
import { many } from "./fields.ts";
import { type CardElement, choices, excerpt } from "./kit.ts";
import type { Json } from "./walk.ts";

/** What they come back as, in whatever form they were asked about. */
const ID = "noChild";
const MOST_WORDS = 20;
const LONGEST_WORD = 60;

/** Those that are asked about now, and those that were ticked before; nothing where there are none. */
export function noChildInput(sent: Json, because: Refused | string, t: Translate): CardElement[] {
  const ticked = many.catch([]).parse(sent[ID]);
  const asked = typeof because !== "string" && because.code === "likelyName" ? String(because.params.names) : "";
  const words = [...new Set([...ticked, ...many.parse(asked)])].slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const options = words.map((word) => ({
    value: word,
    title: t("dialog.noChild.word", { word: excerpt(word, LONGEST_WORD) }),
  }));
  return [choices({ id: ID, label: t("dialog.noChild.label"), options, value: ticked, many: true })];
}
