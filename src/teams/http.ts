/**
 * The HTTP client under the SDK's connector. The SDK on its own repeats POSTs after a 5xx (and so doubles
 * messages), waits without limit and has no timeout (PLATFORM §3); here a call is made once, ends in time,
 * and what goes wrong is translated once into Unreachable. The job queue decides when to try again.
 */
import type { ConnectorClientOptions } from "botframework-connector";
import { Unreachable } from "../errors.ts";

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;
type HttpRequest = Parameters<HttpClient["sendRequest"]>[0];
type HttpResponse = Awaited<ReturnType<HttpClient["sendRequest"]>>;

/** Worth another try, by Teams' own advice; no other 4xx is, and a plain 500 is not. */
const AGAIN: readonly number[] = [412, 429, 502, 503, 504];

export function connectorHttpClient(timeoutMs: number): HttpClient {
  return {
    async sendRequest(request: HttpRequest): Promise<HttpResponse> {
      const response = await send(request, timeoutMs);
      if (!response.ok) throw await translated(response);
      return {
        request,
        status: response.status,
        headers: headersOf(response),
        bodyAsText: await response.text(),
      } as HttpResponse;
    },
  };
}

async function send(request: HttpRequest, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      ...(request.body === undefined ? {} : { body: request.body as string }),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    // The cause may quote addresses; a code is all that leaves this place.
    throw new Unreachable("network", { permanent: false, mayHaveArrived: !wasRefused(error) });
  }
}

/** Whether the call never left: nobody listened, or the name could not be found. */
function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}

async function translated(response: Response): Promise<Unreachable> {
  const code = errorCode(await response.text());
  const retryAfter = Number(response.headers.get("retry-after"));
  return new Unreachable(code ?? `http${response.status}`, {
    permanent: !AGAIN.includes(response.status),
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  });
}

/** The connector's error code, such as `ForbiddenOperationException`; nothing else of the body. */
function errorCode(body: string): string | undefined {
  try {
    const code: unknown = JSON.parse(body)?.error?.code;
    return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function headersOf(response: Response): HttpResponse["headers"] {
  // The SDK's compatibility layer reads the headers of a response through this one function.
  return { toJson: () => Object.fromEntries(response.headers) } as unknown as HttpResponse["headers"];
}
