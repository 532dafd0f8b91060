/** The mail that brings the referat to those who took part: the whole text in it, and files beside it. */
import { dateText } from "../text/dates.ts";
import type { Translate } from "../text/text.ts";
import { renderHtml } from "./html.ts";
import type { DrawnPictures, ReferatDocument } from "./model.ts";
import { safeName } from "./safeName.ts";
import { renderText } from "./text.ts";

export interface MailFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** The file is a picture in the text, shown where the HTML says `cid:…`. */
  readonly cid?: string;
}

export interface MailContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailFile[];
}

/** Greeting and full text with its pictures in place, and `files` beside them: a Word document, or that and a PDF. */
export function composeMail(
  document: ReferatDocument,
  pictures: DrawnPictures,
  t: Translate,
  files: readonly MailFile[],
): MailContent {
  const { eining, topic, edition } = document;
  const hello = t("referat.mail.greeting", { edition, eining, date: dateText(document.date) });
  const greeting = `${hello} ${t("referat.mail.attached", { count: files.length })}`;
  const inline = [...pictures].map(([name, content]): MailFile => {
    return { name: `${name}.png`, contentType: "image/png", content, cid: contentId(name) };
  });
  const pictureAddress = (name: string) => (pictures.has(name) ? `cid:${contentId(name)}` : undefined);
  return {
    subject: oneLine(t("referat.mail.subject", { edition, topic, eining })),
    html: renderHtml(document, { before: [greeting], pictureAddress }),
    text: `${greeting}\n\n${renderText(document)}`,
    attachments: [...inline, ...files],
  };
}

function contentId(name: string): string {
  return `${name}@referat`;
}

/** A name that every file system takes, without extension. A correction says that it is one, however long the name. */
export function fileName(document: ReferatDocument, t: Translate): string {
  const { date, eining, edition } = document;
  const correction = edition === 1 ? "" : ` (${t("referat.correctedFile", { edition })})`;
  return safeName(t("referat.fileName", { date, eining })) + correction;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
