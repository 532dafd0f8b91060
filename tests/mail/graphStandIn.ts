/** Entra's token endpoint and Microsoft Graph on loopback, answering as the real ones do. */
import { createPublicKey, type KeyObject, verify, type X509Certificate } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { GraphOptions } from "../../src/graph/client.ts";
import { GraphMailbox } from "./graphMailbox.ts";
import { GraphTeams } from "./graphTeams.ts";
import { type Asked, graphError, type Reply } from "./graphWire.ts";

export const TENANT = "11111111-2222-3333-4444-555555555555";
export const CLIENT = "66666666-7777-8888-9999-000000000000";
const GRAPH = "https://graph.microsoft.com";
/** Tokens for these are given out; each is good for its own alone. */
const TOKEN_NAMES: Readonly<Record<string, string>> = { [GRAPH]: "token", "https://api.botframework.com": "connector" };
export const SECRET = "a-secret~value";
export const SENDER = "bti@kommune.example";

/** How a request is met instead of as usual. `lost`: it is carried out, and the answer does not arrive. */
export type Answer = Reply | "hang" | "reset" | "lost";

export const ACCESS_DENIED: Reply = {
  status: 403,
  body: graphError("ErrorAccessDenied", "Access is denied. Check credentials and try again."),
};
export const throttled = (headers: Record<string, string>): Reply => ({
  status: 429,
  headers,
  body: graphError("ApplicationThrottled", "Application is over its MailboxConcurrency limit."),
});

export class GraphStandIn {
  readonly mailbox = new GraphMailbox();
  readonly teams = new GraphTeams();
  /** Whether the application may read and write in the mailbox, or only send from it. */
  mayWrite = false;
  /** Path of every request, in order. */
  readonly paths: string[] = [];
  /** The same with the method in front. */
  readonly asked: string[] = [];
  /** Answers for the next requests; when empty, the usual ones. */
  readonly nextTokens: Answer[] = [];
  readonly nextMails: Answer[] = [];
  /** Answers for requests by «METHOD path»; each is used once. */
  readonly faults: { readonly on: RegExp; readonly answer: Answer }[] = [];
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

  /** What makes a client ask here, as an application with a secret. */
  get options(): GraphOptions {
    return {
      tenantId: TENANT,
      clientId: CLIENT,
      credential: { secret: SECRET },
      timeoutSeconds: 10,
      fetch: this.fetch,
    };
  }

  /** Mails that came by sendMail, in order. */
  get mails() {
    return this.mailbox.sendMails;
  }

  /** Leads requests for Microsoft's addresses, whichever they are, here. */
  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname, search } = new URL(String(input));
    return globalThis.fetch(`${this.url}${pathname}${search}`, init);
  };

  /** Every token that was given out so far is no longer taken: it has run out, or was withdrawn before that. */
  expireTokens(): void {
    this.#oldestGood = this.#tokens + 1;
  }

  /** Whether the connector takes a call with this header. */
  connectorTakes(authorization: string | undefined): boolean {
    return this.#isGood("connector", authorization);
  }

  #isGood(name: string, authorization = ""): boolean {
    const [, itsName, number] = /^Bearer (\w+)-(\d+)$/.exec(authorization) ?? [];
    return itsName === name && Number(number) >= this.#oldestGood;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? "", this.url);
    const { method = "", headers } = request;
    const asked: Asked = { method, query, headers, body: await buffer(request), origin: this.url };
    this.paths.push(path);
    this.asked.push(`${method} ${path}`);
    const queue = path.endsWith("/sendMail") ? this.nextMails : isGraph(path) ? [] : this.nextTokens;
    const fault = this.faults.findIndex(({ on }) => on.test(`${method} ${path}`));
    const answer = (fault < 0 ? undefined : this.faults.splice(fault, 1)[0]?.answer) ?? queue.shift();
    if (answer === "hang") return;
    const reply = answer === undefined || answer === "lost" ? this.#usual(path, asked) : answer;
    if (answer === "lost" || reply === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    const json = typeof reply.body !== "string";
    response.writeHead(reply.status, { "content-type": json ? "application/json" : "text/html", ...reply.headers });
    response.end(json ? JSON.stringify(reply.body) : reply.body);
  }

  #usual(path: string, asked: Asked): Reply {
    if (path.startsWith("/upload/")) return this.mailbox.range(path.slice("/upload/".length), asked);
    if (isGraph(path)) return this.#graph(path.slice("/v1.0".length), asked);
    if (path.endsWith("/openid-configuration")) return this.#discovery();
    if (path === "/msi/token") return this.#managedIdentity(asked.query, asked.headers["x-identity-header"]);
    return this.#token(path, new URLSearchParams(asked.body.toString()));
  }

  #graph(path: string, asked: Asked): Reply {
    if (!this.#isGood("token", asked.headers.authorization)) {
      return {
        status: 401,
        headers: { "www-authenticate": 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/"' },
        body: graphError("InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
      };
    }
    const [, user, rest] = /^\/users\/([^/]+)(\/(?:sendMail|messages).*)$/.exec(path) ?? [];
    if (user === undefined || rest === undefined) return this.teams.answer(asked, path);
    if (decodeURIComponent(user) !== SENDER) return ACCESS_DENIED;
    return this.mailbox.answer(asked, rest, this.mayWrite);
  }

  #discovery(): Reply {
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

  #token(path: string, form: URLSearchParams): Reply {
    const resource = form.get("scope")?.replace("/.default", "") ?? "";
    const wellFormed =
      path === `/${TENANT}/oauth2/v2.0/token` &&
      form.get("grant_type") === "client_credentials" &&
      resource in TOKEN_NAMES &&
      form.get("client_id") === CLIENT;
    if (!wellFormed) return { status: 400, body: { error: "invalid_request", error_codes: [900144] } };
    const proven = this.certificate
      ? proves(form.get("client_assertion") ?? "", this.certificate)
      : form.get("client_secret") === SECRET;
    if (!proven) {
      const error_description = `AADSTS7000215: Invalid client secret provided for app '${CLIENT}'.`;
      return { status: 401, body: { error: "invalid_client", error_description, error_codes: [7000215] } };
    }
    const access_token = this.#newToken(resource);
    return { status: 200, body: { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token } };
  }

  #managedIdentity(query: URLSearchParams, header: string | string[] | undefined): Reply {
    const resource = query.get("resource") ?? "";
    const right = header === "identity-header" && resource in TOKEN_NAMES && query.get("client_id") === CLIENT;
    if (!right)
      return {
        status: 400,
        body: { statusCode: 400, message: "No User Assigned or Delegated Managed Identity found" },
      };
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    return {
      status: 200,
      body: { access_token: this.#newToken(resource), expires_on, resource, token_type: "Bearer" },
    };
  }

  #newToken(resource: string): string {
    this.#tokens += 1;
    return `${TOKEN_NAMES[resource]}-${this.#tokens}`;
  }
}

function isGraph(path: string): boolean {
  return path.startsWith("/v1.0/");
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
