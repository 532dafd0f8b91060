import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emlName, folderCopies, folderMailer } from "../../src/mail/folder.ts";
import { programsMissing } from "../support/programs.ts";
import { MAIL, PNG } from "./sample.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bti-mail-"));
});
afterEach(() => rm(folder, { recursive: true }));

const source = () => readFile(join(folder, emlName(MAIL)), "latin1");

/** An independent reader: what Python's email package makes of the file. */
const READER = `
import sys, json, base64, email, email.policy
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
to = m["to"].addresses[0]
def part(p):
    body = p.get_content() if p.get_content_maintype() == "text" else base64.b64encode(p.get_content()).decode()
    return dict(type=p.get_content_type(), disposition=p.get_content_disposition(), file=p.get_filename(), cid=p["content-id"], body=body)
print(json.dumps(dict(
    subject=m["subject"], name=to.display_name, address=to.addr_spec, sender=str(m["from"]), id=m["message-id"],
    at=m["date"].datetime.timestamp(), shape=[p.get_content_type() for p in m.walk()],
    parts=[part(p) for p in m.walk() if not p.is_multipart()],
    defects=[str(d) for p in m.walk() for d in p.defects])))
`;

test.skipIf(programsMissing("python3"))(
  "another mail program reads subject, names, texts, picture and document as they were written",
  async () => {
    await folderMailer(folder).send(MAIL);
    const { stdout } = await promisify(execFile)("python3", ["-c", READER, join(folder, emlName(MAIL))]);
    const [document, flower] = MAIL.attachments;
    expect(JSON.parse(stdout)).toEqual({
      subject: MAIL.subject,
      name: MAIL.to.name,
      address: MAIL.to.address,
      sender: "BTI-assistenten <bti@practice.invalid>",
      id: `<${MAIL.messageId}>`,
      at: MAIL.atMs / 1000,
      shape: [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        document?.contentType,
      ],
      parts: [
        { type: "text/plain", disposition: null, file: null, cid: null, body: MAIL.text },
        { type: "text/html", disposition: null, file: null, cid: null, body: MAIL.html },
        { type: "image/png", disposition: "inline", file: flower?.name, cid: "<flower>", body: PNG.toString("base64") },
        {
          type: document?.contentType,
          disposition: "attachment",
          file: document?.name,
          cid: null,
          body: Buffer.from(document?.content ?? []).toString("base64"),
        },
      ],
      defects: [],
    });
  },
);

test("the file holds to the mail format: ASCII, CRLF, short lines, plain text before HTML", async () => {
  await folderMailer(folder).send(MAIL);
  const eml = await source();
  expect(eml).toMatch(/^[\t\r\n -~]*$/);
  expect(eml.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(Math.max(...eml.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
  expect(eml).toContain("\r\nDate: Sun, 25 Oct 2026 00:30:05 +0000\r\n");
  expect(eml.indexOf("text/plain; charset=utf-8")).toBeLessThan(eml.indexOf("text/html; charset=utf-8"));
});

test("the same mail sent twice is one file, and nothing half-written is left", async () => {
  const mailer = folderMailer(join(folder, "new", "outbox"));
  await Promise.all([mailer.send(MAIL), mailer.send(MAIL)]);
  await mailer.send(MAIL);
  expect(await readdir(join(folder, "new", "outbox"))).toEqual(["m1.referat.m1.p7@bti.example.eml"]);
});

test("only the owner of the folder can read the mails", async () => {
  await folderMailer(folder).send(MAIL);
  expect((await stat(join(folder, emlName(MAIL)))).mode & 0o777).toBe(0o600);
});

test("no Message-ID leads out of the folder, hides its file or takes the file of another", () => {
  const ids = ["../../etc/x", "a/b", "a_b", "a:b", ".hidden", "29:1Ab-c_d@x", "x".repeat(500), `${"x".repeat(500)}y`];
  const nameOf = (id: string) => emlName({ stream: `meeting/${id}`, messageId: id });
  const names = ids.map(nameOf);
  expect(names.every((name) => /^[\w@=+-][\w@.=+-]*\.eml$/.test(name) && name.length < 200)).toBe(true);
  expect(new Set(names).size).toBe(ids.length);
  expect(ids.map(nameOf)).toEqual(names);
});

test("a line break in a name or a subject adds no header", async () => {
  const inject = "Hei\r\nBcc: ukjend@annan.example";
  await folderMailer(folder).send({ ...MAIL, subject: inject, to: { name: inject, address: MAIL.to.address } });
  expect((await source()).split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
});

test("a folder that can't be written is something to try again", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(folderMailer(join(folder, "file")).send(MAIL)).rejects.toMatchObject({
    name: "Unreachable",
    reason: "unreachable",
    permanent: false,
  });
});

test("a mail about what was erased while it was written is not left behind", async () => {
  const isThere = async (stream: string) => stream !== "meeting/gone";
  for (const id of ["gone", "stays"])
    await folderMailer(folder, {}, isThere).send({ ...MAIL, stream: `meeting/${id}` });
  expect(await readdir(folder)).toEqual([`stays.${MAIL.messageId}.eml`]);
});

test("mails go with what they are about, whatever signs its id has, and not with what it came from", async () => {
  const streams = ["meeting/m1", "entry/m1-k7", "follower/29:1Ab/c", `eining/${"x".repeat(300)}`];
  for (const stream of streams) await folderMailer(folder).send({ ...MAIL, stream, messageId: "id@bti.example" });
  for (const [index, stream] of streams.entries()) {
    expect(await folderCopies(folder).erase(stream)).toBe(1);
    expect(await readdir(folder)).toHaveLength(streams.length - index - 1);
  }
});

test("a meeting's mails are erased by its id, with what was cut off while it was written, and no others", async () => {
  const mailer = folderMailer(folder);
  const [gone, stays] = ["meeting/8f8cd7b4-gone", "8f8cd7b4-stays"];
  await mailer.send({ ...MAIL, stream: gone, messageId: "referat.a@bti.example" });
  await mailer.send({ ...MAIL, stream: gone, messageId: `referat.${"x".repeat(150)}@bti.example` });
  await mailer.send({ ...MAIL, stream: `meeting/${stays}`, messageId: "referat.a@bti.example" });
  const [old, fresh] = [".3b241101-e2bb-4255-8caf-4136c566a962.tmp", ".3b241101-e2bb-4255-8caf-4136c566a963.tmp"];
  for (const name of [old, fresh]) await writeFile(join(folder, name), "half a mail");
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(folder, old), yesterday, yesterday);
  expect(await folderCopies(folder).erase(gone)).toBe(2);
  await folderCopies(folder).clear();
  expect((await readdir(folder)).sort()).toEqual([fresh, `${stays}.referat.a@bti.example.eml`]);
  expect(await folderCopies(join(folder, "not there")).erase(gone)).toBe(0);
  await folderCopies(join(folder, "not there")).clear();
});
