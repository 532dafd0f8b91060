/** What production installs on this machine, by the lock: `npm ci --omit=dev`, whether or not the tools are there too. */
import { existsSync, readFileSync } from "node:fs";

interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface Installed {
  /** From the project's folder. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether somebody has looked at it, for what only a file tells. */
  readonly isLookedAt: boolean;
  readonly integrity?: string;
  /** Paths of those it needs, as far as they are installed. */
  readonly needs: readonly string[];
}

/** Looked at one by one: weak copyleft on packages that are used unchanged, and licences that only a file tells. */
const BY_NAME: Readonly<Record<string, string>> = {
  "@resvg/resvg-js": "MPL-2.0",
  "ical.js": "MPL-2.0",
  "@expo-google-fonts/carlito": "MIT AND OFL-1.1",
  "@expo-google-fonts/noto-emoji": "MIT AND OFL-1.1",
  "dejavu-fonts-ttf": "Bitstream-Vera",
  "escape-regexp-component": "MIT",
  "png-js": "MIT",
};

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
const isThere = (path: string) =>
  !packages[path]?.dev && path in packages && existsSync(`${packages[path]?.resolved ?? path}/package.json`);

export function installed(): Installed[] {
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== "" && !link && isThere(path))
    .map(([path, { integrity, ...locked }]) => {
      const manifest = JSON.parse(readFileSync(`${path}/package.json`, "utf8")) as Manifest;
      const { name, version = "" } = manifest;
      const known = Object.keys(BY_NAME).find((one) => name === one || name.startsWith(`${one}-`));
      const licence = known === undefined ? licenceOf(manifest) : (BY_NAME[known] ?? "");
      const needs = needsOf(path, locked);
      return { path, name, version, licence, isLookedAt: known !== undefined, needs, ...(integrity && { integrity }) };
    });
}

/** What the product itself needs. */
export function needed(): readonly string[] {
  return needsOf("", packages[""] ?? {});
}

function needsOf(path: string, { dependencies, optionalDependencies, peerDependencies }: Locked): string[] {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).flatMap(
    (name) => found(path, name) ?? [],
  );
}

/** As Node looks for it: beside, and then further out. */
function found(from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    const { link, resolved } = packages[path] ?? {};
    if (isThere(path)) return link ? resolved : path;
    if (at === "") return undefined;
  }
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(" OR ") ?? "";
}
