/** Who the bot is to Microsoft, and whose calls it takes. */
import { z } from "zod";
import { keyPairFaults } from "./keys.ts";
import { type Findings, fileOrFault, guid, list } from "./values.ts";

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

/** A name, or a suffix that begins with a dot; a suffix of one label would let everybody in. */
const SERVICE_HOST = /^\.?(?:[a-z\d-]+\.)+[a-z]{2,}$/;

export const productionVariables = {
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
};
const variables = z.object(productionVariables);
type Environment = z.infer<typeof variables>;

/** Fails closed: one credential variable without the others is a fault, never an unauthenticated bot. */
export function wantsProduction({ given }: Findings): boolean {
  return Object.keys(given).some(
    (name) => (name.startsWith("MICROSOFT_APP_") && name !== "MICROSOFT_APP_TYPE") || name === "ALLOWED_TENANT_IDS",
  );
}

/** Undefined where it is not wanted, and where it lacks something. */
export function productionOf(env: Environment, findings: Findings): Production | undefined {
  if (!wantsProduction(findings)) return undefined;
  const { wrong, faults } = findings;
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
