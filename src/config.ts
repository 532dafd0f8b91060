/** Environment → Config, read once at boot. What is missing or wrong is told all at once, with nothing started. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type ArchiveSettings, JOURNALPOST_TYPES } from "./arkivmelding/input.ts";
import { type DatabaseConfig, databaseOf, databaseVariables } from "./config/database.ts";
import { keyPairFaults } from "./config/keys.ts";
import { domainOf, parseAddress } from "./meeting/addresses.ts";
import { MALFORMER, type Målform } from "./meeting/events.ts";

/** How the bot proves who it is, to Microsoft's identity platform. */
export type Credential =
  | { readonly secret: string }
  | { readonly certificatePem: string; readonly privateKeyPem: string }
  | { readonly managedIdentity: "user" };

export interface Production {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: Credential;
  readonly allowedTenantIds: readonly string[];
  readonly extraServiceHosts: readonly string[];
  /** Endpoints of a sovereign cloud, as the SDK names them; empty in the public cloud. */
  readonly cloudSettings: Readonly<Record<string, string>>;
}

export type MailConfig =
  | { readonly kind: "folder"; readonly folder: string; readonly senderName: string }
  /** Through Microsoft Graph, with the production credential. `exactlyOnce` needs the right to write in the mailbox. */
  | { readonly kind: "graph"; readonly sender: string; readonly senderName: string; readonly exactlyOnce: boolean };

export interface ArchiveConfig {
  readonly target:
    | { readonly kind: "folder"; readonly folder: string }
    | { readonly kind: "mailbox"; readonly address: string };
  readonly settings: ArchiveSettings;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly clockSpeed: number;
  readonly målform: Målform;
  readonly database: DatabaseConfig;
  readonly mail: MailConfig;
  /** No meeting is started in a chat without a Teams meeting. */
  readonly onlyTeamsMeetings: boolean;
  /** Domains that referats go to without asking; absent for those of the sender and of the people in each meeting. */
  readonly recipientDomains?: readonly string[];
  /** Absent where referats are archived by hand. */
  readonly archive?: ArchiveConfig;
  /** Absent where nothing is erased by age. */
  readonly retention?: { readonly months: number; readonly archivedByHand: boolean };
  /** The manifest id of the Teams app that is installed for people who lack it; absent where that is not done. */
  readonly personalAppId?: string;
  /** Messages in the chat that one person sees, which Teams has in preview. */
  readonly targetedMessages: boolean;
  /** Absent without credentials: the bot then serves this machine only. */
  readonly production?: Production;
}

/** Everything that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((f) => `  - ${f}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/** Teams writes them in lower case, portals and people also in upper. */
const guid = z.guid("must be a GUID").toLowerCase();
/** A name, or a suffix that begins with a dot; a suffix of one label would let everybody in. */
const SERVICE_HOST = /^\.?(?:[a-z\d-]+\.)+[a-z]{2,}$/;
const onOff = z.enum(["on", "off"], "must be on or off").default("off");
const environment = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65535).default(3978),
  ...databaseVariables,
  CLOCK_SPEED: z.coerce.number("must be a number").positive("must be above 0").max(10_000).default(1),
  LOCALE: z.enum(MALFORMER, "must be nn or nb").default("nn"),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_APP_TYPE: z
    .enum(["SingleTenant", "UserAssignedMSI"], "must be SingleTenant or UserAssignedMSI")
    .default("SingleTenant"),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_CERTIFICATE_FILE: z.string().optional(),
  MICROSOFT_APP_PRIVATE_KEY_FILE: z.string().optional(),
  ALLOWED_TENANT_IDS: z.string().optional(),
  SERVICE_HOSTS: z.string().optional(),
  CLOUD_SETTINGS: z.string().optional(),
  ONLY_TEAMS_MEETINGS: onOff,
  RECIPIENT_DOMAINS: z.string().optional(),
  TEAMS_APP_ID: guid.optional(),
  INSTALL_PERSONAL_APP: onOff,
  MAIL_FOLDER: z.string().optional(),
  MAIL_SENDER_NAME: z
    .string()
    .regex(/^[^\p{C}<>"@,;:]{1,64}$/u, "must be a plain name of at most 64 characters")
    .default("BTI-assistenten"),
  MAIL_EXACTLY_ONCE: onOff,
  MAIL_SENDER: z.email("must be an e-mail address").optional(),
  TARGETED_MESSAGES: z.enum(["on", "off"], "must be on or off").default("off"),
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
  RETENTION_MONTHS: z.coerce.number("must be a number").int("must be whole").min(1).max(1200).optional(),
  RETENTION_ARCHIVED_BY_HAND: onOff,
});
type Environment = z.infer<typeof environment>;

/** Throws ConfigError with every fault. An empty variable counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(given);
  const faults = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
  // What can't be read is left out, so that the rest is still looked at.
  const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const values = parsed.data ?? environment.parse(omit(given, wrong));
  const credentials = credentialsIn(given);
  const production = credentials.length === 0 ? undefined : productionOf(values, wrong, faults);
  const mail = mailOf(values, credentials.length > 0, production, faults);
  const personalAppId = personalAppIdOf(values, credentials.length > 0, production, faults);
  const recipientDomains = recipientDomainsOf(values, faults);
  const archive = archiveOf(values, given, wrong, faults);
  const database = databaseOf(values, faults);
  const retention = retentionOf(values, given, wrong, faults);
  if (credentials.length > 0 && values.CLOCK_SPEED !== 1) faults.push("CLOCK_SPEED must be 1 in production");
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port: values.PORT,
    host: production === undefined ? "127.0.0.1" : "0.0.0.0",
    clockSpeed: values.CLOCK_SPEED,
    målform: values.LOCALE,
    database,
    mail,
    targetedMessages: values.TARGETED_MESSAGES === "on",
    onlyTeamsMeetings: values.ONLY_TEAMS_MEETINGS === "on",
    ...(recipientDomains === undefined ? {} : { recipientDomains }),
    ...(archive === undefined ? {} : { archive }),
    ...(retention === undefined ? {} : { retention }),
    ...(personalAppId === undefined ? {} : { personalAppId }),
    ...(production === undefined ? {} : { production }),
  };
}

function omit(given: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name)));
}

/** Fails closed: one credential variable without the others is a fault, never an unauthenticated bot. */
function credentialsIn(given: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(given).filter(
    (name) => (name.startsWith("MICROSOFT_APP_") && name !== "MICROSOFT_APP_TYPE") || name === "ALLOWED_TENANT_IDS",
  );
}

function productionOf(env: Environment, wrong: ReadonlySet<string>, faults: string[]): Production | undefined {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = env;
  for (const name of ["MICROSOFT_APP_ID", "MICROSOFT_APP_TENANT_ID"] as const) {
    if (env[name] === undefined && !wrong.has(name)) faults.push(`${name} is missing`);
  }
  const credential = credentialOf(env, faults);
  const allowed = list(env.ALLOWED_TENANT_IDS).map((id) => id.toLowerCase());
  for (const id of allowed)
    if (!guid.safeParse(id).success) faults.push("ALLOWED_TENANT_IDS must be GUIDs with commas between");
  const extraServiceHosts = list(env.SERVICE_HOSTS).map((host) => host.toLowerCase());
  if (!extraServiceHosts.every((host) => SERVICE_HOST.test(host)))
    faults.push("SERVICE_HOSTS must be host names, or ends of them of two parts or more, with commas between");
  const cloudSettings = cloudSettingsOf(env, faults);
  if (appId === undefined || tenantId === undefined || credential === undefined) return undefined;
  return {
    appId,
    tenantId,
    credential,
    allowedTenantIds: allowed.length === 0 ? [tenantId] : allowed,
    extraServiceHosts,
    cloudSettings,
  };
}

function credentialOf(env: Environment, faults: string[]): Credential | undefined {
  if (env.MICROSOFT_APP_TYPE === "UserAssignedMSI") return { managedIdentity: "user" };
  const certificate = env.MICROSOFT_APP_CERTIFICATE_FILE;
  const key = env.MICROSOFT_APP_PRIVATE_KEY_FILE;
  if (certificate !== undefined && key !== undefined) {
    const certificatePem = fileOrFault("MICROSOFT_APP_CERTIFICATE_FILE", certificate, faults);
    const privateKeyPem = fileOrFault("MICROSOFT_APP_PRIVATE_KEY_FILE", key, faults);
    if (certificatePem !== "" && privateKeyPem !== "") {
      faults.push(...keyPairFaults(certificatePem, privateKeyPem, Date.now()));
    }
    return { certificatePem, privateKeyPem };
  }
  if (certificate !== undefined || key !== undefined) {
    faults.push("MICROSOFT_APP_CERTIFICATE_FILE and MICROSOFT_APP_PRIVATE_KEY_FILE go together");
    return undefined;
  }
  if (env.MICROSOFT_APP_PASSWORD !== undefined) return { secret: env.MICROSOFT_APP_PASSWORD };
  faults.push("MICROSOFT_APP_PASSWORD, a certificate, or MICROSOFT_APP_TYPE=UserAssignedMSI is missing");
  return undefined;
}

function cloudSettingsOf(env: Environment, faults: string[]): Readonly<Record<string, string>> {
  if (env.CLOUD_SETTINGS === undefined) return {};
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(env.CLOUD_SETTINGS));
  } catch {
    faults.push("CLOUD_SETTINGS must be a JSON object of texts");
    return {};
  }
}

function mailOf(
  env: Environment,
  wantsProduction: boolean,
  production: Production | undefined,
  faults: string[],
): MailConfig {
  const senderName = env.MAIL_SENDER_NAME;
  const folder = { kind: "folder", folder: env.MAIL_FOLDER ?? `${env.DATA_DIR}/mail`, senderName } as const;
  if (env.MAIL_SENDER === undefined) {
    if (wantsProduction && env.MAIL_FOLDER === undefined) faults.push("MAIL_SENDER (or MAIL_FOLDER) is missing");
    if (env.MAIL_EXACTLY_ONCE === "on") faults.push("MAIL_EXACTLY_ONCE needs MAIL_SENDER");
    return folder;
  }
  if (!wantsProduction) faults.push("MAIL_SENDER needs the MICROSOFT_APP_… credentials");
  if (production === undefined) return folder;
  return { kind: "graph", sender: env.MAIL_SENDER, senderName, exactlyOnce: env.MAIL_EXACTLY_ONCE === "on" };
}

function recipientDomainsOf(env: Environment, faults: string[]): readonly string[] | undefined {
  if (env.RECIPIENT_DOMAINS === undefined) return undefined;
  const addresses = list(env.RECIPIENT_DOMAINS).map((domain) => parseAddress(`somebody@${domain}`));
  if (addresses.length === 0 || addresses.includes(undefined))
    faults.push("RECIPIENT_DOMAINS must be mail domains with commas between, as in kommune.no");
  return addresses.flatMap((address) => (address === undefined ? [] : [domainOf(address)]));
}

function personalAppIdOf(
  env: Environment,
  wantsProduction: boolean,
  production: Production | undefined,
  faults: string[],
): string | undefined {
  if (env.INSTALL_PERSONAL_APP === "off") return undefined;
  if (!wantsProduction) faults.push("INSTALL_PERSONAL_APP needs the MICROSOFT_APP_… credentials");
  return env.TEAMS_APP_ID ?? production?.appId;
}

function archiveOf(
  env: Environment,
  given: Readonly<Record<string, unknown>>,
  wrong: ReadonlySet<string>,
  faults: string[],
): ArchiveConfig | undefined {
  const { ARCHIVE_FOLDER: folder, ARCHIVE_MAILBOX: address } = env;
  const settings = archiveSettings(env, wrong, faults);
  if (folder !== undefined && address !== undefined)
    faults.push("ARCHIVE_FOLDER and ARCHIVE_MAILBOX exclude each other");
  if (folder !== undefined) return { target: { kind: "folder", folder }, settings };
  if (address !== undefined) return { target: { kind: "mailbox", address }, settings };
  const idle = Object.keys(given).filter((name) => name.startsWith("ARCHIVE_"));
  if (idle.length > 0 && !wrong.has("ARCHIVE_MAILBOX"))
    faults.push(`${idle.join(", ")} without ARCHIVE_FOLDER or ARCHIVE_MAILBOX`);
  return undefined;
}

/** What nobody has said is archived must not be erased by itself: without an archive, somebody must say so. */
function retentionOf(
  env: Environment,
  given: Readonly<Record<string, unknown>>,
  wrong: ReadonlySet<string>,
  faults: string[],
): Config["retention"] {
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

function archiveSettings(env: Environment, wrong: ReadonlySet<string>, faults: string[]): ArchiveSettings {
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

function fileOrFault(name: string, path: string, faults: string[]): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    faults.push(`${name} can't be read`);
    return "";
  }
}

function list(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
