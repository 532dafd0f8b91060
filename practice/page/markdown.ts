/**
 * The markdown that Teams shows in cards and messages: bold, italic, lists and links, with backslash escapes. Everything
 * else stays text. HTML is escaped before anything is read as markdown, so nothing a person wrote becomes markup.
 */

/** What may be escaped with a backslash (CommonMark: all ASCII punctuation). */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** Characters of Unicode's private use area stand in for what was escaped, and for finished parts. */
const HELD = 0xe000;
const PART = /\uf8ff(\d+);/g;

const BULLET = /^\s*[-*+]\s+(.*)$/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(.*)$/;
const LINK = /\[([^\]\n]+)\]\((https?:\/\/[^\s()<>"]+|mailto:[^\s()<>"]+)\)/g;

export interface MarkdownOptions {
  /** Names that may be written `<at>Name</at>`; others stay text. */
  readonly mentions?: readonly string[];
}

/** Safe HTML of a text in Teams' markdown. */
export function markdownToHtml(source: string, options: MarkdownOptions = {}): string {
  const parts: string[] = [];
  const put = (html: string) => `\uf8ff${parts.push(html) - 1};`;
  const held = source
    .replace(/[\ue000-\uf8ff]/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(ESCAPED, (_, character: string) => String.fromCharCode(HELD + character.charCodeAt(0)));
  const marked = escapeHtml(held).replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, (whole, name: string) =>
    options.mentions?.some((one) => escapeHtml(one) === release(name))
      ? put(`<span class="mention">${release(name)}</span>`)
      : whole,
  );
  const html = blocks(marked, (line) => inline(line, put));
  return release(fill(html, parts));
}

/** A finished part may have others in it: a name in a link. */
function fill(html: string, parts: readonly string[]): string {
  return html.replace(PART, (_, index: string) => fill(parts[Number(index)] ?? "", parts));
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Puts back what was escaped, as text. */
function release(text: string): string {
  return text.replace(/[\ue021-\ue07e]/g, (held) => escapeHtml(String.fromCharCode(held.charCodeAt(0) - HELD)));
}

function inline(text: string, put: (html: string) => string): string {
  const linked = text.replace(LINK, (_, label: string, address: string) =>
    put(`<a href="${release(address)}" rel="noopener noreferrer" target="_blank">${emphasis(label)}</a>`),
  );
  return emphasis(linked);
}

function emphasis(text: string): string {
  return text
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, "<strong>$1</strong>")
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, "<strong>$1</strong>")
    .replace(/\*(?=[^\s*])(.+?)(?<=[^\s*])\*/g, "<em>$1</em>")
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, "<em>$1</em>");
}

/** In the middle of a paragraph only a list that starts at 1 begins: «…\n22. november» is a date there. */
function interrupts(number: RegExpExecArray | null, paragraph: readonly string[]): RegExpExecArray | null {
  return paragraph.length > 0 && number?.[1] !== "1" ? null : number;
}

/** Paragraphs and lists. A single line break stays a line break, as in Teams. */
function blocks(text: string, line: (text: string) => string): string {
  const done: string[] = [];
  let paragraph: string[] = [];
  let list: { readonly open: string; readonly close: string; readonly items: string[] } | undefined;
  const endParagraph = () => {
    if (paragraph.length > 0) done.push(`<p>${paragraph.join("<br>")}</p>`);
    paragraph = [];
  };
  const endList = () => {
    if (list) done.push(`${list.open}${list.items.map((item) => `<li>${item}</li>`).join("")}${list.close}`);
    list = undefined;
  };
  for (const row of text.split("\n")) {
    const bullet = BULLET.exec(row);
    const number = interrupts(NUMBER.exec(row), paragraph);
    const item = bullet?.[1] ?? number?.[2];
    if (item === undefined) {
      endList();
      if (row.trim() === "") endParagraph();
      else paragraph.push(line(row.trim()));
      continue;
    }
    endParagraph();
    const close = bullet ? "</ul>" : "</ol>";
    if (list?.close !== close) {
      endList();
      const start = Number(number?.[1] ?? 1);
      list = { open: bullet ? "<ul>" : start === 1 ? "<ol>" : `<ol start="${start}">`, close, items: [] };
    }
    list?.items.push(line(item));
  }
  endParagraph();
  endList();
  return done.join("");
}
