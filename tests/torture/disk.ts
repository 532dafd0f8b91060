/** A disk of its own that can be filled: a small file system in memory, where the machine lets one be made. */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const BLOCK_BYTES = 1024 * 1024;

export interface Disk {
  readonly folder: string;
  /** Whether it is a disk of its own. Only root may make one; for others a full one is a folder that takes nothing new. */
  readonly isOwn: boolean;
  /** Whether it can be filled at all: root writes into any folder, and so needs a disk of its own. */
  readonly canBeFull: boolean;
  fill(): Promise<void>;
  empty(): Promise<void>;
  drop(): Promise<void>;
}

export async function smallDisk(name: string, bytes: number): Promise<Disk> {
  const root = await mkdtemp(join(tmpdir(), `bti-${name}-`));
  const mounting = run("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", root]);
  const isOwn = await mounting.then(
    () => true,
    () => false,
  );
  await chmod(root, 0o777);
  const folder = join(root, "files");
  await mkdir(folder);
  await chmod(folder, 0o777);
  const ballast = join(root, "ballast");
  return {
    folder,
    isOwn,
    canBeFull: isOwn || !isRoot,
    fill: () => (isOwn ? fillWith(ballast) : chmod(folder, 0o555)),
    empty: () => (isOwn ? rm(ballast, { force: true }) : chmod(folder, 0o777)),
    async drop() {
      if (isOwn) await run("umount", ["-l", root]).catch(() => undefined);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** To the last bytes, since what is written beside it may be small. */
async function fillWith(ballast: string): Promise<void> {
  const file = await open(ballast, "w");
  for (let size = BLOCK_BYTES; size >= 1; size = Math.floor(size / 2)) {
    const block = Buffer.alloc(size);
    const hasRoom = async () => (await file.write(block)).bytesWritten === size;
    while (await hasRoom().catch(() => false));
  }
  await file.close();
}
