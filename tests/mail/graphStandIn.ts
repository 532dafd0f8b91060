/** Entra's token endpoint and Graph's sendMail on loopback, answering as the real ones do. */
import { createPublicKey, type KeyObject, verify, type X509Certificate } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const TENANT = "11111111-2222-3333-4444-555555555555";
export const CLIENT = "66666666-7777-8888-9999-000000000000";
export const SECRET = "a-secret~value";
export const SENDER = "bti@kommune.example";

/** How the next request is met instead of as usual. */
export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | "hang"
  | "reset";

export interface SentMail {
  readonly message: Record<string, unknown> & {
    readonly internetMessageId: string;
    readonly toRecipients: readonly { readonly emailAddress: { readonly name: string; readonly address: string } }[];
  };
  readonly saveToSentItems: boolean;
}

const error = (code: string, message: string) => ({
  error: {
    code,
    message,
    innerError: { date: "2026-10-25T00:30:05", "request-id": TENANT, "client-request-id": TENANT },
  },
});
export const ACCESS_DENIED: Answer = {
  status: 403,
  body: error("ErrorAccessDenied", "Access is denied. Check credentials and try again."),
};
export const throttled = (headers: Record<string, string>): Answer => ({
  status: 429,
  headers,
  body: error("ApplicationThrottled", "Application is over its MailboxConcurrency limit."),
});

export class GraphStandIn {
  /** Mails that were taken, in order. */
  readonly mails: SentMail[] = [];
  /** Path of every request, in order. */
  readonly paths: string[] = [];
  /** Answers for the next requests; when empty, the usual ones. */
  readonly nextTokens: Answer[] = [];
  readonly nextMails: Answer[] = [];
  /** When set, this certificate is what the application must prove to have. */
  certificate: X509Certificate | undefined;
  #tokens = 0;
  #oldestGood = 1;
  readonly #server = createServer((request, response) => void this.#handle(request, response));

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Leads requests for Microsoft's addresses, whichever they are, here. */
  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname, search } = new URL(String(input));
    return globalThis.fetch(`${this.url}${pathname}${search}`, init);
  };

  /** Every token that was given out so far has run out. */
  expireTokens(): void {
    this.#oldestGood = this.#tokens + 1;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", this.url);
    const body = await text(request);
    this.paths.push(url.pathname);
    const mail = url.pathname.endsWith("/sendMail");
    const usual = () => {
      if (mail) return this.#sendMail(url.pathname, request.headers.authorization ?? "", body);
      if (url.pathname.endsWith("/openid-configuration")) return this.#discovery();
      if (url.pathname === "/msi/token") return this.#managedIdentity(url, request.headers["x-identity-header"]);
      return this.#token(url, new URLSearchParams(body));
    };
    const answer = (mail ? this.nextMails : this.nextTokens).shift() ?? usual();
    if (answer === "hang") return;
    if (answer === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    const json = typeof answer.body !== "string";
    response.writeHead(answer.status, { "content-type": json ? "application/json" : "text/html", ...answer.headers });
    response.end(json ? JSON.stringify(answer.body) : answer.body);
  }

  #discovery(): Answer {
    const base = `https://login.national.example/${TENANT}`;
    return {
      status: 200,
      body: {
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
      },
    };
  }

  #token(url: URL, form: URLSearchParams): Answer {
    const wellFormed =
      url.pathname === `/${TENANT}/oauth2/v2.0/token` &&
      form.get("grant_type") === "client_credentials" &&
      form.get("scope") === "https://graph.microsoft.com/.default" &&
      form.get("client_id") === CLIENT;
    if (!wellFormed) return { status: 400, body: { error: "invalid_request", error_codes: [900144] } };
    const proven = this.certificate
      ? proves(form.get("client_assertion") ?? "", this.certificate)
      : form.get("client_secret") === SECRET;
    if (!proven) {
      const error_description = `AADSTS7000215: Invalid client secret provided for app '${CLIENT}'.`;
      return { status: 401, body: { error: "invalid_client", error_description, error_codes: [7000215] } };
    }
    const access_token = this.#newToken();
    return { status: 200, body: { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token } };
  }

  #managedIdentity(url: URL, header: string | string[] | undefined): Answer {
    const right =
      header === "identity-header" &&
      url.searchParams.get("resource") === "https://graph.microsoft.com" &&
      url.searchParams.get("client_id") === CLIENT;
    if (!right)
      return {
        status: 400,
        body: { statusCode: 400, message: "No User Assigned or Delegated Managed Identity found" },
      };
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    const resource = "https://graph.microsoft.com";
    return { status: 200, body: { access_token: this.#newToken(), expires_on, resource, token_type: "Bearer" } };
  }

  #newToken(): string {
    this.#tokens += 1;
    return `token-${this.#tokens}`;
  }

  #sendMail(path: string, authorization: string, body: string): Answer {
    const token = Number(/^Bearer token-(\d+)$/.exec(authorization)?.[1]);
    if (!(token >= this.#oldestGood)) {
      return {
        status: 401,
        headers: { "www-authenticate": 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/"' },
        body: error("InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
      };
    }
    if (path !== `/v1.0/users/${encodeURIComponent(SENDER)}/sendMail`) return ACCESS_DENIED;
    if (body.length > 4_000_000) {
      return { status: 413, body: error("RequestEntityTooLarge", "The request body is too large.") };
    }
    const mail = JSON.parse(body) as SentMail;
    const wrong = mail.message.toRecipients.find((to) => !/^[^@\s]+@[^@\s]+$/.test(to.emailAddress.address));
    if (wrong) {
      const message = `At least one recipient is not valid., Recipient '${wrong.emailAddress.address}' is not resolved.`;
      return { status: 400, body: error("ErrorInvalidRecipients", message) };
    }
    this.mails.push(mail);
    return { status: 202, body: "" };
  }
}

/** Whether the assertion is signed with the certificate's key, for this application, as Entra wants it (PS256). */
function proves(assertion: string, certificate: X509Certificate): boolean {
  const [head = "", claims = "", signature = ""] = assertion.split(".");
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString());
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(":", ""), "hex").toString("base64url");
  const expected = { alg: "PS256", "x5t#S256": thumbprint, iss: CLIENT, sub: CLIENT };
  const given = { ...(read(head) as object), ...(read(claims) as object) } as Record<string, unknown>;
  const key: KeyObject = createPublicKey(certificate.publicKey.export({ type: "spki", format: "pem" }));
  const PSS = { key, padding: 6, saltLength: 32 };
  return (
    Object.entries(expected).every(([name, value]) => given[name] === value) &&
    verify("sha256", Buffer.from(`${head}.${claims}`), PSS, Buffer.from(signature, "base64url"))
  );
}
