/** What `npm ci --omit=dev` leaves out, and what there is without a generator and without scripts of packages. */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, realpathSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const { packages } = JSON.parse(read("package-lock.json")) as {
  packages: Record<
    string,
    { readonly dev?: boolean; readonly devOptional?: boolean; readonly link?: boolean; readonly version?: string }
  >;
};
const production = Object.entries(packages).filter(([path, { dev }]) => path !== "" && !dev);
const versionsOf = (name: string) =>
  production.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version);

test("no tool comes along: neither the Prisma CLI, its studio, TypeScript nor the practice room's packages", () => {
  const tools =
    /node_modules\/(prisma(-cli)?|typescript(-compiler)?|@prisma\/(dev|studio-core|engines)|@typescript\/.*|adaptivecards|postal-mime)$/;
  // botframework-schema has its own, for types.
  const own = "node_modules/botframework-schema/node_modules/adaptivecards";
  expect(production.map(([path]) => path).filter((path) => tools.test(path) && path !== own)).toEqual([]);
  expect(production.filter(([, { devOptional }]) => devOptional)).toEqual([]);
  expect(production.length).toBeLessThan(310);
});

test("the SDK's old packages are replaced by ones that are cared for, each there once", () => {
  expect(versionsOf("@azure/msal-node")).toEqual([expect.stringMatching(/^7\./)]);
  expect(versionsOf("uuid")).toEqual([expect.stringMatching(/^11\./)]);
  expect(versionsOf("ws")).toEqual([expect.stringMatching(/^8\./)]);
});

test("restify's parser of uploads is not there to be reached", () => {
  const require = createRequire(import.meta.url);
  require("restify");
  const loaded = Object.keys(require.cache).filter((path) => path.includes("formidable"));
  expect(loaded).toEqual([realpathSync(join(ROOT, "vendor", "formidable", "index.cjs"))]);
});

test("the generated database client is what the schema gives; otherwise run npm run generate", () => {
  const { inlineSchema } = JSON.parse(
    `{${/"inlineSchema": ".*?(?<!\\)",$/m.exec(read("src/store/generated/internal/class.ts"))?.[0].slice(0, -1)}}`,
  );
  // The generator lines up columns anew, and puts a model's indexes in another order.
  const lines = (schema: string) =>
    schema
      .split("\n")
      .map((line) => line.replace(/\s+/g, " ").trim())
      .sort();
  expect(lines(inlineSchema)).toEqual(lines(read("prisma/schema.prisma")));
});

const PRODUCT = globSync(["src/**/*.ts", "cards/**/*.ts"], { cwd: ROOT });
const needed: readonly string[] = Object.keys(JSON.parse(read("package.json")).dependencies);

/** Packages that a file loads when it runs; types are gone by then. */
function packagesLoadedBy(file: string): readonly string[] {
  const imports = read(file).matchAll(/^(?:import|export) (?!type\b)(?:[^"]*? from )?"([^."][^"]*)"/gm);
  return [...imports]
    .map(([, name = ""]) => name)
    .filter((name) => !name.startsWith("node:"))
    .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
}

test("the product loads no package that a production install leaves out", () => {
  const loaded = PRODUCT.flatMap((file) => packagesLoadedBy(file).map((name) => ({ file, name })));
  expect(loaded.length).toBeGreaterThan(30);
  expect(loaded.filter(({ name }) => !needed.includes(name))).toEqual([]);
});

test("and a production install brings no package that the product does not name", () => {
  const text = PRODUCT.map(read).join("\n");
  // What restify would have as its parser of uploads: see vendor/formidable.
  expect(needed.filter((name) => name !== "formidable" && !text.includes(`"${name}`))).toEqual([]);
});

test("an older Node is told in a sentence what to do", () => {
  const script =
    'Object.defineProperty(process, "versions", { value: { node: "20.11.0" } }); require("./src/requireNode.cjs")';
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: ROOT, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toBe(
    "This needs Node.js 24 or newer, and here is 20.11.0. Install it, or run npm ci without --omit=dev, which brings one along.\n",
  );
});

test("every licence of what production installs has been looked at", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [".ci/licences.ts"], { cwd: ROOT, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/\d+ MIT\n/);
});

test("the list of parts names all that production installs, what tools need as well too, and what each part needs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bti-sbom-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ["package.json", "package-lock.json", "node_modules", "vendor"])
    await symlink(join(ROOT, name), join(folder, name));
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, ".ci/sbom.ts")], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([stderr, status]).toEqual(["", 0]);
  const { components, dependencies } = JSON.parse(readFileSync(join(folder, "sbom.cdx.json"), "utf8")) as {
    components: { "bom-ref": string; version: string }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  const refs = components.map((one) => one["bom-ref"]);
  const there = production.filter(([path, { link }]) => !link && existsSync(join(ROOT, path, "package.json")));
  expect(refs).toEqual(there.map(([path]) => path));
  const [own] = dependencies;
  expect(own?.dependsOn).toHaveLength(needed.length);
  const reached = new Set<string>(own?.dependsOn);
  for (const ref of reached)
    for (const one of dependencies.find((each) => each.ref === ref)?.dependsOn ?? []) reached.add(one);
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))).toEqual([]);
  expect(refs.filter((ref) => !reached.has(ref))).toEqual([]);
});
