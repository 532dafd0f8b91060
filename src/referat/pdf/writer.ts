/** A tagged PDF/A, written from the top of its pages to the bottom. All measures are points. */

import PDFDocument from "pdfkit";
import { oneLine } from "../../text/oneLine.ts";
import { BASELINE, type Mark, type TextLine } from "../drawing.ts";
import { escapeMarkup } from "../escape.ts";
import { FONT_FILES, fontRuns } from "../fonts.ts";
import { SOFT_HYPHEN } from "../hyphenate.ts";
import type { Heading, ReferatDocument } from "../model.ts";
import { withoutIsolates } from "../safeText.ts";
import { HARD_SPACE } from "../unbroken.ts";
import { hasRtl, visualRuns } from "./bidi.ts";
import { type Line, type Look, Measure } from "./lines.ts";
import { drawMark } from "./marks.ts";

export const PAGE = { width: 595.28, height: 841.89, margin: 56.7 } as const;
const BOTTOM = PAGE.height - PAGE.margin - 8;
export const LEFT = PAGE.margin;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
export const PAGE_ROOM = BOTTOM - PAGE.margin;

export type Tag = PDFKit.PDFStructureElement;

export interface Page {
  readonly marks: readonly Mark[];
  /** How far down it is written. */
  readonly end: number;
}

interface TagOptions {
  readonly alt?: string;
  readonly scope?: "Row" | "Column";
  readonly placement?: "Block";
  readonly bbox?: readonly [number, number, number, number];
}

export class Writer {
  readonly pdf: PDFKit.PDFDocument;
  readonly measure = new Measure();
  readonly root: Tag;
  y: number = PAGE.margin;
  readonly #waiting: (() => void)[] = [];
  readonly #pages: Mark[][] = [];
  /** How far down each page that is left behind was written. */
  readonly #ends: number[] = [];
  #current = 0;
  #section: PDFKit.PDFOutline | undefined;

  constructor(document: ReferatDocument) {
    this.pdf = new PDFDocument({
      subset: "PDF/A-2a",
      pdfVersion: "1.7",
      tagged: true,
      lang: document.language,
      displayTitle: true,
      bufferPages: true,
      size: [PAGE.width, PAGE.height],
      margin: 0,
      font: FONT_FILES.regular,
      info: {
        Title: oneLine(withoutIsolates(document.title)),
        Author: oneLine(withoutIsolates(document.eining)),
        Subject: oneLine(withoutIsolates(document.topic)),
        CreationDate: new Date(document.madeAtMs),
      },
    });
    escapeMetadata(this.pdf);
    this.root = this.pdf.struct("Document");
    this.pdf.addStructure(this.root);
  }

  /** A new element of the document's structure, inside `parent`. */
  tag(parent: Tag, type: string, options: TagOptions = {}): Tag {
    const element = this.pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    return element;
  }

  /** What is only to be seen: grounds and rules, and what stands on every page. */
  artifact(type: "Layout" | "Pagination", draw: () => void): void {
    this.pdf.markContent("Artifact", { type });
    draw();
    this.pdf.endMarkedContent();
  }

  /** What is only to be seen, in one colour. */
  ground(x: number, y: number, width: number, height: number, fill: string): void {
    this.artifact("Layout", () => this.drawn({ kind: "box", x, y, width, height, fill }));
  }

  /** Draws what a picture consists of. */
  drawn(mark: Mark): void {
    this.#page().push(mark);
    drawMark(this.pdf, mark, (line) => this.#textLine(line));
  }

  #textLine({ text, x, y, size, weight, colour, anchor }: TextLine): void {
    const look = { size, weight, colour };
    const width = this.measure.width(text, look);
    const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
    this.#glyphs(text, left, y + BASELINE * size, look);
  }

  get room(): number {
    return BOTTOM - this.y;
  }

  /** A new page, with one of those that wait for it at its top. */
  newPage(): void {
    this.#ends[this.#current] = this.y;
    this.pdf.addPage();
    this.#current += 1;
    this.y = PAGE.margin;
    this.#waiting.shift()?.();
  }

  /** For the reader's side panel: sections with their parts. */
  toContents(level: Heading["level"], text: string): void {
    if (level === 1) this.#section = this.pdf.outline.addItem(text);
    if (level === 2) this.#section?.addItem(text);
  }

  /** A page with nothing on it, after all that still waits for one. */
  freshPage(): void {
    this.placeWaiting();
    if (this.y > PAGE.margin) this.newPage();
  }

  /** `write` is called at the top of the next page that is free for it. */
  onNextPage(write: () => void): void {
    this.#waiting.push(write);
  }

  /** Pages for all that still waits for one. */
  placeWaiting(): void {
    while (this.#waiting.length > 0) this.newPage();
  }

  /** Goes to a new page where what comes is higher than what is left of this one. Says whether it did. */
  make(room: number): boolean {
    if (room <= this.room || this.y === PAGE.margin) return false;
    this.newPage();
    if (room > this.room && room <= PAGE_ROOM) this.newPage();
    return true;
  }

  /** Lines one under the other from the writer's place, on to the next page where they must. */
  lines(element: Tag, lines: readonly Line[], x: number): void {
    for (const line of lines) {
      if (line.height > this.room) this.newPage();
      this.put(element, line, x, this.y);
      this.y += line.height;
    }
  }

  /** One line as content of `element`. Where the glyphs don't say what was written, in order, the element says it. */
  put(element: Tag, line: Line, x: number, y: number): void {
    const written = line.spans.map((span) => span.text).join("");
    const draw = () => this.line(line, x, y);
    element.add(
      this.#saysIt(written, line) ? draw : this.pdf.struct("Span", { actual: withoutIsolates(written) }, [draw]),
    );
  }

  #saysIt(written: string, line: Line): boolean {
    const shown = line.spans.flatMap((span) => fontRuns(span.text, span.look.weight).map((run) => run.text)).join("");
    return !hasRtl(written) && shown === written;
  }

  line(line: Line, x: number, y: number): void {
    for (const span of line.spans) this.text(span.text, x + span.x, y + line.baseline, span.look);
  }

  /** Text on a baseline. */
  text(text: string, x: number, baseline: number, look: Look): void {
    const shown = text.replaceAll(SOFT_HYPHEN, "-").trimEnd();
    this.#page().push({ kind: "text", text: shown, x, y: baseline - BASELINE * look.size, ...look, anchor: "start" });
    this.#glyphs(text, x, baseline, look);
  }

  #glyphs(text: string, x: number, baseline: number, look: Look): void {
    let at = x;
    const shown = withoutIsolates(text).replaceAll(SOFT_HYPHEN, "-").replaceAll(HARD_SPACE, " ");
    for (const run of visualRuns(shown, look.weight)) {
      this.pdf.font(FONT_FILES[run.face]).fontSize(look.size).fillColor(look.colour);
      this.pdf.text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
      at += this.measure.width(run.text, look);
    }
  }

  /** `draw` is called on every page with its number, from 1. */
  onEveryPage(draw: (number: number, count: number) => void): void {
    const { count } = this.pdf.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      this.pdf.switchToPage(i);
      this.#current = i;
      this.artifact("Pagination", () => draw(i + 1, count));
    }
  }

  #page(): Mark[] {
    const page = this.#pages[this.#current] ?? [];
    this.#pages[this.#current] = page;
    return page;
  }

  /** Every page as a drawing, in points: the same marks that the file has. */
  get pages(): readonly Page[] {
    return this.#pages.map((marks, i) => ({ marks, end: this.#ends[i] ?? this.y }));
  }

  /** The finished file. */
  async end(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    this.pdf.end();
    for await (const chunk of this.pdf) chunks.push(chunk as Uint8Array);
    return new Uint8Array(Buffer.concat(chunks));
  }
}

/** pdfkit 0.20 writes titles into its XMP metadata as they are; there `<` and `&` must be escaped. */
function escapeMetadata(pdf: PDFKit.PDFDocument): void {
  const writer = pdf as unknown as { _addInfo: () => void; info: Record<string, unknown> };
  const addInfo = writer._addInfo;
  writer._addInfo = function (this: typeof writer) {
    const { info } = this;
    const escaped = Object.entries(info).map(([key, value]) => [
      key,
      typeof value === "string" ? escapeMarkup(value) : value,
    ]);
    this.info = Object.fromEntries(escaped);
    addInfo.call(this);
    this.info = info;
  };
}
