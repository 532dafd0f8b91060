import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { FolderInUse } from "../../src/store/folderLock.ts";
import { openStore } from "../../src/store/store.ts";
import { engine, freshDatabase, freshStore, silent } from "./database.ts";
import { change } from "./samples.ts";

const OPTIONS = { clockSpeed: 1, log: silent };

it.skipIf(engine === "postgres")(
  "a data folder belongs to one store at a time, and a second one is told so in a sentence",
  async () => {
    const { store, database } = await freshStore();
    await store.history.append(change("m"));
    const second = openStore(database.location, OPTIONS);
    await expect(second).rejects.toThrow(FolderInUse);
    await expect(second).rejects.toThrow(/^The data folder .* is in use by another process/);
    expect(await store.history.load("meeting/m", 0)).toHaveLength(1);
  },
);

it.skipIf(engine === "postgres")("a first start makes the folder, and one that was cut off is begun anew", async () => {
  const parent = await mkdtemp(join(tmpdir(), "bti-test-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  // As a kill in the middle leaves it: the note is there, and the database isn't whole.
  const dataDir = join(parent, "data");
  await mkdir(join(dataDir, "database", "base"), { recursive: true });
  await writeFile(join(dataDir, "database", "PG_VERSION"), "18\n");
  await writeFile(join(dataDir, "first-start"), "");
  const store = await openStore({ dataDir }, OPTIONS);
  expect(await store.history.append(change("m"))).toBe("appended");
  await store.close();
});

it.skipIf(engine === "postgres")("what lies in a data folder is nobody else's to read, also from before", async () => {
  const umask = process.umask(0o077);
  onTestFinished(() => void process.umask(umask));
  const { location, drop } = await freshDatabase();
  onTestFinished(drop);
  const { dataDir } = location as { dataDir: string };
  await chmod(join(dataDir, "database", "PG_VERSION"), 0o644);
  const store = await openStore({ dataDir }, OPTIONS);
  await store.history.append(change("m"));
  const names = await readdir(dataDir, { recursive: true });
  const open: string[] = [];
  for (const name of names) if ((await stat(join(dataDir, name))).mode & 0o077) open.push(name);
  expect(names.length).toBeGreaterThan(500);
  expect(open).toEqual([]);
  await store.close();
});
