/** The blocks of a referat, written and tagged. */
import type { Block, Facts, Heading, ListItem, Note } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { breakLines, heightOf, type Line, type Look, type Span } from "./lines.ts";
import { ASIDE, BODY, FACT_INDENT, HEADING, LABEL, LIST_INDENT, NOTE, TITLE } from "./looks.ts";
import { leastPictureHeight, writePicture } from "./picture.ts";
import { wantedHeight, writeTable } from "./table.ts";
import { LEFT, PAGE_ROOM, type Tag, TEXT_WIDTH, type Writer } from "./writer.ts";

const SPACE_BEFORE_HEADING = { 1: 16, 2: 13, 3: 8 } as const;
const SPACE_AFTER_HEADING = { 1: 6, 2: 4, 3: 3 } as const;
/** Facts that take no more than this share of a page are not divided between two. */
const KEPT_TOGETHER = 0.3;
const FACT_GAP = 3;
const NOTE_PADDING = { x: 12, y: 9 } as const;

export function writeTitle(writer: Writer, text: string): void {
  const lines = broken(writer, [{ text, look: TITLE }], TEXT_WIDTH);
  writer.lines(writer.tag(writer.root, "H1"), lines, LEFT);
  writer.y += 10;
}

/** `next` are the blocks that follow: a heading stands on the same page as the start of what it is about. */
export function writeBlock(writer: Writer, block: Block, next: readonly Block[]): void {
  switch (block.kind) {
    case "heading":
      writeHeading(writer, block, next);
      break;
    case "paragraph":
      writer.y += 4;
      writeLines(writer, writer.root, "P", broken(writer, [{ text: block.text, look: BODY }], TEXT_WIDTH), LEFT);
      writer.y += 6;
      break;
    case "note":
      writeNote(writer, block);
      break;
    case "list":
      writeList(writer, writer.root, block.items, 0);
      break;
    case "facts":
      writeFacts(writer, block);
      break;
    case "table":
      writeTable(writer, block);
      break;
    case "picture":
      writePicture(writer, block);
      break;
  }
}

function broken(writer: Writer, spans: readonly Span[], width: number): Line[] {
  return breakLines(spans, width, writer.measure);
}

/** A short text stays whole on its page. */
function writeLines(writer: Writer, parent: Tag, type: string, lines: readonly Line[], x: number): void {
  if (lines.length <= 4) writer.make(heightOf(lines));
  writer.lines(writer.tag(parent, type), lines, x);
}

function writeHeading(writer: Writer, block: Heading, next: readonly Block[]): void {
  const lines = broken(writer, [{ text: block.text, look: HEADING[block.level] }], TEXT_WIDTH);
  const before = SPACE_BEFORE_HEADING[block.level];
  const after = SPACE_AFTER_HEADING[block.level];
  if (block.newPage) writer.freshPage();
  if (!writer.make(before + heightOf(lines) + after + leastHeight(writer, next))) writer.y += before;
  writer.toContents(block.level, block.text);
  writer.lines(writer.tag(writer.root, `H${block.level + 1}`), lines, LEFT);
  writer.y += after;
}

/** How much of what comes next must stand together with a heading. */
function leastHeight(writer: Writer, [first, ...rest]: readonly Block[]): number {
  if (first?.kind === "picture") return leastPictureHeight(writer, first);
  if (first?.kind === "table") return wantedHeight(writer, first);
  if (first?.kind === "heading") return 34 + leastHeight(writer, rest);
  if (first?.kind === "facts") return Math.min(factsHeight(writer, first), PAGE_ROOM * KEPT_TOGETHER);
  return 62;
}

function writeNote(writer: Writer, note: Note): void {
  const warning = note.tone === "warning";
  const lines = broken(writer, [{ text: note.text, look: NOTE }], TEXT_WIDTH - 2 * NOTE_PADDING.x);
  const height = heightOf(lines) + 2 * NOTE_PADDING.y;
  writer.make(height);
  // A note higher than a page has no ground: it would end in the middle of the text.
  if (height <= writer.room) {
    const { y } = writer;
    writer.ground(LEFT, y, TEXT_WIDTH, height, warning ? COLOURS.warningGround : COLOURS.conclusionGround);
    writer.ground(LEFT, y, 3, height, warning ? COLOURS.warningLine : COLOURS.conclusionLine);
  }
  writer.y += NOTE_PADDING.y;
  writer.lines(writer.tag(writer.root, "P"), lines, LEFT + NOTE_PADDING.x);
  writer.y += NOTE_PADDING.y + 8;
}

function factLines(writer: Writer, { rows }: Facts): { labels: Line[]; values: Line[] }[] {
  return rows.map(({ label, value }) => ({
    labels: broken(writer, [{ text: label, look: LABEL }], FACT_INDENT - 10),
    values: broken(writer, [{ text: value, look: BODY }], TEXT_WIDTH - FACT_INDENT),
  }));
}

function factsHeight(writer: Writer, facts: Facts): number {
  const heights = factLines(writer, facts).map(({ labels, values }) => Math.max(heightOf(labels), heightOf(values)));
  return heights.reduce((sum, height) => sum + height + FACT_GAP, 0);
}

function writeFacts(writer: Writer, facts: Facts): void {
  const whole = factsHeight(writer, facts);
  if (whole <= PAGE_ROOM * KEPT_TOGETHER) writer.make(whole);
  for (const { labels, values } of factLines(writer, facts)) {
    writer.make(Math.max(heightOf(labels), heightOf(values.slice(0, 4))));
    const top = writer.y;
    const paragraph = writer.tag(writer.root, "P");
    writer.lines(paragraph, labels, LEFT);
    const labelBottom = writer.y;
    writer.y = top;
    writer.lines(paragraph, values, LEFT + FACT_INDENT);
    if (writer.y > top) writer.y = Math.max(writer.y, labelBottom);
    writer.y += FACT_GAP;
  }
}

const BULLETS = ["•", "–"] as const;

function writeList(writer: Writer, parent: Tag, items: readonly ListItem[], level: 0 | 1): void {
  const list = writer.tag(parent, "L");
  const x = LEFT + (level + 1) * LIST_INDENT;
  const bullet: Look = { ...BODY, colour: COLOURS.quiet };
  for (const item of items) {
    const aside = item.aside === undefined ? [] : [{ text: `  ${item.aside}`, look: ASIDE }];
    const lines = broken(writer, [{ text: item.text, look: BODY }, ...aside], TEXT_WIDTH - (x - LEFT));
    writer.make(heightOf(lines.slice(0, 4)));
    const entry = writer.tag(list, "LI");
    const baseline = writer.y + (lines[0]?.baseline ?? 0);
    writer.tag(entry, "Lbl").add(() => writer.text(BULLETS[level], x - 13, baseline, bullet));
    const body = writer.tag(entry, "LBody");
    writer.lines(writer.tag(body, "P"), lines, x);
    writer.y += 3;
    if (item.items !== undefined && item.items.length > 0) writeList(writer, body, item.items, 1);
  }
}
