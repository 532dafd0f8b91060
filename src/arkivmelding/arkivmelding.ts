/**
 * The arkivmelding that goes with a referat or an entry of the stafettlogg to the archive: one journalpost with one document, by KS' schema
 * `no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett`. Codes and their descriptions are those of KS' code lists
 * (`Schema/V1/kodelister` in ks-no/fiks-arkiv-specification).
 */
import { createHash } from "node:crypto";
import { type ArchiveDocument, documentsOf } from "./documents.ts";
import type { ArchiveInput, ArchiveSettings, JournalpostType } from "./input.ts";
import { type Element, element, xmlDocument, xmlLine } from "./xml.ts";

/** By which the archive knows us, and our keys from others'. Never to be changed: what is archived refers to it. */
const SYSTEM = "BTI";
/** The folder in the archive that holds them (DOMAIN §3 step 11), and its key in our name. */
export const PARENT_FOLDER = "BTI-møte";

const NAMESPACE = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv";
const JOURNALPOST_TYPE: Readonly<Record<JournalpostType, string>> = {
  X: "Organinternt dokument uten oppfølging",
  N: "Organinternt dokument for oppfølging",
};
const VARIANT = { A: "Arkivformat", P: "Produksjonsformat" } as const;

/** The XML document. The elements stand in the order that the schema has them in. The same input gives the same text. */
export function arkivmelding(input: ArchiveInput): string {
  const documents = documentsOf(input);
  return xmlDocument(
    element(
      "arkivmelding",
      [element("system", SYSTEM), element("antallFiler", String(documents.length)), journalpost(input, documents)],
      {
        xmlns: `${NAMESPACE}/arkivmelding/opprett/v1`,
        "xmlns:n5mdk": `${NAMESPACE}/metadatakatalog/v1`,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
    ),
  );
}

/** The key in the archive of a referat or an entry, stable for an edition of it. */
export function externalKey(id: string, edition: number): string {
  return `${id}.${edition}`;
}

function journalpost(input: ArchiveInput, documents: readonly ArchiveDocument[]): Element {
  const { settings, id, edition, corrects } = input;
  return element(
    "registrering",
    [
      element("opprettetDato", dateTime(input.sentAtMs)),
      element("opprettetAv", required(input.leaderName)),
      parentFolder(settings),
      shielding(settings),
      documentDescription(input, documents),
      element("tittel", required(input.title)),
      element("offentligTittel", required(input.publicTitle)),
      element("forfatter", required(input.leaderName)),
      corrects === undefined
        ? undefined
        : element("kryssreferanse", [
            element("referanseTilRegistrering", [key("n5mdk:referanseEksternNoekkel", externalKey(id, corrects))]),
          ]),
      sender(input),
      key("referanseEksternNoekkel", externalKey(id, edition)),
      code("journalposttype", settings.journalpostType, JOURNALPOST_TYPE[settings.journalpostType]),
      code("journalstatus", "F", "Ferdigstilt av saksbehandler"),
      element("dokumentetsDato", input.date),
    ],
    { "xsi:type": "journalpost" },
  );
}

function parentFolder({ caseNumber }: ArchiveSettings): Element {
  return element("referanseForelderMappe", [
    caseNumber === undefined
      ? undefined
      : element("n5mdk:saksnummer", [
          element("n5mdk:saksaar", String(caseNumber.year)),
          element("n5mdk:sakssekvensnummer", String(caseNumber.sequence)),
        ]),
    key("n5mdk:referanseEksternNoekkel", PARENT_FOLDER),
  ]);
}

/** Stands on the journalpost and on the document: an archive that lets neither inherit must not lay the other open. */
function shielding({ shielding }: ArchiveSettings): Element | undefined {
  if (shielding === undefined) return undefined;
  return element("skjerming", [
    code("tilgangsrestriksjon", shielding.code),
    element("skjermingshjemmel", required(shielding.legalGround)),
  ]);
}

function documentDescription(input: ArchiveInput, documents: readonly ArchiveDocument[]): Element {
  return element("dokumentbeskrivelse", [
    code("dokumentstatus", "F", "Dokumentet er ferdigstilt"),
    element("tittel", required(input.title)),
    element("forfatter", required(input.leaderName)),
    element("opprettetDato", dateTime(input.sentAtMs)),
    code("tilknyttetRegistreringSom", "H", "Hoveddokument"),
    element("dokumentnummer", "1"),
    shielding(input.settings),
    ...documents.map(documentObject),
  ]);
}

function documentObject({ name, shownName, contentType, content, variant, conformance }: ArchiveDocument): Element {
  return element("dokumentobjekt", [
    // Counted within this journalpost; a corrected referat is a journalpost of its own.
    element("versjonsnummer", "1"),
    code("variantformat", variant, VARIANT[variant]),
    // The code list has archive formats only; the MIME type says what the other one is.
    conformance === undefined ? undefined : code("format", "RA-PDF", "PDF/A"),
    conformance === undefined ? undefined : element("formatDetaljer", conformance),
    element("mimeType", contentType),
    element("filnavn", shownName),
    element("referanseDokumentfil", name),
    // Hexadecimal, and the algorithm's name as Noark 5 has it (M705, M706).
    element("sjekksum", createHash("sha256").update(content).digest("hex")),
    element("sjekksumAlgoritme", "SHA256"),
    element("filstoerrelse", String(content.byteLength)),
  ]);
}

function sender({ eining, leaderName }: ArchiveInput): Element {
  return element("korrespondansepart", [
    code("korrespondanseparttype", "IA", "Intern avsender"),
    element("korrespondansepartNavn", required(eining)),
    element("administrativEnhet", [element("n5mdk:navn", required(eining))]),
    element("saksbehandler", [element("n5mdk:navn", required(leaderName))]),
  ]);
}

function key(name: string, value: string): Element {
  return element(name, [element("n5mdk:fagsystem", SYSTEM), element("n5mdk:noekkel", value)]);
}

function code(name: string, value: string, description?: string): Element {
  return element(name, [
    element("n5mdk:kode", value),
    description === undefined ? undefined : element("n5mdk:beskrivelse", description),
  ]);
}

function dateTime(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The schema refuses an empty text, which is what people's text may be when all that XML can't hold is gone. */
function required(text: string): string {
  return xmlLine(text) || "–";
}
