import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Message-IDs of the mails in the folder. */
export async function mailsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return mails.map((mail) => /^Message-ID: <(.*)>/im.exec(mail)?.[1] ?? "none");
}
