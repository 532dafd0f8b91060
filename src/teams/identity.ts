/** Who the bot is, and where it proves that. */
import { type Credential, entraTokens } from "../entra/tokens.ts";
import { audienceOf, type BotIdentity, loginOriginOf } from "./adapter.ts";

export interface IdentityOptions {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: Credential;
  readonly cloudSettings: Readonly<Record<string, string>>;
  /** Requests for tokens go through it; tests lead them to a stand-in. */
  readonly fetch?: typeof globalThis.fetch;
}

/** A request for a token ends after this; the call that needs it waits no longer in any case. */
const TOKEN_TIMEOUT_SECONDS = 10;

/** Nobody: calls are not authenticated. For loopback only. */
export const noIdentity: BotIdentity = { appId: "", settings: {} };

/** The type is always said: one the SDK doesn't know would fall back to any tenant (PLATFORM §4). */
export function botIdentity(options: IdentityOptions): BotIdentity {
  const { appId, tenantId, credential, cloudSettings, fetch = globalThis.fetch } = options;
  const type = "managedIdentity" in credential ? "UserAssignedMsi" : "SingleTenant";
  const settings = {
    ...cloudSettings,
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type,
  };
  const tokens = entraTokens({
    tenantId,
    clientId: appId,
    credential,
    resource: audienceOf(settings),
    authority: loginOriginOf(settings),
    fetch,
    timeoutSeconds: TOKEN_TIMEOUT_SECONDS,
  });
  return { appId, settings, tokens };
}
