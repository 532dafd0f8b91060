/** The page's own files, and nothing else: TypeScript modules are stripped of their types on the way out. */
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface PageFile {
  readonly contentType: string;
  readonly content: string | Buffer;
}

const SCRIPT = "text/javascript; charset=utf-8";
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  ts: SCRIPT,
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
};
const NAME = /^[A-Za-z][A-Za-z0-9-]*\.(html|css|ts|svg|png|woff2)$/;
/** What the page has from packages, by the name that it asks for. */
const PACKAGES: Readonly<Record<string, string>> = {
  "adaptivecards.js": "adaptivecards/dist/adaptivecards.min.js",
  "markdown-it.js": "markdown-it/browser",
};

/**
 * The file that the page asks for as `/page/<name>`: of the page's folder itself, not of folders in it, and of the
 * kinds above; or one of the packages. Undefined when there is none.
 */
export async function pageFile(folder: string, name: string): Promise<PageFile | undefined> {
  const inPackage = Object.hasOwn(PACKAGES, name) ? PACKAGES[name] : undefined;
  if (inPackage !== undefined) {
    return { contentType: SCRIPT, content: await readFile(fileURLToPath(import.meta.resolve(inPackage))) };
  }
  const contentType = TYPES[NAME.exec(name)?.[1] ?? ""];
  if (!contentType) return undefined;
  try {
    const content = await readFile(join(folder, name));
    return { contentType, content: name.endsWith(".ts") ? toJavaScript(content.toString("utf8")) : content };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Without types, and with packages under the names that the browser can ask for. */
function toJavaScript(typeScript: string): string {
  return stripTypeScriptTypes(typeScript).replaceAll(/(?<= from ")[a-z-]+(?=";$)/gm, "/page/$&.js");
}
