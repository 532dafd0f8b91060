/**
 * The referat as one HTML page, for mail: styles inline and layout that Outlook's Word engine understands, headings,
 * lists and table headers that a screen reader does.
 */
import { escapeMarkup } from "./escape.ts";
import {
  type Block,
  EMPTY_CELL,
  FULL_WIDTH_PX,
  type Heading,
  type ListItem,
  type Outline,
  type Picture,
  type ReferatDocument,
  type Table,
} from "./model.ts";
import { stretches } from "./safeText.ts";
import { COLOURS, DARK } from "./theme.ts";
import { unbroken } from "./unbroken.ts";

export interface HtmlOptions {
  /** Paragraphs above the title, such as the greeting of a mail. */
  readonly before?: readonly string[];
  /** Address of a picture, `cid:…` or `data:…`; undefined shows its alt text. */
  readonly pictureAddress?: (name: string) => string | undefined;
}

const FONT = "font-family:Calibri,'Segoe UI',Arial,sans-serif";
/** Said on the outermost table too: mail clients that drop the body's style would put our dark text on their dark ground. */
const SHEET = `background:${COLOURS.sheet};color:${COLOURS.text}`;
const BASE = `${FONT};font-size:16px;line-height:1.45;color:${COLOURS.text}`;
/** Even a word of a thousand letters stays inside. */
const BREAK = "word-wrap:break-word;overflow-wrap:anywhere";
const WIDTH_PX = 720;

/**
 * Colours stand inline, for programs that drop style sheets; those that keep them and show dark get the dark ones by the
 * class that says what the colour is for.
 */
const DARK_RULES = [
  ...(["text", "quiet", "accent"] as const).map((name) => `.${name}{color:${DARK[name]}!important}`),
  ...(["sheet", "conclusionGround", "warningGround"] as const).map(
    (name) => `.${name}{background:${DARK[name]}!important}`,
  ),
  ...(["conclusionLine", "warningLine", "line"] as const).map(
    (name) => `.${name}{border-color:${DARK[name]}!important}`,
  ),
  ".drawing{background:#ffffff;border-radius:6px}",
].join("");
/** On a telephone the words of a drawing would be some three millimetres high, so what it says stands there as a list. */
const NARROW_RULES =
  ".outlined .drawing{display:none!important}.outline{display:block!important;max-height:none!important}";

export function renderHtml(plain: ReferatDocument, options: HtmlOptions = {}): string {
  const document = unbroken(plain);
  const before = (options.before ?? []).map((text) => `<p style="margin:0 0 16px">${inline(text)}</p>`);
  const body = document.blocks.map((block) => blockHtml(block, options));
  return `<!DOCTYPE html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${DARK_RULES}}@media (max-width:480px){${NARROW_RULES}}</style>
<title>${escapeMarkup(document.title)}</title>
</head>
<body class="sheet text" style="margin:0;padding:0;${SHEET}">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" bgcolor="${COLOURS.sheet}" class="sheet text" style="table-layout:fixed;${SHEET}"><tr><td bgcolor="${COLOURS.sheet}" class="sheet text" style="padding:24px 16px;${SHEET}">
<!--[if mso]><table role="presentation" width="${WIDTH_PX}" cellspacing="0" cellpadding="0" border="0"><tr><td><![endif]-->
<div class="text" style="max-width:${WIDTH_PX}px;${BASE};${BREAK}">
${[...before, `<h1 class="accent" style="${headingStyle(30, 0, 16)}">${inline(document.title)}</h1>`, ...body].join("\n")}
</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

function inline(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      stretches(line)
        .map((s) => (s.rtl ? `<bdi dir="rtl">${escapeMarkup(s.text)}</bdi>` : escapeMarkup(s.text)))
        .join(""),
    )
    .join("<br>");
}

function headingStyle(sizePx: number, topPx: number, bottomPx: number): string {
  return `margin:${topPx}px 0 ${bottomPx}px;${FONT};font-size:${sizePx}px;line-height:1.25;font-weight:bold;color:${COLOURS.accent}`;
}

const HEADINGS = { 1: [21, 32, 8], 2: [17, 24, 6], 3: [16, 16, 4] } as const;

/** What begins a page on paper stands below a rule here. */
function headingHtml({ level, text, newPage }: Heading): string {
  const rule = newPage ? `;border-top:2px solid ${COLOURS.line};padding-top:20px;margin-top:36px` : "";
  const tag = `h${level + 1}`;
  const size: readonly [number, number, number] = HEADINGS[level];
  return `<${tag} class="accent${newPage ? " line" : ""}" style="${headingStyle(...size)}${rule}">${inline(text)}</${tag}>`;
}

function blockHtml(block: Block, options: HtmlOptions): string {
  switch (block.kind) {
    case "heading":
      return headingHtml(block);
    case "paragraph":
      return `<p style="margin:12px 0">${inline(block.text)}</p>`;
    case "note":
      return noteHtml(block.text, block.tone);
    case "list":
      return listHtml(block.items, "0 0 12px");
    case "facts":
      return factsHtml(block.rows);
    case "table":
      return tableHtml(block);
    case "picture":
      return pictureHtml(block, options.pictureAddress?.(block.name));
  }
}

/** A table of one cell: Outlook draws ground and padding for that, and not for a paragraph. */
function noteHtml(text: string, tone: "warning" | "conclusion"): string {
  const [ground, line] =
    tone === "warning"
      ? [COLOURS.warningGround, COLOURS.warningLine]
      : [COLOURS.conclusionGround, COLOURS.conclusionLine];
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="margin:8px 0 14px;table-layout:fixed"><tr><td bgcolor="${ground}" class="text ${tone}Ground ${tone}Line" style="background:${ground};border-left:4px solid ${line};padding:12px 16px;${BASE};font-size:18px;${BREAK}">${inline(text)}</td></tr></table>`;
}

function listHtml(items: readonly ListItem[], margin: string): string {
  const rows = items.map((item) => {
    const aside =
      item.aside === undefined
        ? ""
        : ` <span class="quiet" style="font-size:14px;color:${COLOURS.quiet}">&nbsp;${inline(item.aside)}</span>`;
    const inner = item.items === undefined || item.items.length === 0 ? "" : listHtml(item.items, "4px 0 0");
    return `<li style="margin:0 0 6px">${inline(item.text)}${aside}${inner}</li>`;
  });
  return `<ul style="margin:${margin};padding:0 0 0 22px">${rows.join("")}</ul>`;
}

type Row = { readonly label: string; readonly value: string };

/** Label and value in one line that breaks where it must: in columns they would be a few letters wide on a phone. */
function factsHtml(rows: readonly Row[]): string {
  return rows
    .map(({ label, value }) => {
      const mark = label.endsWith("?") ? "" : ":";
      const name = `<strong class="accent" style="color:${COLOURS.accent}">${inline(label)}${mark}</strong>`;
      return `<p style="margin:0 0 6px">${name} ${inline(value)}</p>`;
    })
    .join("");
}

/** Each row is a block with the first cell as its heading: columns need a wider screen than a telephone. */
function tableHtml({ caption, columns, rows }: Table): string {
  const blocks = rows.map(([name = "", ...cells]) => {
    const facts = cells.flatMap((cell, i) =>
      cell === EMPTY_CELL ? [] : { label: columns[i + 1]?.label ?? "", value: cell },
    );
    return `<div class="line" style="margin:0 0 14px;padding:2px 0 2px 14px;border-left:4px solid ${COLOURS.line}"><h3 class="accent" style="${headingStyle(17, 4, 8)}">${inline(name)}</h3>${factsHtml(facts)}</div>`;
  });
  return `<p class="quiet" style="margin:6px 0 8px;font-size:14px;color:${COLOURS.quiet}">${inline(caption)}</p>${blocks.join("")}`;
}

function pictureHtml(picture: Picture, address: string | undefined): string {
  if (address === undefined) return `<p style="margin:12px 0">${inline(picture.alt)}</p>`;
  const { outline, caption } = picture;
  const width = Math.round((picture.widthPx * WIDTH_PX) / FULL_WIDTH_PX);
  const below =
    caption === undefined
      ? ""
      : `<p class="quiet" style="margin:0 0 12px;font-size:14px;color:${COLOURS.quiet}">${inline(caption)}</p>`;
  const image = `<p style="margin:12px 0"><img class="drawing" src="${escapeMarkup(address)}" alt="${escapeMarkup(picture.alt)}" width="${width}" style="display:block;max-width:100%;height:auto;border:0"></p>`;
  return outline === undefined
    ? `${image}${below}`
    : `<div class="outlined">${image}${outlineHtml(outline)}</div>${below}`;
}

/** Out of sight, and of screen readers, until the style sheet shows it; Outlook's Word engine has a word of its own for that. */
function outlineHtml({ title, items }: Outline): string {
  const hidden = "display:none;mso-hide:all;max-height:0;overflow:hidden";
  return `<div class="outline" style="${hidden}">${noteHtml(title, "conclusion")}${listHtml(items, "0 0 12px")}</div>`;
}
