/** The archive: the packages that the bot puts into a folder, as whoever keeps the archive finds them. */
import { type FSWatcher, watch } from "node:fs";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import type { FileView, PackageView } from "../api/views.ts";
import type { RoomFile } from "./mailbox.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xml": "application/xml",
};

export class ArchiveShelf {
  readonly #folder: string;
  readonly #onChange: () => void;
  #packages: readonly PackageView[] = [];
  #watcher: FSWatcher | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** `onChange` is called when the set of packages has changed. */
  constructor(folder: string, onChange: () => void) {
    this.#folder = folder;
    this.#onChange = onChange;
  }

  /** Newest first. */
  get packages(): readonly PackageView[] {
    return this.#packages;
  }

  /** Begins to watch the folder (made if missing) and reads what is in it. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    this.#watcher = watch(this.#folder, { recursive: true }, () => void this.read());
    await this.read();
  }

  close(): void {
    this.#watcher?.close();
  }

  /** Reads what is new in the folder. Happens by itself too, shortly after the bot has delivered. */
  read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read());
    return this.#reading;
  }

  /** A file of a package by their names; undefined where the archive has none such. */
  async file(packageId: string, name: string): Promise<RoomFile | undefined> {
    const found = this.#packages.find(({ id }) => id === packageId)?.files.find((one) => one.name === name);
    return found && { ...found, content: await readFile(join(this.#folder, packageId, name)) };
  }

  async #read(): Promise<void> {
    const ids = (await foldersIn(this.#folder)).flatMap(async (parent) =>
      (await foldersIn(join(this.#folder, parent))).map((name) => `${parent}/${name}`),
    );
    // One that is being moved or removed just now is looked at when the folder has changed again.
    const found = (await Promise.all(ids)).flat().map((id) => this.#packageOf(id).catch(() => undefined));
    const packages = (await Promise.all(found)).filter((one) => one !== undefined);
    const before = this.#packages.length;
    this.#packages = packages.sort((a, b) => b.deliveredAtMs - a.deliveredAtMs);
    if (packages.length !== before) this.#onChange();
  }

  async #packageOf(id: string): Promise<PackageView> {
    const folder = join(this.#folder, id);
    const names = (await readdir(folder)).sort();
    const files = names.map(async (name): Promise<FileView> => {
      const { size } = await stat(join(folder, name));
      return { name, contentType: TYPES[extname(name)] ?? "application/octet-stream", bytes: size };
    });
    // All together: one that fails while another is waited for would be nobody's to catch.
    const [{ mtimeMs }, ...all] = await Promise.all([stat(folder), ...files]);
    return { id, deliveredAtMs: mtimeMs, files: all };
  }
}

/** What is on its way there has a name that begins with a dot. */
async function foldersIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((one) => one.isDirectory() && !one.name.startsWith(".")).map(({ name }) => name);
}
