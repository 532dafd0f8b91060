/** One process at a time on a data folder: PGlite itself would let two write over each other. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartFault } from "../errors.ts";

/** Another process has the data folder open. The message is for the person who started this one. */
export class FolderInUse extends StartFault {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another process; stop that one, or set DATA_DIR to another folder.`);
    this.name = "FolderInUse";
  }
}

/**
 * Takes the folder for this process; the function it gives lets go. Throws FolderInUse.
 * The operating system's own file lock, which ends with the process however it ends, is held through SQLite,
 * because Node has no other way to ask for one.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "lock"));
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    throw new FolderInUse(folder);
  }
  return () => lock.close();
}
