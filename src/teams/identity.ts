/** The bot's identity in the SDK's own terms. */
import { X509Certificate } from "node:crypto";
import { ConfigurationServiceClientCredentialFactory } from "botbuilder";
import { CertificateServiceClientCredentialsFactory } from "botframework-connector";
import type { BotIdentity } from "./adapter.ts";

export interface IdentityOptions {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential:
    | { readonly secret: string }
    | { readonly certificatePem: string; readonly privateKeyPem: string }
    | { readonly managedIdentity: "user" };
  readonly cloudSettings: Readonly<Record<string, string>>;
}

/** Nobody: calls are not authenticated. For loopback only. */
export const noIdentity: BotIdentity = { appId: "", settings: {} };

/** The type is always said: one the SDK doesn't know would fall back to any tenant (PLATFORM §4). */
export function botIdentity({ appId, tenantId, credential, cloudSettings }: IdentityOptions): BotIdentity {
  const common = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId };
  if ("managedIdentity" in credential) {
    const settings = { ...cloudSettings, ...common, MicrosoftAppType: "UserAssignedMsi" };
    return { appId, settings, credentials: new ConfigurationServiceClientCredentialFactory(settings) };
  }
  const settings = { ...cloudSettings, ...common, MicrosoftAppType: "SingleTenant" };
  if ("secret" in credential) {
    const withSecret = { ...settings, MicrosoftAppPassword: credential.secret };
    return { appId, settings, credentials: new ConfigurationServiceClientCredentialFactory(withSecret) };
  }
  const thumbprint = new X509Certificate(credential.certificatePem).fingerprint.replaceAll(":", "");
  return {
    appId,
    settings,
    credentials: new CertificateServiceClientCredentialsFactory(appId, thumbprint, credential.privateKeyPem, tenantId),
  };
}
