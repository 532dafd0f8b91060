/** Environment → Config, read once at boot. What is missing or wrong is told all at once, with nothing started. */
import { z } from "zod";
import { type ArchiveConfig, archiveOf, archiveVariables, type Retention, retentionOf } from "./config/archive.ts";
import { type DatabaseConfig, databaseOf, databaseVariables } from "./config/database.ts";
import { type MailConfig, mailOf, mailVariables, recipientDomainsOf } from "./config/mail.ts";
import { type Production, productionOf, productionVariables, wantsProduction } from "./config/production.ts";
import { type Findings, guid, list, onOff, wholeNumber } from "./config/values.ts";
import { MALFORMER, type Målform } from "./meeting/events.ts";

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
  readonly retention?: Retention;
  /** The manifest id of the Teams app that is installed for people who lack it; absent where that is not done. */
  readonly personalAppId?: string;
  /** Object ids of those who set up einings. */
  readonly administrators: readonly string[];
  /** Messages in the chat that one person sees, which Teams has in preview. */
  readonly targetedMessages: boolean;
  /** The origin of the practice room, where files lie that are sent to the bot there; never in production. */
  readonly practiceFiles?: string;
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

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(3978),
  CLOCK_SPEED: z.coerce
    .number("must be a number")
    .positive("must be above 0")
    .max(10_000, "must be 10000 at most")
    .default(1),
  LOCALE: z.enum(MALFORMER, "must be nn or nb").default("nn"),
  ONLY_TEAMS_MEETINGS: onOff,
  TEAMS_APP_ID: guid.optional(),
  INSTALL_PERSONAL_APP: onOff,
  TARGETED_MESSAGES: onOff,
  ADMINISTRATORS: z.string().optional(),
  PRACTICE_FILES: z
    .string()
    .regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/, "must be an origin of this machine, such as http://127.0.0.1:3980")
    .optional(),
  ...databaseVariables,
  ...productionVariables,
  ...mailVariables,
  ...archiveVariables,
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
  const findings = { given, wrong, faults };
  const production = productionOf(values, findings);
  const mail = mailOf(values, production, findings);
  const personalAppId = personalAppIdOf(values, production, findings);
  const recipientDomains = recipientDomainsOf(values, findings);
  const archive = archiveOf(values, findings);
  const database = databaseOf(values, faults);
  const administrators = administratorsOf(values, findings);
  const retention = retentionOf(values, findings);
  if (wantsProduction(findings) && values.CLOCK_SPEED !== 1) faults.push("CLOCK_SPEED must be 1 in production");
  if (wantsProduction(findings) && values.PRACTICE_FILES !== undefined)
    faults.push("PRACTICE_FILES is for the practice room, and must not be set in production");
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port: values.PORT,
    host: production === undefined ? "127.0.0.1" : "0.0.0.0",
    clockSpeed: values.CLOCK_SPEED,
    målform: values.LOCALE,
    database,
    mail,
    administrators,
    targetedMessages: values.TARGETED_MESSAGES === "on",
    onlyTeamsMeetings: values.ONLY_TEAMS_MEETINGS === "on",
    ...(recipientDomains === undefined ? {} : { recipientDomains }),
    ...(archive === undefined ? {} : { archive }),
    ...(retention === undefined ? {} : { retention }),
    ...(personalAppId === undefined ? {} : { personalAppId }),
    ...(values.PRACTICE_FILES === undefined ? {} : { practiceFiles: values.PRACTICE_FILES }),
    ...(production === undefined ? {} : { production }),
  };
}

function omit(given: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name)));
}

/** They are told by object id: an address may become another's. */
function administratorsOf({ ADMINISTRATORS }: Environment, { faults }: Findings): readonly string[] {
  const ids = list(ADMINISTRATORS).map((id) => guid.safeParse(id).data);
  if (ids.includes(undefined)) faults.push("ADMINISTRATORS must be object ids (GUIDs) with commas between");
  return ids.flatMap((id) => id ?? []);
}

/** The manifest id of the app that is installed for people who lack it. */
function personalAppIdOf(env: Environment, production: Production | undefined, findings: Findings): string | undefined {
  if (env.INSTALL_PERSONAL_APP === "off") return undefined;
  if (!wantsProduction(findings)) findings.faults.push("INSTALL_PERSONAL_APP needs the MICROSOFT_APP_… credentials");
  return env.TEAMS_APP_ID ?? production?.appId;
}
