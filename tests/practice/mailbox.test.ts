import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Mailbox } from "../../practice/room/mailbox.ts";
import type { OutgoingMail } from "../../src/app/ports/mail.ts";
import { folderMailer } from "../../src/mail/folder.ts";
import { tempFolder } from "./support.ts";

const AT_MS = Date.UTC(2026, 0, 15, 10, 0);
const mail: OutgoingMail = {
  stream: "meeting/m",
  messageId: "m-1",
  to: { name: "Åse Nordmann", address: "Aase@example.no" },
  subject: "Møte på onsdag – æøå",
  html: '<p>Hei</p><img src="cid:flower" alt="">',
  text: "Hei",
  attachments: [
    { name: "flower.png", contentType: "image/png", content: Buffer.from("PNG"), cid: "flower" },
    { name: "referat på nynorsk.txt", contentType: "text/plain", content: Buffer.from("æøå") },
  ],
  atMs: AT_MS,
};

test("a mail is in the inbox of its address only, newest first, as it was written", async () => {
  await using folder = await tempFolder();
  await folderMailer(folder.path).send(mail);
  await folderMailer(folder.path).send({ ...mail, messageId: "m-2", subject: "Seinare", atMs: AT_MS + 60_000 });
  const mailbox = new Mailbox(folder.path, () => undefined);
  await mailbox.open();
  mailbox.close();
  expect(mailbox.inbox("aase@example.no").map((one) => one.subject)).toEqual(["Seinare", "Møte på onsdag – æøå"]);
  expect(mailbox.inbox("aase@example.no")[1]).toMatchObject({ dateMs: AT_MS, to: "Åse Nordmann", hasHtml: true });
  expect(mailbox.inbox("andre@example.no")).toEqual([]);
  expect(mailbox.inbox(undefined)).toEqual([]);
  expect(mailbox.html("andre@example.no", "m.m-1.eml")).toBeUndefined();
});

test("pictures in the text are written into it, and only real attachments are listed", async () => {
  await using folder = await tempFolder();
  await folderMailer(folder.path).send(mail);
  const mailbox = new Mailbox(folder.path, () => undefined);
  await mailbox.open();
  mailbox.close();
  const address = mail.to.address;
  const data = Buffer.from("PNG").toString("base64");
  expect(mailbox.html(address, "m.m-1.eml")).toContain(`src="data:image/png;base64,${data}"`);
  expect(mailbox.inbox(address)[0]?.attachments.map((one) => one.name)).toEqual(["referat på nynorsk.txt"]);
  expect(Buffer.from(mailbox.attachment(address, "m.m-1.eml", 0)?.content ?? []).toString()).toBe("æøå");
});

test("files that are no mails, or not finished, aren't shown", async () => {
  await using folder = await tempFolder();
  await writeFile(join(folder.path, ".half.eml"), "To: a@example.no");
  await writeFile(join(folder.path, "notes.txt"), "To: a@example.no");
  const mailbox = new Mailbox(folder.path, () => undefined);
  await mailbox.open();
  mailbox.close();
  expect(mailbox.inbox("a@example.no")).toEqual([]);
});
