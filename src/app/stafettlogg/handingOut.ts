/** Entries that leave: to the archive, and by mail to whoever asks for one. Doing it again changes nothing. */
import type { ArchiveSettings } from "../../arkivmelding/input.ts";
import { mayRead } from "../../einings/access.ts";
import type { Eining } from "../../einings/state.ts";
import { Refused, Unreachable } from "../../errors.ts";
import { ARCHIVE_FAULTS } from "../../meeting/afterwards/faults.ts";
import { type PersonId, SYSTEM } from "../../meeting/people.ts";
import { accessOf } from "../../stafettlogg/access.ts";
import { peopleIn } from "../../stafettlogg/checks.ts";
import type { ArchiveOutcome } from "../../stafettlogg/commands.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import { type MailOnceParts, mailOnce } from "../mailOnce.ts";
import { faultOf } from "../meeting/tryAgain.ts";
import { messageIdOf } from "../messageId.ts";
import type { Archive } from "../ports/archive.ts";
import type { Log } from "../ports/log.ts";
import type { Entries } from "./entries.ts";
import { type EntryFileParts, entryMail, entryPackage } from "./entryFiles.ts";
import { entryStream } from "./stream.ts";

export interface HandingOutParts extends Omit<EntryFileParts, "entries">, MailOnceParts {
  readonly entries: Entries;
  readonly einings: { find(einingId: string): Promise<Eining | undefined> };
  /** Right-hand part of message ids. */
  readonly mailDomain: string;
  /** Absent where the unit archives by hand. */
  readonly archive?: { readonly deliverTo: Archive; readonly settings: ArchiveSettings } | undefined;
  readonly log: Log;
}

type Of<Kind extends EntryJob["kind"]> = Extract<EntryJob, { kind: Kind }>;

/** Delivers one edition, or records why the archive does not take it. Throws Unreachable where it is worth another try. */
export async function archiveEntry(parts: HandingOutParts, { entryId, edition }: Of<"archive">): Promise<void> {
  if (parts.archive === undefined) return;
  const { deliverTo, settings } = parts.archive;
  const pack = await entryPackage(parts, entryId, edition, settings);
  // It has been erased meanwhile.
  if (pack === undefined) return;
  let result: ArchiveOutcome;
  try {
    const { status } = await deliverTo.deliver(pack);
    result = { status };
  } catch (error) {
    if (!(error instanceof Unreachable) || !error.permanent) throw error;
    result = { status: "failed", fault: faultOf(error, ARCHIVE_FAULTS, "rejected") };
  }
  try {
    await parts.entries.handle(entryId, { type: "archiveResult", edition, result, by: SYSTEM });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** Sends it to whoever asked, as long as they may read it. Throws Unreachable where it is worth another try. */
export async function exportEntry(parts: HandingOutParts, job: Of<"export">): Promise<void> {
  const { entryId, personId, request, askedAtMs: atMs, målform } = job;
  const entry = await parts.entries.find(entryId);
  const eining = entry && (await parts.einings.find(entry.eining.id));
  if (entry === undefined || eining === undefined || !mayRead(accessOf(entry), eining, personId)) return;
  const to = addresseeOf(entry, eining, personId);
  const contentFor = await entryMail(parts, entryId, { målform, atMs });
  if (to === undefined || contentFor === undefined) return;
  const messageId = messageIdOf("stafettlogg", [entryId, request, to.address], parts.mailDomain);
  try {
    await mailOnce(parts, async (room) => contentFor(room), {
      stream: entryStream(entryId),
      messageId,
      to,
      atMs,
    });
  } catch (error) {
    if (!(error instanceof Unreachable) || !error.permanent) throw error;
    parts.log.warn("entry.mailRefused", { reason: error.reason });
  }
}

/** The address of somebody whom Teams has shown, by what the eining or the entry knows of them. */
export function addresseeOf(
  entry: Entry,
  { people }: Eining,
  personId: PersonId,
): { readonly name: string; readonly address: string } | undefined {
  const known = [...people, ...peopleIn(entry)].find((one) => one.personId === personId && one.email !== undefined);
  return known?.email === undefined ? undefined : { name: known.name, address: known.email };
}
