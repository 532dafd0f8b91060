/**
 * Writes what production installs to `sbom.cdx.json` (CycloneDX). `npm run sbom`. npm's own `sbom` leaves out what tools need as
 * well where they are installed, and gives nothing where they are not.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type Installed, installed, needed } from "./installed.ts";

const FILE = "sbom.cdx.json";
const { name, version, license } = JSON.parse(readFileSync("package.json", "utf8")) as Readonly<Record<string, string>>;
const all = installed();

const bom = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: {
    timestamp: new Date().toISOString(),
    component: { type: "application", "bom-ref": "product", name, version, licenses: [{ expression: license }] },
  },
  components: all.map(component),
  dependencies: [
    { ref: "product", dependsOn: needed() },
    ...all.map(({ path, needs }) => ({ ref: path, dependsOn: needs })),
  ],
};
writeFileSync(FILE, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${FILE}: ${all.length} packages`);

/** Known by where it lies: a package may be there in several versions. */
function component({ path, name: full, version: its, licence, integrity }: Installed) {
  const [group, short = full] = full.startsWith("@") ? full.split("/") : [undefined, full];
  const [algorithm, hash = ""] = integrity?.split("-") ?? [];
  return {
    type: "library",
    "bom-ref": path,
    ...(group && { group }),
    name: short,
    version: its,
    purl: `pkg:npm/${full.replace("@", "%40")}@${its}`,
    licenses: [{ expression: licence }],
    ...(algorithm === "sha512" && {
      hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
    }),
  };
}
