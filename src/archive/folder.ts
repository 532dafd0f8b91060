/** The archive as a folder, on this machine or a mounted share, that the archive system imports from. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Archive } from "../app/ports/archive.ts";
import type { ArchiveFile } from "../arkivmelding/documents.ts";
import type { ArchivePackage } from "../arkivmelding/package.ts";
import { folderFault, unreachable } from "./faults.ts";

const COPIES = 100;
const LEFTOVER = /^\.[0-9a-f-]{36}\.tmp$/;
const LEFTOVER_AGE_MS = 24 * 60 * 60 * 1000;
/** How file systems say that a folder can't be synced, which is none of our concern. */
const NO_FOLDER_SYNC: ReadonlySet<unknown> = new Set(["EINVAL", "EPERM", "EISDIR", "EACCES", "EBADF", "ENOTSUP"]);

/**
 * Puts each package into `<root>/<parent>/<folder>/`, whole or not at all, on the disk when `deliver` answers. The same
 * package again is left as it lies; where other content has the name, the package gets a number behind it. Nothing is
 * ever overwritten. `root` must exist: a share that is not mounted is not to be replaced by a folder of our own.
 * Throws Unreachable with an ArchiveFault as reason. `now` is the file system's time.
 */
export function folderArchive(root: string, now: () => number = Date.now): Archive {
  return {
    async deliver(pack) {
      try {
        const parent = join(root, pack.parent);
        await makeFolder(parent);
        const folder = await place(parent, pack);
        // Also for what already lay there: the delivery that laid it may have been cut off before this.
        await syncFolder(parent);
        await syncFolder(root);
        // What can't be cleared away is no reason to say that the package did not arrive.
        await sweep(parent, now()).catch(() => undefined);
        return { status: "delivered", reference: `${pack.parent}/${folder}` };
      } catch (error) {
        throw folderFault(error);
      }
    },
  };
}

/** Gives the name of the folder that holds the package. */
async function place(parent: string, { folder, files }: ArchivePackage): Promise<string> {
  for (let copy = 1; copy <= COPIES; copy += 1) {
    const name = copy === 1 ? folder : `${folder} (${copy})`;
    const target = join(parent, name);
    if (!(await exists(target)) && (await put(target, files))) return name;
    if (await holds(target, files)) return name;
  }
  throw unreachable("rejected");
}

/** Whether the files came to lie in `target`; otherwise somebody else took the name meanwhile. */
async function put(target: string, files: readonly ArchiveFile[]): Promise<boolean> {
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    await mkdir(temporary);
    for (const file of files) await writeFile(join(temporary, file.name), file.content, { flag: "wx", flush: true });
    await syncFolder(temporary);
    await rename(temporary, target);
    return true;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    if (await exists(target)) return false;
    throw error;
  }
}

/** Whether every file lies there with its content. What others have laid beside them is theirs. */
async function holds(target: string, files: readonly ArchiveFile[]): Promise<boolean> {
  for (const file of files) {
    const content = await readFile(join(target, file.name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR") return undefined;
      throw error;
    });
    if (content === undefined || !content.equals(file.content)) return false;
  }
  return true;
}

/** Takes away what deliveries that were cut off have left behind, for it holds what people wrote. */
async function sweep(parent: string, nowMs: number): Promise<void> {
  for (const name of (await readdir(parent)).filter((entry) => LEFTOVER.test(entry))) {
    const path = join(parent, name);
    const { mtimeMs } = await stat(path);
    if (nowMs - mtimeMs > LEFTOVER_AGE_MS) await rm(path, { recursive: true, force: true });
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}

/** Makes names in the folder survive a power cut, where the file system can. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path);
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (!(error instanceof Error && "code" in error && NO_FOLDER_SYNC.has(error.code))) throw error;
  }
}
