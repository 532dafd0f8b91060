import { describe, expect, it } from "vitest";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { entryPackage } from "../../src/app/stafettlogg/entryFiles.ts";
import { archiveEntry, exportEntry, type HandingOutParts } from "../../src/app/stafettlogg/handingOut.ts";
import { Unreachable } from "../../src/errors.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { Ask, CommandBody } from "../../src/stafettlogg/commands.ts";
import { schemaErrors } from "../arkivmelding/xmllint.ts";
import { ADD, EVALUATE, FIELDS, OPEN, SCHOOL_NOW } from "../support/entry.ts";
import { fakeArchive, fakeClock, fakeInbox, fakeMailer, fakeStore, quiet } from "./fakes.ts";

const CLOSE = { type: "close", because: "goalReached", sentence: "Målet er nådd" } as const;

function around({ eining = SCHOOL_NOW } = {}) {
  const store = fakeStore();
  const clock = fakeClock(Date.parse("2027-03-02T09:00:00Z"));
  const einings = { find: async () => eining };
  const all = entries({ history: store, entries: { busyIn: async () => [] }, einings, archives: true }, clock);
  const archive = fakeArchive();
  const mailer = fakeMailer();
  const encode = new TextEncoder();
  const renderer: HandingOutParts["renderer"] = {
    async render(document) {
      const bytes = encode.encode(JSON.stringify(document));
      return { docx: bytes, pdf: bytes, pictures: new Map() };
    },
  };
  const parts: HandingOutParts = {
    entries: all,
    einings,
    renderer,
    mailer,
    inbox: fakeInbox(),
    mailDomain: "kommune.example",
    archive: { deliverTo: archive, settings: { journalpostType: "X" } },
    log: quiet,
  };
  const ask = (body: CommandBody, by = "leader") => all.handle("e1", { ...body, by } as Ask);
  const exported = (personId: string, request = "r1") =>
    exportEntry(parts, { kind: "export", entryId: "e1", personId, request, askedAtMs: clock.nowMs, målform: "nn" });
  return { parts, all, archive, mailer, clock, ask, exported };
}

async function ended() {
  const scene = around();
  for (const body of [OPEN, ADD, EVALUATE, CLOSE]) await scene.ask(body);
  return scene;
}

describe("an entry for the archive", () => {
  it("is handed over when it has ended, and says that it lies there", async () => {
    const { parts, all, archive } = await ended();
    await archiveEntry(parts, { kind: "archive", entryId: "e1", edition: 1 });
    await archiveEntry(parts, { kind: "archive", entryId: "e1", edition: 1 });
    expect(archive.keys).toEqual(["stafettlogg-e1.1", "stafettlogg-e1.1"]);
    expect(await all.find("e1")).toMatchObject({ archive: { status: "delivered", edition: 1 }, archived: [1] });
    expect((await all.history("e1")).filter(({ type }) => type === "archived")).toHaveLength(1);
  });

  it("is a package by the archive's schema, and a later one points at the one before", async () => {
    const { parts, ask } = await ended();
    await archiveEntry(parts, { kind: "archive", entryId: "e1", edition: 1 });
    await ask({ type: "addLysglimt", text: "Fin leik" });
    await ask({ type: "archive" });
    const settings = { journalpostType: "X" } as const;
    const packs = await Promise.all([1, 2].map((edition) => entryPackage(parts, "e1", edition, settings)));
    const [first = "", second = ""] = packs.map((pack) => Buffer.from(pack?.files.at(-1)?.content ?? []).toString());
    expect(await schemaErrors(first, second)).toEqual([]);
    expect(packs[1]?.files.map(({ name }) => name)).toEqual([
      "stafettlogg.pdf",
      "stafettlogg.docx",
      "arkivmelding.xml",
    ]);
    expect(second).toContain("<n5mdk:noekkel>stafettlogg-e1.1</n5mdk:noekkel>");
    // The public title says nothing of what it is about.
    expect(/<offentligTittel>(.*)<\/offentligTittel>/.exec(first)?.[1]).not.toContain(FIELDS.oppmerksomheit);
  });

  it("is the entry as it stood when it was asked for, at every delivery", async () => {
    const { parts, ask } = await ended();
    const settings = { journalpostType: "X" } as const;
    const before = await entryPackage(parts, "e1", 1, settings);
    await ask({ type: "addLysglimt", text: "Kom etterpå" });
    expect(await entryPackage(parts, "e1", 1, settings)).toEqual(before);
    expect(Buffer.from(before?.files[0]?.content ?? []).toString()).not.toContain("Kom etterpå");
    expect(await entryPackage(parts, "e1", 7, settings)).toBeUndefined();
    expect(await entryPackage(parts, "unknown", 1, settings)).toBeUndefined();
  });

  it("is tried again while the archive is away, and says why where it is refused", async () => {
    const { parts, all, archive, ask } = await ended();
    archive.fault = () => {
      throw new Unreachable("unreachable", { permanent: false });
    };
    const deliver = () => archiveEntry(parts, { kind: "archive", entryId: "e1", edition: 1 });
    await expect(deliver()).rejects.toThrow(Unreachable);
    expect(await all.find("e1")).toMatchObject({ archive: { status: "asked" } });
    archive.fault = () => {
      throw new Unreachable("full", { permanent: true });
    };
    await deliver();
    expect(await all.find("e1")).toMatchObject({ archive: { status: "failed", fault: "full" } });
    archive.fault = () => {};
    await ask({ type: "archive" });
    await deliver();
    expect(await all.find("e1")).toMatchObject({ archive: { status: "delivered" } });
  });

  it("is nothing where the unit archives by hand, or the entry has been erased", async () => {
    const { parts, archive } = await ended();
    const { archive: _none, ...byHand } = parts;
    await archiveEntry(byHand, { kind: "archive", entryId: "e1", edition: 1 });
    await archiveEntry(parts, { kind: "archive", entryId: "erased", edition: 1 });
    expect(archive.keys).toEqual([]);
  });
});

describe("an entry as files", () => {
  it("comes to whoever asked, at their own address, with the whole story and nothing of it in the subject", async () => {
    const { exported, mailer } = await ended();
    await exported("leader");
    const [mail] = mailer.mails;
    expect(mail?.to).toEqual({ name: "Ingrid Rektor", address: "ingrid@kommune.example" });
    expect(mail?.subject).not.toContain(FIELDS.oppmerksomheit);
    for (const words of [FIELDS.oppmerksomheit, FIELDS.goal, EVALUATE.reason, CLOSE.sentence]) {
      expect(mail?.text).toContain(words);
    }
    expect(mail?.attachments.map(({ contentType }) => contentType)).toContain("application/pdf");
  });

  it("is one mail for a wish that is stored twice, and another for the next", async () => {
    const { exported, mailer } = await ended();
    for (const request of ["r1", "r1", "r2"]) await exported("leader", request);
    expect(new Set(mailer.mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(mailer.mails).toHaveLength(2);
  });

  it("is the same mail when it is tried again, as far as anybody can tell", async () => {
    const { parts, exported, mailer } = await ended();
    const noted = {
      ...parts,
      inbox: { ...parts.inbox, done: () => Promise.reject(new Error("the database is away")) },
    };
    const job = {
      kind: "export",
      entryId: "e1",
      personId: "leader",
      request: "r1",
      askedAtMs: 1,
      målform: "nn",
    } as const;
    await exportEntry(noted, job);
    await exported("leader", "r1");
    expect(mailer.mails).toHaveLength(2);
    expect(new Set(mailer.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it("comes to nobody who may not read it any more, and to nobody without an address", async () => {
    const left = around({ eining: { ...SCHOOL_NOW, former: ["leader"] } });
    await left.all.handle("e1", { ...OPEN, by: "siri" });
    await left.exported("leader");
    const { exported, mailer } = await ended();
    for (const who of ["stranger", "siri", SYSTEM]) await exported(who);
    expect([...left.mailer.mails, ...mailer.mails]).toEqual([]);
  });
});
