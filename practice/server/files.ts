/** The page's own files, and nothing else: TypeScript modules are stripped of their types on the way out. */
import { readFile } from "node:fs/promises";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

export interface PageFile {
  readonly contentType: string;
  readonly content: string | Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  ts: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
};
const NAME = /^[A-Za-z][A-Za-z0-9-]*\.(html|css|ts|svg|png|woff2)$/;
const RENDERER = "adaptivecards.min.js";

/**
 * The file that the page asks for as `/page/<name>`: of the page's folder itself, not of folders in it, and of the
 * kinds above; or Microsoft's card renderer under its own name. Undefined when there is none.
 */
export async function pageFile(folder: string, name: string): Promise<PageFile | undefined> {
  if (name === RENDERER) {
    const path = createRequire(import.meta.url).resolve(`adaptivecards/dist/${RENDERER}`);
    return { contentType: "text/javascript; charset=utf-8", content: await readFile(path) };
  }
  const contentType = TYPES[NAME.exec(name)?.[1] ?? ""];
  if (!contentType) return undefined;
  try {
    const content = await readFile(join(folder, name));
    return { contentType, content: name.endsWith(".ts") ? stripTypeScriptTypes(content.toString("utf8")) : content };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
