/** `node manifest/icons.ts`: draws the icons that Teams wants, as PNG, from their SVG. Run it after a change in one. */
import { readFile, writeFile } from "node:fs/promises";
import { Resvg } from "@resvg/resvg-js";

for (const name of ["color", "outline"]) {
  const svg = await readFile(new URL(`${name}.svg`, import.meta.url), "utf8");
  const image = new Resvg(svg).render();
  await writeFile(new URL(`${name}.png`, import.meta.url), image.asPng());
  console.log(`${name}.png: ${image.width} × ${image.height}`);
}
