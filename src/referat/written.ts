/** What the leader wrote in the place of a section. */
import type { Block, ListItem } from "./model.ts";

/** Lines with right-to-left letters stand between isolates; see `safeText`. */
const ITEM = /^(\s*)(\u2068?)[-•]\s+(\S.*)?$/u;

/**
 * A blank line starts a new paragraph; lines that begin with «- » are the items of a list, indented ones a level below.
 * What the section had before, in `before`, keeps its look where the leader left it: headings, the sentence agreed on, what
 * stands quieter after an item, and what is named by a label.
 */
export function writtenBlocks(text: string, before: readonly Block[] = []): Block[] {
  const looks = looksOf(before);
  const blocks: Block[] = [];
  let fresh = true;
  for (const line of text.split("\n")) {
    const last = fresh ? undefined : blocks.at(-1);
    const found = ITEM.exec(line);
    const [, indent = "", isolate = "", words = ""] = found ?? [];
    const fact = found === null ? looks.fact(line.trim()) : undefined;
    fresh = line.trim() === "";
    if (fresh) continue;
    if (found !== null) {
      const item = looks.item(isolate + words);
      if (last?.kind !== "list") blocks.push({ kind: "list", items: [item] });
      else blocks[blocks.length - 1] = { kind: "list", items: withItem(last.items, item, indent !== "") };
    } else if (fact !== undefined) {
      if (last?.kind !== "facts") blocks.push({ kind: "facts", rows: [fact] });
      else blocks[blocks.length - 1] = { kind: "facts", rows: [...last.rows, fact] };
    } else if (last?.kind === "list" && /^\s/.test(line)) {
      blocks[blocks.length - 1] = { kind: "list", items: continued(last.items, line.trim()) };
    } else if (last?.kind === "facts" && /^\s/.test(line)) {
      const [row, ...others] = last.rows.toReversed();
      const rows = row && [...others.toReversed(), { ...row, value: `${row.value}\n${line.trim()}` }];
      if (rows !== undefined) blocks[blocks.length - 1] = { kind: "facts", rows };
    } else if (last?.kind === "paragraph") {
      blocks[blocks.length - 1] = { kind: "paragraph", text: `${last.text}\n${line.trim()}` };
    } else {
      blocks.push({ kind: "paragraph", text: line.trim() });
    }
  }
  return blocks.map((block, i) => looks.paragraph(block, i === 0));
}

interface Looks {
  fact(line: string): { readonly label: string; readonly value: string } | undefined;
  item(text: string): ListItem;
  paragraph(block: Block, isFirst: boolean): Block;
}

function looksOf(before: readonly Block[]): Looks {
  const labels = before.flatMap((block) => (block.kind === "facts" ? block.rows.map(({ label }) => label) : []));
  const headings = before.flatMap((block) => (block.kind === "heading" ? [block] : []));
  const asides = before.flatMap((block) =>
    block.kind === "list"
      ? block.items.flatMap((item) => [item, ...(item.items ?? [])].flatMap(({ aside = "" }) => aside || []))
      : [],
  );
  const conclusion = before.find((block) => block.kind === "note");
  return {
    fact(line) {
      for (const label of labels) {
        const mark = label.endsWith("?") ? label : `${label}:`;
        if (line.startsWith(`${mark} `)) return { label, value: line.slice(mark.length).trim() };
      }
      return undefined;
    },
    item(text) {
      const aside = asides.find((one) => text.endsWith(` (${one})`));
      return aside === undefined ? { text } : { text: text.slice(0, -aside.length - 3), aside };
    },
    paragraph(block, isFirst) {
      if (block.kind !== "paragraph") return block;
      const heading = headings.find(({ text }) => text === block.text);
      if (heading !== undefined) return heading;
      return isFirst && conclusion !== undefined ? { ...conclusion, text: block.text } : block;
    },
  };
}

function withItem(items: readonly ListItem[], item: ListItem, inner: boolean): ListItem[] {
  const last = items.at(-1);
  if (!inner || last === undefined) return [...items, item];
  return [...items.slice(0, -1), { ...last, items: [...(last.items ?? []), item] }];
}

/** The last item, or the last one below it, with one more line. */
function continued(items: readonly ListItem[], line: string): ListItem[] {
  const last = items.at(-1);
  if (last === undefined) return [];
  const inner = last.items ?? [];
  const longer =
    inner.length === 0 ? { ...last, text: `${last.text}\n${line}` } : { ...last, items: continued(inner, line) };
  return [...items.slice(0, -1), longer];
}
