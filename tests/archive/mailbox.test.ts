import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import type { Mailer, OutgoingMail } from "../../src/app/ports/mail.ts";
import { mailboxArchive } from "../../src/archive/mailbox.ts";
import { archivePackage } from "../../src/arkivmelding/package.ts";
import { Unreachable } from "../../src/errors.ts";
import { folderMailer } from "../../src/mail/folder.ts";
import { translator } from "../../src/text/text.ts";
import { INPUT } from "../arkivmelding/sample.ts";

const PACK = archivePackage(INPUT);
const mailbox = (mailer: Mailer) =>
  mailboxArchive({ mailer, address: "arkiv@kommune.example", domain: "bti.example", t: translator("nn") });

/** The mails that a mailer was given. */
function outbox(): Mailer & { readonly mails: OutgoingMail[] } {
  const mails: OutgoingMail[] = [];
  return { attachmentBytes: Number.POSITIVE_INFINITY, mails, send: async (mail) => void mails.push(mail) };
}

test("the archive's mailbox gets one mail with all files, and the receipt is its Message-ID", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bti-archive-mail-"));
  const receipt = await mailbox(folderMailer(folder)).deliver(PACK);
  const [name = ""] = await readdir(folder);
  const mail = await PostalMime.parse(await readFile(join(folder, name)));
  await rm(folder, { recursive: true });
  expect(receipt).toEqual({
    status: "delivered",
    reference: expect.stringMatching(/^archive\.[0-9a-f]{32}@bti\.example$/),
  });
  expect(mail.messageId).toBe(`<${receipt.reference}>`);
  expect(mail.to).toEqual([{ name: "Arkivet", address: "arkiv@kommune.example" }]);
  expect(mail.subject).toBe("Til arkivet: Referat frå BTI-møte, Ås skule");
  expect(
    mail.attachments.map((file) => [file.filename, file.mimeType, Buffer.from(file.content as ArrayBuffer)]),
  ).toEqual(PACK.files.map((file) => [file.name, file.contentType, Buffer.from(file.content)]));
});

test("a mail that is sent again is the same mail, to the byte", async () => {
  const mailer = outbox();
  const first = await mailbox(mailer).deliver(PACK);
  expect(await mailbox(mailer).deliver(archivePackage({ ...INPUT }))).toEqual(first);
  expect(mailer.mails[1]).toEqual(mailer.mails[0]);
});

test.each([
  ["denied", "denied", true],
  ["rejected", "rejected", true],
  ["invalidAddress", "rejected", true],
  ["tooLarge", "rejected", true],
  ["unreachable", "unreachable", false],
] as const)("a mail that ends as %s leaves the package %s", async (fault, reason, permanent) => {
  const mailer: Mailer = {
    attachmentBytes: Number.POSITIVE_INFINITY,
    send: () => Promise.reject(new Unreachable(fault, { permanent, retryAfterSeconds: 40 })),
  };
  await expect(mailbox(mailer).deliver(PACK)).rejects.toMatchObject({
    name: "Unreachable",
    reason,
    permanent,
    retryAfterSeconds: 40,
  });
});
