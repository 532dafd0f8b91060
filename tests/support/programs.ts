/** Programs of the machine that tests check the product's work with: independent readers, and what makes test keys. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Not every folder with programs of the system is on everybody's PATH, and parts of LibreOffice never are. */
const SYSTEM = ["/usr/sbin", "/usr/local/sbin", "/usr/lib/libreoffice/program"];

/** Where the first of the programs lies that the machine has. */
export function programAt(...names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...SYSTEM];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Whether tests that need all of the programs are to be skipped. Under CI nothing that proves something is skipped: there
 * it throws, and the file that calls it fails.
 */
export function programsMissing(...names: readonly string[]): boolean {
  const missing = names.filter((name) => programAt(name) === undefined);
  if (missing.length === 0) return false;
  const words = `not on this machine: ${missing.join(", ")} (.ci/run installs it)`;
  if (process.env.CI === "true") throw new Error(words);
  console.warn(`skipped, ${words}`);
  return true;
}
