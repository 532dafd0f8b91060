import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { smallDisk } from "./disk.ts";
import { DISTURBANCES } from "./disturbances.ts";

test("a full disk takes not even a small file, and takes it when there is room again", async ({ skip }) => {
  const disk = await smallDisk("test", 4 * 1024 * 1024);
  onTestFinished(disk.drop);
  if (!disk.canBeFull) skip("root that may not mount can make no disk of its own");
  const write = () => writeFile(join(disk.folder, "mail.eml"), "Referat ".repeat(1_000));
  await disk.fill();
  await expect(write()).rejects.toMatchObject({ code: disk.isOwn ? "ENOSPC" : "EACCES" });
  await disk.empty();
  await write();
});

test("full disks are among the mishaps, the database's and that of mails", () => {
  expect(Object.keys(DISTURBANCES).filter((name) => name.includes("disk is full"))).toHaveLength(2);
});
