/** What somebody wrote in a chat, as words: cut before anything else looks at it, for anybody may write at any length. */

/** Commands are short, and so is the longest of them, a meeting started on one line. */
const TEXT_CHARS = 500;
/** With mentions and what clients put around them. */
const SOURCE_CHARS = 4_000;

/** Elements of which nothing was written by the sender, where they are mentions or quotes. */
const LEFT_OUT = /<(\/?)(at|span|blockquote)(?=[\s/>])([^<>]*)>/gi;
/** What a mention and a quote are marked with in a message's HTML; `at` is always one. */
const MARKS: Readonly<Record<string, string>> = {
  span: "schema.skype.com/mention",
  blockquote: "schema.skype.com/reply",
};
/** What some clients put around words; `quoted` stands where another message is quoted (teams.py #321). */
const TAG = /<\/?(?:p|div|span|br|b|strong|i|em|u|s|blockquote|quoted|attachment)(?=[\s/>])[^<>]*>/gi;
const SIGN = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
/** What takes no room; some clients put it around mentions, and keyboards for two directions around words. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** At most 500 characters, without mentions, quotes and markup, with plain spaces. */
export function chatText(source: string): string {
  const text = withoutMentions(source.slice(0, SOURCE_CHARS)).replace(TAG, " ");
  return text.replace(SIGN, decoded).replace(INVISIBLE, "").trim().slice(0, TEXT_CHARS).toWellFormed();
}

/** Each mention and quote, up to the end of its element, becomes a space, in one pass. */
function withoutMentions(text: string): string {
  let kept = "";
  let from = 0;
  let opened: { readonly name: string; readonly index: number } | undefined;
  for (const tag of text.matchAll(LEFT_OUT)) {
    const [whole, slash, called = "", attributes = ""] = tag;
    const name = called.toLowerCase();
    if (slash === "" && opened === undefined && attributes.toLowerCase().includes(MARKS[name] ?? "")) {
      opened = { name, index: tag.index };
    } else if (slash !== "" && opened?.name === name) {
      kept += `${text.slice(from, opened.index)} `;
      from = tag.index + whole.length;
      opened = undefined;
    }
  }
  return kept + text.slice(from);
}

/** A sign that is written as HTML writes it; one that nobody knows stays as it is. */
function decoded(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
