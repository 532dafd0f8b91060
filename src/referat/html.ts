/**
 * The referat as one HTML page, for mail: styles inline and layout that Outlook's Word engine understands, headings,
 * lists and table headers that a screen reader does.
 */
import { escapeMarkup } from "./escape.ts";
import { withSoftHyphens } from "./hyphenate.ts";
import { type Block, FULL_WIDTH_PX, type ListItem, type Picture, type ReferatDocument, type Table } from "./model.ts";
import { stretches } from "./safeText.ts";
import { COLOURS } from "./theme.ts";

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

export function renderHtml(document: ReferatDocument, options: HtmlOptions = {}): string {
  const before = (options.before ?? []).map((text) => `<p style="margin:0 0 16px">${inline(text)}</p>`);
  const body = document.blocks.map((block) => blockHtml(block, options));
  return `<!DOCTYPE html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeMarkup(document.title)}</title>
</head>
<body style="margin:0;padding:0;${SHEET}">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" bgcolor="${COLOURS.sheet}" style="table-layout:fixed;${SHEET}"><tr><td bgcolor="${COLOURS.sheet}" style="padding:24px 16px;${SHEET}">
<!--[if mso]><table role="presentation" width="${WIDTH_PX}" cellspacing="0" cellpadding="0" border="0"><tr><td><![endif]-->
<div style="max-width:${WIDTH_PX}px;${BASE};${BREAK}">
${[...before, `<h1 style="${headingStyle(30, 0, 16)}">${inline(document.title)}</h1>`, ...body].join("\n")}
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

function blockHtml(block: Block, options: HtmlOptions): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1
        ? `<h2 style="${headingStyle(21, 32, 8)}">${inline(block.text)}</h2>`
        : `<h3 style="${headingStyle(17, 18, 6)}">${inline(block.text)}</h3>`;
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
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="margin:8px 0 14px;table-layout:fixed"><tr><td bgcolor="${ground}" style="background:${ground};border-left:4px solid ${line};padding:12px 16px;${BASE};font-size:18px;${BREAK}">${inline(text)}</td></tr></table>`;
}

function listHtml(items: readonly ListItem[], margin: string): string {
  const rows = items.map((item) => {
    const aside =
      item.aside === undefined
        ? ""
        : ` <span style="font-size:14px;color:${COLOURS.quiet}">&nbsp;${inline(item.aside)}</span>`;
    const inner = item.items === undefined || item.items.length === 0 ? "" : listHtml(item.items, "4px 0 0");
    return `<li style="margin:0 0 6px">${inline(item.text)}${aside}${inner}</li>`;
  });
  return `<ul style="margin:${margin};padding:0 0 0 22px">${rows.join("")}</ul>`;
}

function factsHtml(rows: readonly { readonly label: string; readonly value: string }[]): string {
  const cell = `padding:3px 0;vertical-align:top;text-align:left;${BASE};${BREAK}`;
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row" width="30%" style="${cell};padding-right:16px;font-weight:bold;color:${COLOURS.accent}">${inline(row.label)}</th><td style="${cell}">${inline(row.value)}</td></tr>`,
  );
  return `<table width="100%" cellspacing="0" cellpadding="0" border="0" style="table-layout:fixed;margin:0 0 8px">${lines.join("")}</table>`;
}

function tableHtml(table: Table): string {
  const narrow = (text: string) => inline(withSoftHyphens(text));
  const cell = `padding:7px 8px;vertical-align:top;text-align:left;border-bottom:1px solid ${COLOURS.line};${BASE};font-size:14px;${BREAK}`;
  const head = table.columns.map(
    (column) =>
      `<th scope="col" width="${column.widthPercent}%" bgcolor="${COLOURS.headGround}" style="${cell};font-weight:bold;background:${COLOURS.headGround}">${narrow(column.label)}</th>`,
  );
  const rows = table.rows.map(([name = "", ...rest]) => {
    const others = rest.map((text) => `<td style="${cell}">${narrow(text)}</td>`);
    return `<tr><th scope="row" style="${cell};font-weight:normal">${narrow(name)}</th>${others.join("")}</tr>`;
  });
  const caption = `<caption style="caption-side:top;padding:6px 0;text-align:left;${BASE};font-size:14px;color:${COLOURS.quiet}">${inline(table.caption)}</caption>`;
  return `<table width="100%" cellspacing="0" cellpadding="0" border="0" style="border-collapse:collapse;table-layout:fixed;margin:0 0 12px">${caption}<thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function pictureHtml(picture: Picture, address: string | undefined): string {
  if (address === undefined) return `<p style="margin:12px 0">${inline(picture.alt)}</p>`;
  const width = Math.round((picture.widthPx * WIDTH_PX) / FULL_WIDTH_PX);
  const caption =
    picture.caption === undefined
      ? ""
      : `<p style="margin:0 0 12px;font-size:14px;color:${COLOURS.quiet}">${inline(picture.caption)}</p>`;
  return `<p style="margin:12px 0"><img src="${escapeMarkup(address)}" alt="${escapeMarkup(picture.alt)}" width="${width}" style="display:block;max-width:100%;height:auto;border:0"></p>${caption}`;
}
