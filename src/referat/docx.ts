/** The referat as a Word document. */
import {
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TextRun,
} from "docx";
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

/** Of the text's width, for a picture as wide as it may be. Word moves one that is too high to the next page, and leaves a hole. */
const PICTURE_SHARE = 0.85;
/** So many facts are kept on one page where there is room for them. */
const SHORT_FACTS = 14;

/** A .docx file; the same document gives the same bytes. Pictures that are not in `pictures` are written as their alt text. */
export async function renderDocx(document: ReferatDocument, pictures: DrawnPictures = new Map()): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    subject: document.topic,
    creator: document.eining,
    description: document.title,
    styles: styles(document),
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin, footer: 567 },
          },
        },
        footers: { default: footer(document) },
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

function footer(document: ReferatDocument): Footer {
  const pages = new TextRun({ style: "Aside", children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: "right", position: TEXT_WIDTH }],
        children: [...runs(document.eining, { style: "Aside" }), new TextRun("\t"), pages],
      }),
    ],
  });
}

function written(block: Exclude<Block, Picture>): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
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
  const scale = (PICTURE_SHARE * TEXT_WIDTH_PX) / FULL_WIDTH_PX;
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
