/** What somebody wrote in a chat, as words: cut before anything else looks at it, for anybody may write at any length. */

/** Commands are short, and so is the longest of them, a meeting started on one line. */
const TEXT_CHARS = 500;
/** With mentions and what clients put around them. */
const SOURCE_CHARS = 4_000;

const MENTION_TAG = /<(\/?)at(?:\s[^<>]*)?>/gi;
/** What takes no room; some clients put it around mentions. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/** At most 500 characters, without mentions, with plain spaces. */
export function chatText(source: string): string {
  const text = withoutMentions(source.slice(0, SOURCE_CHARS));
  return text.replaceAll("&nbsp;", " ").replace(INVISIBLE, "").trim().slice(0, TEXT_CHARS);
}

/** Each `<at>` with what follows up to the next `</at>` becomes a space, in one pass. */
function withoutMentions(text: string): string {
  let kept = "";
  let from = 0;
  let opened: number | undefined;
  for (const tag of text.matchAll(MENTION_TAG)) {
    if (tag[1] === "") opened ??= tag.index;
    else if (opened !== undefined) {
      kept += `${text.slice(from, opened)} `;
      from = tag.index + tag[0].length;
      opened = undefined;
    }
  }
  return kept + text.slice(from);
}
