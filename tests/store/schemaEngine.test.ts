/**
 * What the start relies on in `@prisma/schema-engine-wasm`, which Prisma makes for its own tools and may change without a
 * word. An update that breaks it fails here by name, not at a municipality's start.
 */
import { readFileSync } from "node:fs";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { expect, test } from "vitest";

declare const WebAssembly: {
  Module: {
    new (wasm: Uint8Array): object;
    imports(module: object): { readonly module: string; readonly name: string }[];
    exports(module: object): { readonly name: string }[];
  };
};

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the engine is of the same build as Prisma's command and client", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, { version?: string }> };
  const version = (name: string) => packages[`node_modules/${name}`]?.version;
  expect(version("@prisma/schema-engine-wasm")).toBe(version("@prisma/engines-version"));
  expect(version("@prisma/schema-engine-wasm")).toMatch(new RegExp(`^${version("@prisma/client")}-`));
});

test("its glue has everything that the program asks for, under the name that it asks by", () => {
  const wasm = readFileSync(new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm")));
  const program = new WebAssembly.Module(wasm);
  const asked = WebAssembly.Module.imports(program);
  expect([...new Set(asked.map(({ module }) => module))]).toEqual(["./schema_engine_bg.js"]);
  expect(asked.map(({ name }) => name).filter((name) => !(name in engine))).toEqual([]);
  expect(WebAssembly.Module.exports(program).map(({ name }) => name)).toContain("__wbindgen_start");
});

test("it has the commands that the start and new migrations use", () => {
  expect(engine.__wbg_set_wasm).toBeTypeOf("function");
  expect(engine.SchemaEngine.new).toBeTypeOf("function");
  for (const command of ["applyMigrations", "diff", "free"] as const) {
    expect(engine.SchemaEngine.prototype[command]).toBeTypeOf("function");
  }
});
