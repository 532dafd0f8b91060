import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** What has been laid in an archive folder whole, by `<parent>/<folder>`; not what was cut off on the way. */
export async function packagesIn(root: string): Promise<string[]> {
  const parents = await readdir(root);
  const inEach = parents.map(async (parent) => {
    const folders = await readdir(join(root, parent));
    return folders.filter((name) => !name.startsWith(".")).map((name) => `${parent}/${name}`);
  });
  return (await Promise.all(inEach)).flat();
}
