/**
 * The markdown that Teams shows in cards and messages: bold, italic, lists and links, with backslash escapes. Everything
 * else stays text, HTML above all, so nothing a person wrote becomes markup.
 */
import MarkdownIt from "markdown-it";

export interface MarkdownOptions {
  /** Names that may be written `<at>Name</at>`; others stay text. */
  readonly mentions?: readonly string[];
}

const MENTION = /<at>(.*?)<\/at>/y;
/** CommonMark: all ASCII punctuation may be escaped. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

// `zero` knows paragraphs alone, and no HTML. A single line break stays one, as in Teams.
const markdown = new MarkdownIt("zero", { html: false, breaks: true }).enable([
  "emphasis",
  "escape",
  "link",
  "list",
  "newline",
]);
markdown.validateLink = (address) => /^(https?:|mailto:)/i.test(address);
markdown.inline.ruler.push("mention", (state, silent) => {
  MENTION.lastIndex = state.pos;
  const [whole = "", name = ""] = MENTION.exec(state.src) ?? [];
  const known = name.replace(ESCAPED, "$1");
  const { mentions } = state.env as MarkdownOptions;
  if (whole === "" || !mentions?.includes(known)) return false;
  if (!silent) state.push("mention", "span", 0).content = known;
  state.pos += whole.length;
  return true;
});
markdown.renderer.rules.mention = (tokens, at) =>
  `<span class="mention">${escapeHtml(tokens[at]?.content ?? "")}</span>`;
markdown.renderer.rules.link_open = (tokens, at, options, _env, renderer) => {
  tokens[at]?.attrSet("rel", "noopener noreferrer");
  tokens[at]?.attrSet("target", "_blank");
  return renderer.renderToken(tokens, at, options);
};

/** Safe HTML of a text in Teams' markdown. */
export function markdownToHtml(source: string, options: MarkdownOptions = {}): string {
  return markdown.render(source, { ...options }).replaceAll("\n", "");
}

export function escapeHtml(text: string): string {
  return markdown.utils.escapeHtml(text);
}
