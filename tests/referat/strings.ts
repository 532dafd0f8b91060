/** Every text of a referat, in the order a reader meets them. */
import type { Block, ListItem, ReferatDocument } from "../../src/referat/model.ts";

export function stringsOf(document: ReferatDocument): string[] {
  return [document.title, ...document.blocks.flatMap(blockStrings)];
}

function blockStrings(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "note":
      return [block.text];
    case "list":
      return block.items.flatMap(itemStrings);
    case "facts":
      return block.rows.flatMap((row) => [row.label, row.value]);
    case "table":
      return [block.caption, ...block.columns.map((column) => column.label), ...block.rows.flat()];
    case "picture":
      return [block.alt];
  }
}

function itemStrings(item: ListItem): string[] {
  const aside = item.aside === undefined ? [] : [item.aside];
  return [item.text, ...aside, ...(item.items ?? []).flatMap(itemStrings)];
}

/** What is left of a text when layout is taken away: no white space, hyphens, bullets, direction marks. */
export function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad\u200b\u2010\u2011\u2066-\u2069\u202a-\u202e•–-]/gu, "");
}

/** The blocks under a heading, up to the next heading of the same or a higher level. */
export function section(document: ReferatDocument, heading: string): readonly Block[] {
  const from = document.blocks.findIndex((block) => block.kind === "heading" && block.text === heading);
  const own = document.blocks[from];
  if (own?.kind !== "heading") return [];
  const rest = document.blocks.slice(from + 1);
  const to = rest.findIndex((block) => block.kind === "heading" && block.level <= own.level);
  return to === -1 ? rest : rest.slice(0, to);
}

export function factsIn(blocks: readonly Block[]): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => (block.kind === "facts" ? block.rows.map((row) => [row.label, row.value]) : [])),
  );
}

/** List items as `text (aside)`, inner ones indented. */
export function itemsIn(blocks: readonly Block[]): string[] {
  const line = (item: ListItem, indent: string): string[] => [
    `${indent}${item.text}${item.aside === undefined ? "" : ` (${item.aside})`}`,
    ...(item.items ?? []).flatMap((inner) => line(inner, `${indent}  `)),
  ];
  return blocks.flatMap((block) => (block.kind === "list" ? block.items.flatMap((item) => line(item, "")) : []));
}
