/** One JSON file that is always whole: written beside and moved into place. It makes no fsync; this is for practice. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const QUIET_MS = 250;

/** Reads the file, or gives undefined when there is none. A file that isn't JSON is an error. */
export async function readSaved(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export class SavedFile {
  readonly #path: string;
  readonly #read: () => unknown;
  #dirty = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** `read` gives what is to be in the file at the moment it is written. */
  constructor(path: string, read: () => unknown) {
    this.#path = path;
    this.#read = read;
  }

  /** What is in memory has changed: written within a short while, or by the next flush. */
  touch(): void {
    if (this.#closed) return;
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), QUIET_MS);
  }

  /** Resolves when everything touched so far is in the file. Those who wait at the same time share one write. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#dirty) return this.#next ?? this.#writing;
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#writing = this.#write();
        return this.#writing;
      });
    return this.#next;
  }

  /** The last of it. What changes later, as when a press in the air comes to nothing, is not written: the folder is somebody else's. */
  close(): Promise<void> {
    this.#closed = true;
    return this.flush();
  }

  async #write(): Promise<void> {
    this.#dirty = false;
    const temporary = `${this.#path}.tmp`;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(temporary, JSON.stringify(this.#read()), { mode: 0o600 });
      await rename(temporary, this.#path);
    } catch (error) {
      this.#dirty = true;
      await rm(temporary, { force: true });
      throw error;
    }
  }
}
