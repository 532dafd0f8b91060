/** The mail that brings the referat to those who took part, or an entry to whoever asks for it: the whole text in it, and files beside it. */
import { dateText } from "../text/dates.ts";
import { oneLine } from "../text/oneLine.ts";
import type { Translate } from "../text/text.ts";
import { renderHtml } from "./html.ts";
import { type Block, type DrawnPictures, meetingKind, type ReferatDocument } from "./model.ts";
import { safeName } from "./safeName.ts";
import { renderText } from "./text.ts";

/** A file in a mail: beside the text, or in it. */
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

/** What a mail is made of. */
export interface MailParts {
  readonly document: ReferatDocument;
  readonly pictures: DrawnPictures;
  readonly pdf: MailFile;
  readonly docx: MailFile;
  readonly leaderName: string;
  /** What only this reader is told, below all else. */
  readonly forYou?: readonly Block[];
}

const LONGEST_TOPIC = 120;
const LONGEST_EINING = 60;

/** What goes along, the fullest first. */
const FULLNESS = ["all", "withoutWord", "withoutPictures", "textOnly"] as const;

/** Greeting and full text, with pictures in place and files beside it: as much of that as there is room for, in bytes. */
export function composeMail(parts: MailParts, t: Translate, room?: number): MailContent {
  const { leaderName, forYou = [] } = parts;
  const { eining, topic, edition, date } = parts.document;
  const document = { ...parts.document, blocks: [...parts.document.blocks, ...forYou] };
  const kind = meetingKind(document);
  const hello = t("referat.mail.greeting", { kind, edition, eining, date: dateText(date) });
  const subject = t("referat.mail.subject", {
    kind,
    edition,
    topic: cut(topic, LONGEST_TOPIC),
    eining: cut(eining, LONGEST_EINING),
  });
  const before = (fullness: Fullness) => [
    `${hello} ${t("referat.mail.attached", { fullness })}`,
    ...(leaderName === "" ? [] : [t("referat.mail.from", { leader: leaderName })]),
  ];
  return filledMail({ ...parts, document }, { subject, before }, room);
}

/** The same for an entry of the stafettlogg. Its subject, which others see, says nothing of what it is about. */
export function composeEntryMail(
  parts: Omit<MailParts, "leaderName" | "forYou">,
  t: Translate,
  room?: number,
): MailContent {
  const { eining, date } = parts.document;
  const subject = t("entry.mail.subject", { eining: cut(eining, LONGEST_EINING) });
  const hello = t("entry.mail.greeting", { eining, date: dateText(date) });
  return filledMail(
    parts,
    { subject, before: (fullness) => [`${hello} ${t("referat.mail.attached", { fullness })}`] },
    room,
  );
}

type Fullness = (typeof FULLNESS)[number];

interface MailWords {
  readonly subject: string;
  readonly before: (fullness: Fullness) => readonly string[];
}

function filledMail(
  { document, pictures, pdf, docx }: Pick<MailParts, "document" | "pictures" | "pdf" | "docx">,
  words: MailWords,
  room = Number.POSITIVE_INFINITY,
): MailContent {
  const inline = [...pictures].map(([name, content]): MailFile => {
    return { name: `${name}.png`, contentType: "image/png", content, cid: contentId(name) };
  });
  const attachments = {
    all: [...inline, pdf, docx],
    withoutWord: [...inline, pdf],
    withoutPictures: [pdf],
    textOnly: [],
  };
  const fullness = FULLNESS.find((one) => sizeOf(attachments[one]) <= room) ?? "textOnly";
  const shows = fullness === "all" || fullness === "withoutWord";
  const before = words.before(fullness);
  const pictureAddress = (name: string) => (shows && pictures.has(name) ? `cid:${contentId(name)}` : undefined);
  return {
    subject: words.subject,
    html: renderHtml(document, { before, pictureAddress }),
    text: `${before.join("\n\n")}\n\n${renderText(document)}`,
    attachments: attachments[fullness],
  };
}

export function sizeOf(files: readonly MailFile[]): number {
  return files.reduce((bytes, { content }) => bytes + content.length, 0);
}

/** For a subject: one line of what can be seen, no longer than `limit`. */
function cut(text: string, limit: number): string {
  const line = oneLine(text.replace(/\p{C}/gu, " "));
  const letters = [...line];
  return letters.length <= limit
    ? line
    : `${letters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`;
}

function contentId(name: string): string {
  return `${name}@referat`;
}

/** The same for an entry of the stafettlogg, of the day on which it was written out. */
export function entryFileName({ date, eining }: ReferatDocument, t: Translate): string {
  return safeName(t("entry.fileName", { date, eining }));
}

/** A name that every file system takes, without extension. A correction says that it is one, however long the name. */
export function fileName(document: ReferatDocument, t: Translate): string {
  const { date, eining, edition } = document;
  const correction = edition === 1 ? "" : ` (${t("referat.correctedFile", { edition })})`;
  return safeName(t("referat.fileName", { kind: meetingKind(document), date, eining })) + correction;
}
