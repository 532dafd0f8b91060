/** An independent reader of XML: libxml2's xmllint, with KS' schema where it is. */
import { existsSync, readFileSync } from "node:fs";
import { validateXML, type XMLFileInfo } from "xmllint-wasm";

const SCHEMAS = new URL("../../../shared/schemas/fiks-arkiv/", import.meta.url);
const OPPRETT = "no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd";

/** Whether the schema is here; it is no part of the project. Tests that need it skip, saying so, where it is not. */
export const hasSchema = existsSync(new URL(OPPRETT, SCHEMAS));

const schemaFile = (fileName: string): XMLFileInfo => ({
  fileName,
  contents: readFileSync(new URL(fileName, SCHEMAS)),
});
const files = (documents: readonly string[]): XMLFileInfo[] =>
  documents.map((xml, i) => ({ fileName: `${i}.xml`, contents: Buffer.from(xml) }));

/** What the schema says against the documents; nothing is well. */
export async function schemaErrors(...documents: string[]): Promise<string[]> {
  const result = await validateXML({
    xml: files(documents),
    schema: [schemaFile(OPPRETT)],
    preload: [schemaFile("metadatakatalog.xsd")],
  });
  return [...result.errors.map((error) => error.rawMessage), ...(result.valid ? [] : ["invalid"])];
}

/** What is wrong with the documents as XML. */
export async function syntaxErrors(...documents: string[]): Promise<string[]> {
  const result = await validateXML({ xml: files(documents), normalization: "c14n" });
  return [...result.errors.map((error) => error.rawMessage), ...(result.valid ? [] : ["not well-formed"])];
}
