import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ArchiveShelf } from "../../practice/room/archiveShelf.ts";
import { tempFolder } from "./support.ts";

test("the archive has whole packages with their files, says when one comes, and hands out what it has", async () => {
  await using folder = await tempFolder();
  const root = join(folder.path, "archive");
  let changes = 0;
  const { promise: changed, resolve } = Promise.withResolvers<void>();
  const shelf = new ArchiveShelf(root, () => {
    changes += 1;
    resolve();
  });
  await shelf.open();
  expect(shelf.packages).toEqual([]);

  const onItsWay = join(root, "BTI-møte", ".half.tmp");
  await mkdir(onItsWay, { recursive: true });
  await writeFile(join(onItsWay, "referat.pdf"), "%PDF");
  await shelf.read();
  expect(shelf.packages).toEqual([]);
  await writeFile(join(onItsWay, "arkivmelding.xml"), "<x/>");
  await rename(onItsWay, join(root, "BTI-møte", "2026-11-22 Ås skule"));
  await changed;

  expect(changes).toBe(1);
  const id = "BTI-møte/2026-11-22 Ås skule";
  expect(shelf.packages).toMatchObject([
    {
      id,
      files: [
        { name: "arkivmelding.xml", contentType: "application/xml", bytes: 4 },
        { name: "referat.pdf", contentType: "application/pdf", bytes: 4 },
      ],
    },
  ]);
  expect((await shelf.file(id, "referat.pdf"))?.content.toString()).toBe("%PDF");
  expect(await shelf.file(id, "../../practice.json")).toBeUndefined();
  expect(await shelf.file("..", "practice.json")).toBeUndefined();
  shelf.close();
});
