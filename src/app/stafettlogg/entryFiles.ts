/** The files of an entry: for whoever asks for it as it stands now, and for the archive as it stood when that was asked. */
import type { ArchiveSettings } from "../../arkivmelding/input.ts";
import { type ArchivePackage, archivePackage } from "../../arkivmelding/package.ts";
import type { Målform } from "../../meeting/events.ts";
import { composeEntry, type ToldEntry } from "../../referat/entry.ts";
import { composeEntryMail, entryFileName, type MailContent } from "../../referat/mail.ts";
import type { ReferatDocument } from "../../referat/model.ts";
import type { EntryEvent } from "../../stafettlogg/events.ts";
import { evolve } from "../../stafettlogg/evolve.ts";
import { type EntryState, noEntry } from "../../stafettlogg/state.ts";
import { translator } from "../../text/text.ts";
import type { RenderedReferat, Renderer } from "../ports/rendering.ts";
import type { Entries } from "./entries.ts";
import { entryStream } from "./stream.ts";

export interface EntryFileParts {
  readonly entries: Pick<Entries, "find" | "history">;
  readonly renderer: Pick<Renderer, "render">;
}

interface Made {
  readonly document: ReferatDocument;
  readonly files: RenderedReferat;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The entry as it is now, made once; gives the mail with files of at most `room` bytes. Undefined where there is no entry. */
export async function entryMail(
  parts: EntryFileParts,
  entryId: string,
  { målform, atMs }: { readonly målform: Målform; readonly atMs: number },
): Promise<((room: number) => MailContent) | undefined> {
  const told = toldOf(await parts.entries.history(entryId));
  if (told === undefined) return undefined;
  const t = translator(målform);
  const { document, files } = await made(parts, told, målform, atMs);
  const name = entryFileName(document, t);
  const mail = {
    document,
    pictures: files.pictures,
    pdf: { name: `${name}.pdf`, contentType: "application/pdf", content: files.pdf },
    docx: { name: `${name}.docx`, contentType: DOCX, content: files.docx },
  };
  return (room) => composeEntryMail(mail, t, room);
}

/** Of an edition: the same at every delivery. Undefined where it was never asked for. */
export async function entryPackage(
  parts: EntryFileParts,
  entryId: string,
  edition: number,
  settings: ArchiveSettings,
): Promise<ArchivePackage | undefined> {
  const history = await parts.entries.history(entryId);
  const asked = history.findLastIndex((event) => event.type === "archiveAsked" && event.edition === edition);
  const told = asked === -1 ? undefined : toldOf(history.slice(0, asked + 1));
  const atMs = history[asked]?.atMs;
  if (told === undefined || atMs === undefined) return undefined;
  const { eining, holder, archived } = told.entry;
  const { document, files } = await made(parts, told, eining.målform, atMs);
  const corrects = archived.at(-1);
  return archivePackage({
    stream: entryStream(entryId),
    id: `stafettlogg-${entryId}`,
    document: "stafettlogg",
    edition,
    ...(corrects === undefined ? {} : { corrects }),
    title: document.title,
    publicTitle: translator(eining.målform)("entry.document.publicTitle", { eining: document.eining }),
    date: document.date,
    eining: document.eining,
    leaderName: holder.name,
    sentAtMs: atMs,
    pdf: files.pdf,
    docx: files.docx,
    settings,
  });
}

async function made({ renderer }: EntryFileParts, told: ToldEntry, målform: Målform, atMs: number): Promise<Made> {
  const document = composeEntry(told, translator(målform), atMs);
  return { document, files: await renderer.render(document) };
}

function toldOf(events: readonly EntryEvent[]): ToldEntry | undefined {
  const entry = events.reduce<EntryState>(evolve, noEntry);
  return entry.status === "none" ? undefined : { entry, events };
}
