/**
 * The application's own tokens from Entra, for the connector and for Microsoft Graph, through msal-node; and what may go
 * wrong on the way to one.
 */
import { X509Certificate } from "node:crypto";
import {
  AuthError,
  type AuthenticationResult,
  ClientAuthErrorCodes,
  ConfidentialClientApplication,
  type INetworkModule,
  ManagedIdentityApplication,
  type NetworkRequestOptions,
  type NetworkResponse,
  ServerError,
} from "@azure/msal-node";
import { Unreachable } from "../errors.ts";

/** How the application proves who it is. A `user` managed identity is the one whose client id is `clientId`. */
export type Credential =
  | { readonly secret: string }
  | { readonly certificatePem: string; readonly privateKeyPem: string }
  | { readonly managedIdentity: "system" | "user" };

export interface TokenOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  /** Whose `/.default` permissions are asked for. */
  readonly resource: string;
  /** Without a slash at the end. msal takes https only. */
  readonly authority: string;
  /** Every request goes through it. */
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutSeconds: number;
}

/**
 * Gives a token: the one that is kept while it is good, and another than the one that was `refused`. Those who ask at once
 * share one request. Throws Unreachable with a MailFault as reason.
 */
export type TokenSource = (refused?: string) => Promise<string>;

/** Throws at once where the certificate can't be read. */
export function entraTokens(options: TokenOptions): TokenSource {
  const acquire = acquirer(options);
  const asking = new Map<boolean, Promise<string>>();

  function ask(renew: boolean): Promise<string> {
    const running = asking.get(renew);
    if (running !== undefined) return running;
    const asked = fetchToken(renew).finally(() => asking.delete(renew));
    asking.set(renew, asked);
    return asked;
  }

  async function fetchToken(renew: boolean): Promise<string> {
    const result = await acquire(renew).catch((error: unknown) => {
      throw tokenFault(error);
    });
    // An answer that is neither a token nor an error passes through msal as a result without a token.
    if (!result?.accessToken) throw new Unreachable("unreachable", { permanent: false });
    return result.accessToken;
  }

  return async (refused) => {
    const kept = await ask(false);
    return kept === refused ? ask(true) : kept;
  };
}

function acquirer(options: TokenOptions): (renew: boolean) => Promise<AuthenticationResult | null> {
  const { credential, clientId, authority, tenantId } = options;
  const scope = `${options.resource}/.default`;
  const system = { networkClient: networkClient(options.fetch, options.timeoutSeconds) };
  if ("managedIdentity" in credential) {
    const managedIdentityIdParams = credential.managedIdentity === "user" ? { userAssignedClientId: clientId } : {};
    const app = new ManagedIdentityApplication({ managedIdentityIdParams, system });
    return (renew) => app.acquireToken({ resource: scope, forceRefresh: renew });
  }
  const app = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${authority}/${tenantId}`,
      knownAuthorities: [new URL(authority).host],
      ...("secret" in credential
        ? { clientSecret: credential.secret }
        : {
            clientCertificate: {
              thumbprintSha256: new X509Certificate(credential.certificatePem).fingerprint256.replaceAll(":", ""),
              privateKey: credential.privateKeyPem,
            },
          }),
    },
    system,
  });
  return (renew) => app.acquireTokenByClientCredential({ scopes: [scope], skipCache: renew });
}

/** msal's own client waits for ever on a POST that is never answered. */
function networkClient(fetch: typeof globalThis.fetch, timeoutSeconds: number): INetworkModule {
  const ask = async <T>(
    method: string,
    url: string,
    request: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const response = await fetch(url, {
      method,
      headers: request.headers ?? {},
      body: request.body ?? null,
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: (await response.json()) as T };
  };
  return {
    sendGetRequestAsync: <T>(url: string, request?: NetworkRequestOptions) => ask<T>("GET", url, request),
    sendPostRequestAsync: <T>(url: string, request?: NetworkRequestOptions) => ask<T>("POST", url, request),
  };
}

/** The second is how msal tells that the authority could not be asked where its token endpoint is. */
const PASSING: readonly string[] = [ClientAuthErrorCodes.networkError, ClientAuthErrorCodes.endpointResolutionError];

/** What does not pass by itself is the credential or its set-up. */
function tokenFault(error: unknown): Unreachable {
  const passes =
    error instanceof ServerError
      ? // Without a status it is msal itself, holding requests back after a 429 or 5xx.
        error.status === undefined || error.status === 429 || error.status >= 500
      : error instanceof AuthError && PASSING.includes(error.errorCode);
  return passes ? new Unreachable("unreachable", { permanent: false }) : new Unreachable("denied", { permanent: true });
}
