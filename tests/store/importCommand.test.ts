/** `npm run import` as it is typed. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { translator } from "../../src/text/text.ts";
import { KEEP_COMPILED } from "../support/compiled.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";

const ROOT = join(import.meta.dirname, "../..");
const TEMPLATE = join(ROOT, "docs/import/einingar.csv");
const nb = translator("nb");
/** A command ends when its work is done, not when the last timer of a library has run out. */
const HOLDS_ITS_PROCESS = "data:text/javascript,setInterval(()=>{},60_000)";

async function office() {
  const { location, drop } = await freshDatabase();
  onTestFinished(drop);
  const folder = await mkdtemp(join(tmpdir(), "bti-import-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const database = "databaseUrl" in location ? { DATABASE_URL: location.databaseUrl } : { DATA_DIR: location.dataDir };
  const env = { PATH: process.env.PATH, ...KEEP_COMPILED, ...database, NODE_OPTIONS: `--import=${HOLDS_ITS_PROCESS}` };
  return {
    file: (name: string) => join(folder, name),
    run: (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, [join(ROOT, "src/admin/import.ts"), ...args], { cwd: folder, env }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        (error: { code: number; stdout: string; stderr: string }) => error,
      ),
    async names() {
      const store = await openStore(location, { clockSpeed: 1, log: silent });
      const { rows } = await store.einings.page({ search: "", skip: 0, limit: 9 });
      await store.close();
      return rows.map(({ name }) => name);
    },
  };
}

describe.skipIf(databaseMissing)("on the command line a list", { timeout: 300_000 }, () => {
  it("is only tried first, then read in when told, and once more without change", async () => {
    const { run, names } = await office();
    const tried = await run(TEMPLATE, "--nb");
    expect(tried).toMatchObject({ code: 0 });
    expect(tried.stdout).toContain(nb("import.dryRun"));
    expect(await names()).toEqual([]);
    const done = await run(TEMPLATE, "--apply", "--nb");
    expect(done.stdout).toContain(nb("import.applied"));
    expect(await names()).toEqual(["Fjordglytt skule", "Solsida barnehage"]);
    expect((await run(TEMPLATE, "--apply", "--nb")).stdout).toContain("2 er slike allerede");
    const days = await run(join(ROOT, "docs/import/skolerute-2026-27.csv"), "--apply", "--nb");
    expect(days.stdout).toContain("Solsida barnehage: fridager");
  });

  it("of 50 MB is refused kindly, without being read", async () => {
    const { run, file } = await office();
    await writeFile(file("stor.csv"), "eining\n");
    await truncate(file("stor.csv"), 50_000_000);
    const refused = await run(file("stor.csv"), "--nb", "--apply");
    expect(refused).toMatchObject({ code: 1, stderr: "" });
    expect(refused.stdout.trim()).toBe(nb("import.tooLarge", { megabytes: 50, limit: 5 }));
  });

  it("that can't be used ends with code 1, and a word that is no option or no file is told so", async () => {
    const { run, file, names } = await office();
    await writeFile(file("feil.csv"), "eining;rolle;e-post;namn\nBø skule;sjef;a@b.no;Kari\nÅs skule\n");
    const refused = await run(file("feil.csv"), "--apply");
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("Linje 2: «sjef»");
    expect(await names()).toEqual([]);
    for (const args of [
      [],
      ["--apply"],
      [file("finst-ikkje.csv")],
      [TEMPLATE, "--slett"],
      [TEMPLATE, "--eining", "Bø"],
    ]) {
      const wrong = await run(...args);
      expect(wrong.code).toBe(1);
      expect(wrong.stderr).toContain("npm run import -- <file.csv or file.ics>");
    }
  });
});
