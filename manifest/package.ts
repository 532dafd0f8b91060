/** The app package that a Teams administrator uploads: the manifest filled in, its translation and its icons. */
import { readFile } from "node:fs/promises";
import { strToU8, zipSync } from "fflate";
import { z } from "zod";

/** What a municipality fills in. The Teams app gets an id of its own, or else the bot's. */
const environment = z.object({
  MICROSOFT_APP_ID: z.guid("must be the bot's app id, a GUID"),
  TEAMS_APP_ID: z.guid("must be a GUID").optional(),
  BOT_DOMAIN: z.hostname("must be the host name the bot is reached on, without https://"),
  DEVELOPER_NAME: z.string("must be the name people see as the app's maker").max(32, "has at most 32 characters"),
  WEBSITE_URL: z.url({ protocol: /^https$/, error: "must be an https address" }),
  PRIVACY_URL: z.url({ protocol: /^https$/, error: "must be an https address" }),
  TERMS_URL: z.url({ protocol: /^https$/, error: "must be an https address" }),
});

const FILES = ["nb-no.json", "color.png", "outline.png"];

/** The zip file's bytes. Throws an Error with a line for each variable that is missing or wrong. */
export async function appPackage(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  files["manifest.json"] = strToU8(JSON.stringify(await filledManifest(env, version), null, 2));
  for (const name of FILES) files[name] = await readFile(new URL(name, import.meta.url));
  return zipSync(files);
}

/** manifest.json with every `${{NAME}}` replaced by its value. Throws as `appPackage`. */
export async function filledManifest(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Promise<unknown> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
  }
  const { TEAMS_APP_ID = parsed.data.MICROSOFT_APP_ID, ...others } = parsed.data;
  const values = new Map(Object.entries({ ...others, TEAMS_APP_ID, VERSION: version }));
  const template = await readFile(new URL("manifest.json", import.meta.url), "utf8");
  return JSON.parse(template, (_key, value: unknown) =>
    typeof value === "string"
      ? value.replace(/\$\{\{(\w+)\}\}/g, (_all, name: string) => required(values, name))
      : value,
  );
}

function required(values: ReadonlyMap<string, string>, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new Error(`manifest.json asks for ${name}, which nothing gives`);
  return value;
}
