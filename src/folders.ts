/** Folders of the configuration, tried at the start: what can't be used is told in a sentence, with its errno. */
import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartFault } from "./errors.ts";

const WHY: Readonly<Record<string, string>> = {
  EACCES: "the bot may not write in it; give it to the user that the bot runs as",
  EPERM: "the bot may not write in it; give it to the user that the bot runs as",
  EROFS: "it lies on a file system that is read-only",
  ENOTDIR: "it, or what it lies in, is a file",
  EEXIST: "it is a file",
  ENOENT: "it does not exist",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
};

export interface FolderUse {
  /** The variable that names it. */
  readonly setting: string;
  /** It is ours: made where it is missing, and for the bot's user alone. Otherwise it must be there, a mounted share for instance. */
  readonly make: boolean;
  readonly freeMb?: number;
}

/** Throws StartFault where files can't be written to the folder. */
export async function requireFolder(folder: string, { setting, make, freeMb = 0 }: FolderUse): Promise<void> {
  try {
    if (make) await makePrivate(folder);
    else await readdir(folder);
    const probe = join(folder, `.${randomUUID()}.tmp`);
    await writeFile(probe, "", { mode: 0o600 });
    await rm(probe);
  } catch (error) {
    throw folderFault(setting, folder, error);
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < freeMb * 1024 * 1024) {
    throw new StartFault(`${setting} (${folder}) can't be used: its disk has less than ${freeMb} MB left.`);
  }
}

/** Also one that was made before, by a process with another umask. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Only its owner can; whoever laid it ready for the bot has thought of its rights.
  await chmod(folder, 0o700).catch(() => undefined);
}

/** What lies in a folder of ours is the bot's user's alone, whoever wrote it, and under whatever umask. */
export async function keepPrivate(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const mode = entry.isDirectory() ? 0o700 : 0o600;
    // One that was taken away meanwhile, or is another owner's.
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), mode).catch(() => undefined);
  }
}

/** The sentence for a folder that `error` says can't be used. */
export function folderFault(setting: string, folder: string, error: unknown): StartFault {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
  return new StartFault(`${setting} (${folder}) can't be used: ${WHY[code] ?? "see the code"} (${code}).`);
}
