import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StartFault } from "../src/errors.ts";
import { folderFault, requireFolder } from "../src/folders.ts";

const USE = { setting: "MAIL_FOLDER", make: true };

describe("a folder of the configuration", () => {
  let parent: string;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), "bti-folders-"));
    await writeFile(join(parent, "file"), "");
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  it("is made where it is missing, and nothing is left in it", async () => {
    const folder = join(parent, "new", "mail");
    await requireFolder(folder, USE);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is for the bot's user alone, also where it was open to others before", async () => {
    const folder = join(parent, "open");
    await mkdir(folder, { mode: 0o755 });
    await requireFolder(folder, USE);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ["a file", "file", true, /^MAIL_FOLDER \(.*file\) can't be used: it is a file \(EEXIST\)\.$/],
    ["in a file", "file/mail", true, /it, or what it lies in, is a file \(ENOTDIR\)\.$/],
    ["a share that is not there", "share", false, /it does not exist \(ENOENT\)\.$/],
  ])("that can't be used is told in a sentence: %s", async (_name, path, make, sentence) => {
    const trying = requireFolder(join(parent, path), { ...USE, make });
    await expect(trying).rejects.toThrow(sentence);
    await expect(trying).rejects.toBeInstanceOf(StartFault);
  });

  it("on a disk with too little room is told so", async () => {
    await expect(requireFolder(parent, { ...USE, freeMb: 1e9 })).rejects.toThrow(/has less than 1000000000 MB left/);
  });

  it.each([
    ["EACCES", /give it to the user that the bot runs as \(EACCES\)/],
    ["EROFS", /read-only \(EROFS\)/],
    ["ENOSPC", /full \(ENOSPC\)/],
    ["EIO", /see the code \(EIO\)/],
  ])("says why by the code of the system: %s", (code, sentence) => {
    expect(folderFault("DATA_DIR", "data", Object.assign(new Error(code), { code })).message).toMatch(sentence);
  });
});
