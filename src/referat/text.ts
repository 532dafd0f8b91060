/** The referat as plain text: for mail programs that show no HTML, and for anyone who wants to paste it. */
import type { Block, ListItem, ReferatDocument, Table } from "./model.ts";

/** Rows of a table that are no longer than this stand on one line. */
const LINE = 76;

export function renderText(document: ReferatDocument): string {
  return `${[underlined(document.title, "="), ...document.blocks.map(blockText)].join("\n\n")}\n`;
}

function underlined(text: string, mark: string): string {
  return `${text}\n${mark.repeat(Math.min(LINE, [...text].length))}`;
}

export function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? underlined(block.text, "-") : block.text;
    case "paragraph":
      return block.text;
    case "note":
      return indented(block.text, block.tone === "warning" ? "! " : "> ");
    case "list":
      return block.items.map(itemText).join("\n");
    case "facts":
      return block.rows.map((row) => labelled(row.label, row.value)).join("\n");
    case "table":
      return tableText(block);
    case "picture":
      return block.alt;
  }
}

/** Every line starts with `mark` or, after the first, with room for it. */
function indented(text: string, mark: string): string {
  return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

function labelled(label: string, value: string): string {
  return `${label}${label.endsWith("?") ? "" : ":"} ${value.replaceAll("\n", "\n  ")}`;
}

function itemText(item: ListItem): string {
  const aside = item.aside === undefined ? "" : ` (${item.aside})`;
  const inner = (item.items ?? []).map((i) => indented(itemText(i), "  "));
  return [indented(item.text + aside, "- "), ...inner].join("\n");
}

/** Each cell goes with the label of its column, for columns don't survive in a mail. */
function tableText(table: Table): string {
  const rows = table.rows.map((cells) => {
    const values = cells.map((cell, i) => labelled(table.columns[i]?.label ?? "", cell));
    const line = values.join(", ");
    if (line.length <= LINE && !line.includes("\n")) return `- ${line}`;
    const [first = "", ...others] = values;
    return [indented(first, "- "), ...others.map((value) => indented(value, "  "))].join("\n");
  });
  return [`${table.caption}:`, ...rows].join("\n");
}
