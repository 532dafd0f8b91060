import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { folderFault } from "../../src/archive/faults.ts";
import { folderArchive } from "../../src/archive/folder.ts";
import { type ArchivePackage, archivePackage } from "../../src/arkivmelding/package.ts";
import { INPUT } from "../arkivmelding/sample.ts";

const PACK = archivePackage(INPUT);
const OTHER = archivePackage({ ...INPUT, pdf: Buffer.from("%PDF another one") });
const HOUR_MS = 60 * 60 * 1000;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bti-archive-"));
});
afterEach(() => rm(root, { recursive: true }));

const folders = async () => (await readdir(join(root, PACK.parent))).sort();
/** What lies in the folder that a delivery named. */
async function delivered(reference: string): Promise<Record<string, Buffer>> {
  const names = await readdir(join(root, reference));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(root, reference, name))] as const)),
  );
}
const filesOf = (pack: ArchivePackage) =>
  Object.fromEntries(pack.files.map((file) => [file.name, Buffer.from(file.content)]));

describe("a package in the archive's folder", () => {
  test("lies there with all its files, under the path that the receipt names, and nothing beside it", async () => {
    const receipt = await folderArchive(root).deliver(PACK);
    expect(receipt).toEqual({ status: "delivered", reference: `BTI-møte/${PACK.folder}` });
    expect(await delivered(receipt.reference)).toEqual(filesOf(PACK));
    expect(await folders()).toEqual([PACK.folder]);
  });

  test("is the same folder, untouched, when it is delivered again, also where the archive has laid something in it", async () => {
    const archive = folderArchive(root);
    const first = await archive.deliver(PACK);
    await writeFile(join(root, first.reference, "imported.txt"), "");
    const { ino, ctimeMs } = await stat(join(root, first.reference, "referat.pdf"));
    expect(await archive.deliver(PACK)).toEqual(first);
    expect(await stat(join(root, first.reference, "referat.pdf"))).toMatchObject({ ino, ctimeMs });
    expect(await folders()).toEqual([PACK.folder]);
  });

  test("never overwrites: other content under the same name gets a number, each time the same one", async () => {
    const archive = folderArchive(root);
    const first = await archive.deliver(PACK);
    const second = await archive.deliver(OTHER);
    expect(second.reference).toBe(`${first.reference} (2)`);
    expect(await archive.deliver(OTHER)).toEqual(second);
    expect(await archive.deliver(PACK)).toEqual(first);
    expect(await delivered(first.reference)).toEqual(filesOf(PACK));
    expect(await delivered(second.reference)).toEqual(filesOf(OTHER));
  });

  test("leaves what somebody else has put in its place", async () => {
    await mkdir(join(root, PACK.parent, PACK.folder), { recursive: true });
    const { reference } = await folderArchive(root).deliver(PACK);
    expect(reference).toBe(`BTI-møte/${PACK.folder} (2)`);
    expect(await delivered(`BTI-møte/${PACK.folder}`)).toEqual({});
  });

  test("is whole when several deliveries come at once", async () => {
    const archive = folderArchive(root);
    const receipts = await Promise.all([PACK, OTHER, PACK, OTHER, PACK].map((pack) => archive.deliver(pack)));
    expect(new Set(receipts.map((receipt) => receipt.reference)).size).toBe(2);
    expect(await folders()).toHaveLength(2);
    expect(await delivered(receipts[0]?.reference ?? "")).toEqual(filesOf(PACK));
    expect(await delivered(receipts[1]?.reference ?? "")).toEqual(filesOf(OTHER));
  });
});

describe("a delivery that is killed", () => {
  const killed = fileURLToPath(new URL("killed.ts", import.meta.url));

  test.each([0, 2])("at file %i has left no package, and the next delivery makes it whole", async (fileNumber) => {
    expect(spawnSync(process.execPath, [killed, root, String(fileNumber)]).signal).toBe("SIGKILL");
    const [left, ...more] = await folders();
    expect(left).toMatch(/^\..*\.tmp$/);
    expect(more).toEqual([]);
    const { reference } = await folderArchive(root).deliver(PACK);
    expect(await delivered(reference)).toEqual(filesOf(PACK));
  });

  test("leaves nothing behind for long: what is a day old is cleared away, and nothing younger", async () => {
    let nowMs = Date.now();
    const archive = folderArchive(root, () => nowMs);
    spawnSync(process.execPath, [killed, root, "2"]);
    nowMs += 23 * HOUR_MS;
    await archive.deliver(PACK);
    expect(await folders()).toHaveLength(2);
    nowMs += 2 * HOUR_MS;
    await archive.deliver(PACK);
    expect(await folders()).toEqual([PACK.folder]);
  });
});

describe("the leader is told in a word", () => {
  /** As somebody whom rights hold for; for root there are none. */
  async function asAnybody<T>(work: () => Promise<T>): Promise<T> {
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    return work().finally(() => isRoot && process.seteuid?.(0));
  }

  test.skipIf(process.platform === "win32")("that the bot may not write there", async () => {
    await mkdir(join(root, PACK.parent));
    await chmod(join(root, PACK.parent), 0o555);
    await chmod(root, 0o555);
    const error = await asAnybody(() =>
      folderArchive(root)
        .deliver(PACK)
        .catch((e: unknown) => e),
    );
    await chmod(root, 0o755);
    await chmod(join(root, PACK.parent), 0o755);
    expect(error).toMatchObject({ name: "Unreachable", reason: "denied", permanent: true });
    expect(await folders()).toEqual([]);
  });

  test("that the folder is not there, which may pass; it is not made, for it may be a share", async () => {
    const share = join(root, "share");
    await expect(folderArchive(share).deliver(PACK)).rejects.toMatchObject({ reason: "unreachable", permanent: false });
    expect(await readdir(root)).toEqual([]);
  });

  test("that it is no folder", async () => {
    await writeFile(join(root, "file"), "");
    await expect(folderArchive(join(root, "file")).deliver(PACK)).rejects.toMatchObject({
      reason: "rejected",
      permanent: true,
    });
  });

  test.each([
    ["EROFS", "denied", true],
    ["EPERM", "denied", true],
    ["ENOSPC", "full", false],
    ["EDQUOT", "full", false],
    ["ENAMETOOLONG", "rejected", true],
    ["EIO", "unreachable", false],
    ["ESTALE", "unreachable", false],
    ["EHOSTDOWN", "unreachable", false],
  ])("what %s means: %s", (code, reason, permanent) => {
    const error = Object.assign(new Error(`${code}: /srv/arkiv/BTI-møte/Ås skule`), { code, syscall: "mkdir" });
    expect(folderFault(error)).toMatchObject({ name: "Unreachable", reason, permanent, message: reason });
  });

  test("nothing of a fault of our own, which goes to the log instead", () => {
    const error = new TypeError("a fault of our own");
    expect(folderFault(error)).toBe(error);
  });
});
