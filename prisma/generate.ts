/**
 * Writes the Prisma client into src/store/generated; `npm ci` runs it. Prisma looks for its native schema engine first,
 * which is a download of its own and never run for this: naming any program that exists makes it content.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(import.meta.resolve("prisma-cli/build/index.js"));
const config = fileURLToPath(new URL("prisma.config.ts", import.meta.url));
const { status, stderr } = spawnSync(process.execPath, [cli, "generate", "--no-hints", "--config", config], {
  encoding: "utf8",
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
});
if (status !== 0) {
  console.error(stderr);
  process.exitCode = 1;
}
