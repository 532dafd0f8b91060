import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSaved, SavedFile } from "../../practice/room/saved.ts";
import { tempFolder } from "./support.ts";

test("what is flushed can be read back, and nothing else is left in the folder", async () => {
  await using folder = await tempFolder();
  const path = join(folder.path, "room.json");
  const state = { messages: ["ei"] };
  const file = new SavedFile(path, () => state);
  expect(await readSaved(path)).toBeUndefined();
  file.touch();
  state.messages.push("to");
  await file.flush();
  expect(await readSaved(path)).toEqual({ messages: ["ei", "to"] });
  expect(await readdir(folder.path)).toEqual(["room.json"]);
});

test("a flush waits for what was touched before it, also while another write is under way", async () => {
  await using folder = await tempFolder();
  const path = join(folder.path, "room.json");
  let n = 0;
  const file = new SavedFile(path, () => n);
  const flushes = [1, 2, 3].map(async (value) => {
    n = value;
    file.touch();
    await file.flush();
    return JSON.parse(await readFile(path, "utf8"));
  });
  const [first, second, third] = await Promise.all(flushes);
  expect(first).toBeGreaterThanOrEqual(1);
  expect(second).toBeGreaterThanOrEqual(2);
  expect(third).toBe(3);
});

test("a write that fails is told to the one who waits, and made up for by the next", async () => {
  await using folder = await tempFolder();
  const parent = join(folder.path, "room");
  const path = join(parent, "room.json");
  const file = new SavedFile(path, () => 1);
  await writeFile(parent, "a file where a folder must be");
  file.touch();
  await expect(file.flush()).rejects.toThrow();
  await rm(parent);
  await file.flush();
  expect(await readSaved(path)).toBe(1);
});

test("what changes when the file is closed is not written, so that its folder can be removed", async () => {
  await using folder = await tempFolder();
  const path = join(folder.path, "practice.json");
  let value = 1;
  const file = new SavedFile(path, () => value);
  file.touch();
  await file.close();
  value = 2;
  file.touch();
  await file.flush();
  expect(await readSaved(path)).toBe(1);
});
