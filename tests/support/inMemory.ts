/** Folders for a test's data that need not outlive the machine. */
import { existsSync, statfsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Linux keeps files in memory. In a container it may hold as little as 64 MB, and a database takes 30. */
const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** The same for all folders of a process: a database is moved from one to another, which must not be in another place. */
const PLACE = hasRoom() ? MEMORY : tmpdir();

/** A new folder in memory where there is room, else among the temporary files; whoever makes it removes it. */
export function folderInMemory(prefix: string): Promise<string> {
  return mkdtemp(join(PLACE, prefix));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_BYTES;
}
