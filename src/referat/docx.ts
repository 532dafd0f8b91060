/** The referat as a Word document. */
import {
  Document,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TextRun,
} from "docx";
import { translator } from "../text/text.ts";
import { BULLETS, LABEL_WIDTH, numbering, PAGE, styles, TEXT_WIDTH, TEXT_WIDTH_PX } from "./docx/styles.ts";
import { linedTable } from "./docx/tables.ts";
import { runs } from "./docx/text.ts";
import {
  type Block,
  type DrawnPictures,
  type Facts,
  FULL_WIDTH_PX,
  type ListItem,
  type Picture,
  type ReferatDocument,
} from "./model.ts";
import { stableOfficeFile } from "./stableZip.ts";
import { unbroken } from "./unbroken.ts";

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** So many facts are kept on one page where there is room for them. */
const SHORT_FACTS = 14;

/** A .docx file; the same document gives the same bytes. Pictures that are not in `pictures` are written as their alt text. */
export async function renderDocx(plain: ReferatDocument, pictures: DrawnPictures = new Map()): Promise<Uint8Array> {
  const document = unbroken(plain);
  const file = new Document({
    title: document.title,
    subject: document.topic,
    creator: document.eining,
    lastModifiedBy: document.eining,
    description: document.title,
    styles: styles(document),
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin, header: 454 },
          },
        },
        headers: { default: header(document) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(document.title) }),
          ...document.blocks.flatMap((block, i) =>
            block.kind === "picture"
              ? // The library would count on from the documents before.
                pictureParagraphs(block, pictures.get(block.name), String(i + 1))
              : written(block),
          ),
        ],
      },
    ],
  });
  return stableOfficeFile(new Uint8Array(await Packer.toArrayBuffer(file)), document.madeAtMs);
}

/** What this is, on every page: pages of paper come apart. */
function header({ language, eining, header: top = { title: eining, about: "" } }: ReferatDocument): Header {
  const t = translator(language === "nn-NO" ? "nn" : "nb");
  // The words around the two numbers, which Word counts itself.
  const [before = "", between = "", after = ""] = t("referat.page", { page: "\n", pages: "\n" }).split("\n");
  const page = new TextRun({
    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
  });
  return new Header({
    children: [
      new Paragraph({
        style: "Running",
        tabStops: [{ type: "right", position: TEXT_WIDTH }],
        children: [...runs(top.title, { bold: true }), new TextRun("\t"), page],
      }),
      ...(top.about === "" ? [] : [new Paragraph({ style: "Running", children: runs(top.about) })]),
    ],
  });
}

function written(block: Exclude<Block, Picture>): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: HEADINGS[block.level],
          pageBreakBefore: block.newPage === true,
          children: runs(block.text),
        }),
      ];
    case "paragraph":
      return [new Paragraph({ spacing: { before: 120 }, children: runs(block.text) })];
    case "note":
      return [
        new Paragraph({
          style: block.tone === "warning" ? "Warning" : "Conclusion",
          keepLines: true,
          children: runs(block.text),
        }),
      ];
    case "list":
      return block.items.flatMap((item, i) => listItem(item, 0, i === 0 ? 80 : 0));
    case "facts":
      return factParagraphs(block);
    case "table":
      return [new Paragraph({ style: "Caption", keepNext: true, children: runs(block.caption) }), linedTable(block)];
  }
}

/** Label and value with a tab between and the value's lines below each other: a table here would be one without a header. */
function factParagraphs({ rows }: Facts): Paragraph[] {
  return rows.map(
    ({ label, value }, i) =>
      new Paragraph({
        style: "Fact",
        tabStops: [{ type: "left", position: LABEL_WIDTH }],
        keepLines: true,
        keepNext: rows.length <= SHORT_FACTS && i < rows.length - 1,
        children: [...runs(label, { style: "Label" }), new TextRun({ children: [new Tab()] }), ...runs(value)],
      }),
  );
}

function listItem(item: ListItem, level: number, before: number): Paragraph[] {
  const aside = item.aside === undefined ? [] : [new TextRun("  "), ...runs(item.aside, { style: "Aside" })];
  return [
    new Paragraph({
      numbering: { reference: BULLETS, level },
      spacing: { before, after: 60 },
      children: [...runs(item.text), ...aside],
    }),
    ...(item.items ?? []).flatMap((inner) => listItem(inner, level + 1, 0)),
  ];
}

function pictureParagraphs(block: Picture, png: Uint8Array | undefined, id: string): Paragraph[] {
  if (png === undefined) return [new Paragraph({ spacing: { before: 120 }, children: runs(block.alt) })];
  const scale = TEXT_WIDTH_PX / FULL_WIDTH_PX;
  const image = new ImageRun({
    type: "png",
    data: png,
    transformation: { width: Math.round(block.widthPx * scale), height: Math.round(block.heightPx * scale) },
    altText: { id, name: block.name, title: "", description: block.alt },
  });
  const hasCaption = block.caption !== undefined;
  return [
    new Paragraph({ spacing: { before: 80, after: 60 }, keepNext: hasCaption, children: [image] }),
    ...(hasCaption ? [new Paragraph({ style: "Caption", children: runs(block.caption) })] : []),
  ];
}
