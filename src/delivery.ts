/** Where mails and packages go, as it is set up. */
import type { Archive } from "./app/ports/archive.ts";
import type { Mailer } from "./app/ports/mail.ts";
import type { MailCopies, Records } from "./app/ports/records.ts";
import { withMailCopies } from "./app/records/mailCopies.ts";
import { folderArchive } from "./archive/folder.ts";
import { mailboxArchive } from "./archive/mailbox.ts";
import type { MailConfig } from "./config/mail.ts";
import type { Production } from "./config/production.ts";
import type { Config } from "./config.ts";
import { requireFolder } from "./folders.ts";
import { type Graph, graphClient } from "./graph/client.ts";
import { draftMailer } from "./graph/draftMailer.ts";
import { graphMailer } from "./graph/mailer.ts";
import { folderCopies, folderMailer } from "./mail/folder.ts";
import type { Store } from "./store/store.ts";
import { translator } from "./text/text.ts";

const GRAPH_TIMEOUT_SECONDS = 30;

export function graphOf({ tenantId, appId, credential }: Production): Graph {
  return graphClient({ tenantId, clientId: appId, credential, timeoutSeconds: GRAPH_TIMEOUT_SECONDS });
}

export function mailerOf(
  mail: MailConfig,
  graph: Graph | undefined,
  { drafts, realMs, records }: Pick<Store, "drafts" | "realMs" | "records">,
): Mailer {
  if (mail.kind === "folder") return folderMailer(mail.folder, { name: mail.senderName }, records.isThere);
  if (graph === undefined) throw new Error("mail through Graph without credentials");
  const sender = { mailbox: mail.sender, name: mail.senderName };
  return mail.exactlyOnce ? draftMailer({ graph, sender, drafts, nowMs: realMs }) : graphMailer(graph, sender);
}

/** The records, whose erasure takes mails as files along where there are any. */
export function recordsOf(mail: MailConfig, { records }: Pick<Store, "records">): Records {
  const copies = mailCopiesOf(mail);
  return copies === undefined ? records : withMailCopies(records, copies);
}

/** Mails as files; undefined where mail is really sent. */
export function mailCopiesOf(mail: MailConfig): MailCopies | undefined {
  return mail.kind === "folder" ? folderCopies(mail.folder) : undefined;
}

/** Whom calendars name. */
export function senderAddress(mail: MailConfig): { readonly name: string; readonly email: string } {
  return { name: mail.senderName, email: mail.kind === "graph" ? mail.sender : "bti@practice.invalid" };
}

/** What mails and packages are to be written to; the database sees to its own. */
export async function requireFolders({ mail, archive }: Config): Promise<void> {
  if (mail.kind === "folder") await requireFolder(mail.folder, { setting: "MAIL_FOLDER", make: true });
  if (archive?.target.kind !== "folder") return;
  await requireFolder(archive.target.folder, { setting: "ARCHIVE_FOLDER", make: false });
}

/** The archive that is set up, if any. */
export function archiveOf({ archive, målform }: Config, mailer: Mailer, domain: string) {
  if (archive === undefined) return undefined;
  const { target, settings } = archive;
  const deliverTo: Archive =
    target.kind === "folder"
      ? folderArchive(target.folder)
      : mailboxArchive({ mailer, address: target.address, domain, t: translator(målform) });
  return { deliverTo, settings };
}
