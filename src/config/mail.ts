/** How mails go out, and whom a referat goes to without asking. */
import { z } from "zod";
import { domainOf, parseAddress } from "../meeting/addresses.ts";
import { type Production, wantsProduction } from "./production.ts";
import { type Findings, list, onOff } from "./values.ts";

export type MailConfig =
  | { readonly kind: "folder"; readonly folder: string; readonly senderName: string }
  /** Through Microsoft Graph, with the production credential. `exactlyOnce` needs the right to write in the mailbox. */
  | { readonly kind: "graph"; readonly sender: string; readonly senderName: string; readonly exactlyOnce: boolean };

export const mailVariables = {
  MAIL_FOLDER: z.string().optional(),
  MAIL_SENDER_NAME: z
    .string()
    .regex(/^[^\p{C}<>"@,;:]{1,64}$/u, "must be a plain name of at most 64 characters")
    .default("BTI-assistenten"),
  MAIL_EXACTLY_ONCE: onOff,
  MAIL_SENDER: z.email("must be an e-mail address").optional(),
  RECIPIENT_DOMAINS: z.string().optional(),
};
const variables = z.object({ ...mailVariables, DATA_DIR: z.string() });
type Environment = z.infer<typeof variables>;

/** A folder where nothing is said, and where what is said is not enough. */
export function mailOf(env: Environment, production: Production | undefined, findings: Findings): MailConfig {
  const { faults } = findings;
  const inProduction = wantsProduction(findings);
  const senderName = env.MAIL_SENDER_NAME;
  const folder = { kind: "folder", folder: env.MAIL_FOLDER ?? `${env.DATA_DIR}/mail`, senderName } as const;
  if (env.MAIL_SENDER === undefined) {
    // One that can't be read has been told of, and is not missing.
    if (findings.wrong.has("MAIL_SENDER")) return folder;
    if (inProduction && env.MAIL_FOLDER === undefined) faults.push("MAIL_SENDER (or MAIL_FOLDER) is missing");
    if (env.MAIL_EXACTLY_ONCE === "on") faults.push("MAIL_EXACTLY_ONCE needs MAIL_SENDER");
    return folder;
  }
  if (!inProduction) faults.push("MAIL_SENDER needs the MICROSOFT_APP_… credentials");
  if (production === undefined) return folder;
  return { kind: "graph", sender: env.MAIL_SENDER, senderName, exactlyOnce: env.MAIL_EXACTLY_ONCE === "on" };
}

/** Undefined where those of the sender and of the people in each meeting are taken. */
export function recipientDomainsOf(env: Environment, { faults }: Findings): readonly string[] | undefined {
  if (env.RECIPIENT_DOMAINS === undefined) return undefined;
  const addresses = list(env.RECIPIENT_DOMAINS).map((domain) => parseAddress(`somebody@${domain}`));
  if (addresses.length === 0 || addresses.includes(undefined))
    faults.push("RECIPIENT_DOMAINS must be mail domains with commas between, as in kommune.no");
  return addresses.flatMap((address) => (address === undefined ? [] : [domainOf(address)]));
}
