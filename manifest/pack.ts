/** `npm run manifest`: writes manifest/bti-<version>.zip for the Teams admin center; see docs/operations.md. */
import { writeFile } from "node:fs/promises";
import settings from "../package.json" with { type: "json" };
import { appPackage } from "./package.ts";

const name = `bti-${settings.version}.zip`;
try {
  await writeFile(new URL(name, import.meta.url), await appPackage(process.env, settings.version));
  console.log(`manifest/${name}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
