import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("a bot whose room is gone ends in good order", async () => {
  const leash = new URL("../../practice/room/leash.ts", import.meta.url).href;
  const bot = "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1e6); console.log('up')";
  const child = spawn(process.execPath, ["--import", leash, "--input-type=module", "-e", bot], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.stdin.destroy();
  expect(await once(child, "exit")).toEqual([7, null]);
});
