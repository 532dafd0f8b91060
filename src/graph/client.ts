/** Microsoft Graph with the application's own token: one request at a time, and what went wrong on the way. */
import { z } from "zod";
import { type Credential, entraTokens } from "../entra/tokens.ts";
import { Unreachable } from "../errors.ts";
import { signalFor } from "../http/endingWith.ts";
import { retryAfterSeconds } from "../http/retryAfter.ts";
import { correlationId } from "../trace.ts";

export interface GraphOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  /** For each request; there are at most two to Graph, and as many for tokens. */
  readonly timeoutSeconds: number;
  /** Without a slash at the end; another one for a national cloud. */
  readonly graphBaseUrl?: string;
  /** Without a slash at the end. msal takes https only. */
  readonly authority?: string;
  /** Every request goes through it, msal's too; tests lead it to a stand-in. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface GraphRequest {
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphAnswer {
  readonly status: number;
  /** Graph's error code, or an empty string where there is none. */
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  /** What the JSON said; undefined where there was none. */
  readonly body: unknown;
}

export interface Graph {
  readonly baseUrl: string;
  /**
   * Asks for `path` (after `/v1.0`), or for a whole address that Graph has given, such as a next page. A token that has
   * run out is renewed once. Throws Unreachable: `unreachable` where there is no answer, `denied` where there is no token.
   */
  ask(method: "GET" | "POST" | "DELETE", path: string, request?: GraphRequest): Promise<GraphAnswer>;
  /**
   * Sends a range of a file to an address that Graph has given for it. The address holds its own permission, so no token
   * goes along. Throws Unreachable.
   */
  upload(url: string, range: Uint8Array, contentRange: string): Promise<GraphAnswer>;
}

/** Throws at once where the certificate can't be read. */
export function graphClient(options: GraphOptions): Graph {
  const { graphBaseUrl = "https://graph.microsoft.com", authority = "https://login.microsoftonline.com" } = options;
  const { fetch = globalThis.fetch, timeoutSeconds } = options;
  const token = entraTokens({ ...options, resource: graphBaseUrl, authority, fetch });

  /** The token goes to Graph alone, whatever address an answer gives. */
  function addressOf(path: string): string {
    if (path.startsWith("/")) return `${graphBaseUrl}/v1.0${path}`;
    if (path.startsWith(`${graphBaseUrl}/`)) return path;
    throw new Unreachable("unreachable", { permanent: false });
  }

  async function once(url: string, init: RequestInit): Promise<GraphAnswer> {
    try {
      const signal = signalFor(timeoutSeconds * 1000);
      return await answerOf(await fetch(url, { ...init, redirect: "manual", signal }));
    } catch {
      throw new Unreachable("unreachable", { permanent: false, mayHaveArrived: init.method !== "GET" });
    }
  }

  return {
    baseUrl: graphBaseUrl,
    async ask(method, path, { body, headers } = {}) {
      const url = addressOf(path);
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const ask = (bearer: string) =>
        once(url, {
          method,
          headers: { authorization: `Bearer ${bearer}`, "client-request-id": correlationId(), ...json, ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      const bearer = await token();
      const answer = await ask(bearer);
      return answer.status === 401 ? ask(await token(bearer)) : answer;
    },
    upload: (url, range, contentRange) =>
      once(url, { method: "PUT", headers: { "content-range": contentRange }, body: Buffer.from(range) }),
  };
}

async function answerOf(response: Response): Promise<GraphAnswer> {
  const { status, headers } = response;
  const known = { status, retryAfterSeconds: retryAfterSeconds(headers) };
  if (status === 202 || status === 204) {
    // Taken is taken: nothing that happens to the rest of the answer may cause a second try.
    response.body?.cancel().catch(() => undefined);
    return { ...known, code: "", body: undefined };
  }
  const body = parsed(await response.text());
  return { ...known, code: ErrorBody.safeParse(body).data?.error.code ?? "", body };
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

/** Undefined where a gateway answered with something else. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether it was not Graph's last word: throttling, an outage, or something on the way that answered in its place. */
export function passes({ status }: GraphAnswer): boolean {
  return status < 400 || status === 408 || status === 429 || status >= 500;
}

/** What an unwanted answer is to the caller: to be tried again, or refused for the reason given. */
export function refused(answer: GraphAnswer, reason: string): Unreachable {
  const { retryAfterSeconds } = answer;
  if (passes(answer)) return new Unreachable("unreachable", { permanent: false, retryAfterSeconds });
  return new Unreachable(reason, { permanent: true, retryAfterSeconds });
}
