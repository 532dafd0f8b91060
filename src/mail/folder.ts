/** Mail as files, for practice, demo and tests: one .eml for each mail, as any mail program opens it. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Mailer, OutgoingMail } from "../app/ports/mail.ts";
import type { MailCopies } from "../app/ports/records.ts";
import { Unreachable } from "../errors.ts";

const SENDER = { name: "BTI-assistenten", address: "bti@practice.invalid" };
const ID_CHARS = 60;
const NAME_CHARS = 100;

/**
 * Writes each mail to `folder` (made if missing) under the id of what it is about and its Message-ID, whole or not at all: the same mail sent
 * twice is one file. `from` is what stands in From; `isThere` says whether what a mail is about has been erased meanwhile: then
 * no file is left. Throws Unreachable `unreachable`, to be tried again, when the
 * folder can't be written.
 */
export function folderMailer(
  folder: string,
  from: Partial<typeof SENDER> = {},
  isThere: (stream: string) => Promise<boolean> = async () => true,
): Mailer {
  const sender = { ...SENDER, ...from };
  return {
    attachmentBytes: Number.POSITIVE_INFINITY,
    async send(mail) {
      const source = await compose(mail, sender);
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(temporary, source, { mode: 0o600 });
        const path = join(folder, emlName(mail));
        await rename(temporary, path);
        // Only now: whoever erases it looks through the folder after that, or has before this.
        if (!(await isThere(mail.stream))) await rm(path, { force: true });
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw new Unreachable("unreachable", { permanent: false });
      }
    },
  };
}

const LEFTOVER = /^\.[0-9a-f-]{36}\.tmp$/;
const LEFTOVER_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * The mails in `folder` as copies to be erased: those that name the id of what is erased, and what writing that was cut off has
 * left. A folder that is not there holds none. `now` is the file system's time.
 */
export function folderCopies(folder: string, now: () => number = Date.now): MailCopies {
  const namesIn = () =>
    readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
  return {
    async clear() {
      for (const name of (await namesIn()).filter((each) => LEFTOVER.test(each))) {
        const path = join(folder, name);
        const changedMs = await stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          // It has been written to its end meanwhile, or somebody else has cleared it away.
          () => undefined,
        );
        if (changedMs !== undefined && now() - changedMs > LEFTOVER_AGE_MS) await rm(path, { force: true });
      }
    },
    async erase(stream) {
      const names = await namesIn();
      const mails = names.filter((name) => name.endsWith(".eml") && name.startsWith(`${stemOf(stream)}.`));
      for (const name of mails) await rm(join(folder, name), { force: true });
      return mails.length;
    },
  };
}

/** The file a mail is written to: both ids where that is a safe file name, otherwise made safe and told apart by a hash. */
export function emlName({ stream, messageId }: Pick<OutgoingMail, "stream" | "messageId">): string {
  return `${stemOf(stream)}.${safe(messageId, NAME_CHARS)}.eml`;
}

/** What the names of all mails about a stream begin with. */
function stemOf(stream: string): string {
  return safe(idIn(stream), ID_CHARS);
}

function safe(text: string, chars: number): string {
  const plain = text
    .replace(/[^\w@.=+-]/g, "_")
    .replace(/^\./, "_")
    .slice(0, chars);
  if (plain === text) return text;
  return `${plain}-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}

/** The stream's name without its kind: no file name has a slash, and ids are told apart without it. */
function idIn(stream: string): string {
  return stream.slice(stream.indexOf("/") + 1);
}

function compose(mail: OutgoingMail, sender: typeof SENDER): Promise<Buffer> {
  return new MailComposer({
    from: sender,
    to: mail.to,
    subject: mail.subject,
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.atMs),
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map((a) => ({
      filename: a.name,
      contentType: a.contentType,
      content: Buffer.from(a.content),
      cid: a.cid,
    })),
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
