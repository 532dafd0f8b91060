/**
 * The HTTP client under the SDK's connector. The SDK on its own repeats POSTs after a 5xx (and so doubles
 * messages), waits without limit and has no timeout (PLATFORM §3); here a call is made once, ends in time,
 * and what goes wrong is translated once into Unreachable. What asked for the call decides when to try again. Only
 * a refused token is renewed at once, since the service did nothing with that call.
 */
import type { ConnectorClientOptions } from "botframework-connector";
import { Unreachable } from "../errors.ts";
import { signalFor } from "../http/endingWith.ts";
import { correlationId } from "../trace.ts";
import type { Acceptance } from "./acceptance.ts";
import type { ConnectorAnswer, ConnectorCall } from "./connectorCall.ts";
import { connectorFault } from "./connectorFault.ts";

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;
type HttpResponse = Awaited<ReturnType<HttpClient["sendRequest"]>>;

/** Makes one call. Throws Unreachable. */
export type MakeCall = (call: ConnectorCall) => Promise<ConnectorAnswer>;

export interface CallOptions {
  readonly timeoutMs: number;
  /** Another `Authorization` than the one the service refused; undefined where there is none to be had. */
  readonly renewed: (refused: string) => Promise<string | undefined>;
  /** Whether Teams takes the bot for who it is. */
  readonly accepted: Acceptance;
}

export function connectorCalls({ timeoutMs, renewed, accepted }: CallOptions): MakeCall {
  async function answered(call: ConnectorCall): Promise<ConnectorAnswer> {
    const answer = await send(call, timeoutMs);
    if (answer.status !== 401) return answer;
    const { authorization: refused = "", ...headers } = inSmallLetters(call.headers);
    const authorization = await renewed(refused);
    return authorization === undefined ? answer : send({ ...call, headers: { ...headers, authorization } }, timeoutMs);
  }

  return async (call) => {
    accepted.requireHope();
    const answer = await answered(call);
    const fault = connectorFault(call, answer);
    if (answer.status === 401) accepted.refused();
    // Whoever is told that something is forbidden has been recognised.
    else if (fault === undefined || fault.permanent) accepted.taken();
    if (fault !== undefined) throw fault;
    return answer;
  };
}

/** The same in the form that the SDK asks for. */
export function sdkHttpClient(make: MakeCall): HttpClient {
  return {
    async sendRequest(request): Promise<HttpResponse> {
      const { method, url, body } = request;
      const headers = request.headers.rawHeaders();
      const answer = await make({ method, url, headers, ...(body === undefined ? {} : { body: body as string }) });
      return {
        request,
        status: answer.status,
        headers: headersOf(answer.headers),
        bodyAsText: answer.text,
      } as HttpResponse;
    },
  };
}

async function send({ method, url, headers, body }: ConnectorCall, timeoutMs: number): Promise<ConnectorAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers, "x-ms-client-request-id": correlationId() },
      ...(body === undefined ? {} : { body }),
      redirect: "error",
      signal: signalFor(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    // The cause may quote addresses; a code is all that leaves this place.
    throw new Unreachable("network", { permanent: false, noAnswer: true, mayHaveArrived: !wasRefused(error) });
  }
}

/** Whether the call never left: nobody listened, or the name could not be found. */
function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}

function inSmallLetters(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function headersOf(headers: Headers): HttpResponse["headers"] {
  // The SDK's compatibility layer reads the headers of a response through this one function.
  return { toJson: () => Object.fromEntries(headers) } as unknown as HttpResponse["headers"];
}
