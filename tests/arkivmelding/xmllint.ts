/** An independent reader of XML: libxml2's xmllint, with KS' schema. */
import { readFileSync } from "node:fs";
import { validateXML, type XMLFileInfo } from "xmllint-wasm";

const SCHEMAS = new URL("../schemas/fiks-arkiv/", import.meta.url);
const OPPRETT = "no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd";

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
