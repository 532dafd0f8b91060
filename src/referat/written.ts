/** What the leader wrote in the place of a section. */
import type { Block, ListItem } from "./model.ts";

/** Lines with right-to-left letters stand between isolates; see `safeText`. */
const ITEM = /^(\s*)(\u2068?)[-•]\s+(\S.*)?$/u;

/** A blank line starts a new paragraph; lines that begin with «- » are the items of a list, indented ones a level below. */
export function writtenBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let fresh = true;
  for (const line of text.split("\n")) {
    const last = fresh ? undefined : blocks.at(-1);
    const found = ITEM.exec(line);
    const [, indent = "", isolate = "", words = ""] = found ?? [];
    fresh = line.trim() === "";
    if (fresh) continue;
    if (found !== null) {
      const item = { text: isolate + words };
      if (last?.kind !== "list") blocks.push({ kind: "list", items: [item] });
      else blocks[blocks.length - 1] = { kind: "list", items: withItem(last.items, item, indent !== "") };
    } else if (last?.kind === "list" && /^\s/.test(line)) {
      blocks[blocks.length - 1] = { kind: "list", items: continued(last.items, line.trim()) };
    } else if (last?.kind === "paragraph") {
      blocks[blocks.length - 1] = { kind: "paragraph", text: `${last.text}\n${line.trim()}` };
    } else {
      blocks.push({ kind: "paragraph", text: line.trim() });
    }
  }
  return blocks;
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
