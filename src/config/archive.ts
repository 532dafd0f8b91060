/** Where referats are archived, and when meetings are erased. */
import { z } from "zod";
import { type ArchiveSettings, JOURNALPOST_TYPES } from "../arkivmelding/input.ts";
import { type Findings, onOff, wholeNumber } from "./values.ts";

export interface ArchiveConfig {
  readonly target:
    | { readonly kind: "folder"; readonly folder: string }
    | { readonly kind: "mailbox"; readonly address: string };
  readonly settings: ArchiveSettings;
}

export interface Retention {
  readonly months: number;
  readonly archivedByHand: boolean;
}

export const archiveVariables = {
  ARCHIVE_FOLDER: z.string().optional(),
  ARCHIVE_MAILBOX: z.email("must be an e-mail address").optional(),
  ARCHIVE_JOURNALPOST_TYPE: z.enum(JOURNALPOST_TYPES, "must be X or N").default("X"),
  ARCHIVE_CASE_NUMBER: z
    .string()
    .regex(/^\d{4}\/\d{1,9}$/, "must be a year and a number, as in 2026/1234")
    .optional(),
  ARCHIVE_SHIELDING_CODE: z
    .string()
    .regex(/^[\p{L}\p{N}]{1,10}$/u, "must be a code of letters and digits")
    .optional(),
  ARCHIVE_SHIELDING_LEGAL_GROUND: z.string().trim().min(1, "must not be blank").optional(),
  RETENTION_MONTHS: wholeNumber(1, 1200).optional(),
  RETENTION_ARCHIVED_BY_HAND: onOff,
};
const variables = z.object(archiveVariables);
type Environment = z.infer<typeof variables>;

/** Undefined where referats are archived by hand. */
export function archiveOf(env: Environment, findings: Findings): ArchiveConfig | undefined {
  const { ARCHIVE_FOLDER: folder, ARCHIVE_MAILBOX: address } = env;
  const { given, wrong, faults } = findings;
  const settings = archiveSettings(env, findings);
  if (folder !== undefined && address !== undefined)
    faults.push("ARCHIVE_FOLDER and ARCHIVE_MAILBOX exclude each other");
  if (folder !== undefined) return { target: { kind: "folder", folder }, settings };
  if (address !== undefined) return { target: { kind: "mailbox", address }, settings };
  const idle = Object.keys(given).filter((name) => name.startsWith("ARCHIVE_"));
  if (idle.length > 0 && !wrong.has("ARCHIVE_MAILBOX"))
    faults.push(`${idle.join(", ")} without ARCHIVE_FOLDER or ARCHIVE_MAILBOX`);
  return undefined;
}

function archiveSettings(env: Environment, { wrong, faults }: Findings): ArchiveSettings {
  const { ARCHIVE_SHIELDING_CODE: code, ARCHIVE_SHIELDING_LEGAL_GROUND: legalGround } = env;
  const together = ["ARCHIVE_SHIELDING_CODE", "ARCHIVE_SHIELDING_LEGAL_GROUND"];
  if ((code === undefined) !== (legalGround === undefined) && !together.some((name) => wrong.has(name)))
    faults.push(`${together.join(" and ")} go together`);
  const [year, sequence] = (env.ARCHIVE_CASE_NUMBER ?? "").split("/").map(Number);
  return {
    journalpostType: env.ARCHIVE_JOURNALPOST_TYPE,
    ...(code === undefined || legalGround === undefined ? {} : { shielding: { code, legalGround } }),
    ...(year === undefined || sequence === undefined ? {} : { caseNumber: { year, sequence } }),
  };
}

/** What nobody has said is archived must not be erased by itself: without an archive, somebody must say so. */
export function retentionOf(env: Environment, { given, wrong, faults }: Findings): Retention | undefined {
  const { RETENTION_MONTHS: months, RETENTION_ARCHIVED_BY_HAND: byHand } = env;
  const archived = ["ARCHIVE_FOLDER", "ARCHIVE_MAILBOX"].some((name) => given[name] !== undefined);
  const archivedByHand = byHand === "on";
  if (archivedByHand && archived) faults.push("RETENTION_ARCHIVED_BY_HAND and an archive exclude each other");
  if (months === undefined) {
    if (archivedByHand && !wrong.has("RETENTION_MONTHS"))
      faults.push("RETENTION_ARCHIVED_BY_HAND without RETENTION_MONTHS");
    return undefined;
  }
  if (!archived && !archivedByHand && !wrong.has("RETENTION_ARCHIVED_BY_HAND"))
    faults.push("RETENTION_MONTHS needs an archive, or RETENTION_ARCHIVED_BY_HAND=on where the unit archives by hand");
  return { months, archivedByHand };
}
