/** What goes over the wire between a client and the stand-in for Graph. */
import type { IncomingHttpHeaders } from "node:http";

export interface Asked {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Where the stand-in itself is reached. */
  readonly origin: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

const REQUEST = "11111111-2222-3333-4444-555555555555";

/** An error as Graph words it. */
export const graphError = (code: string, message: string) => ({
  error: {
    code,
    message,
    innerError: { date: "2026-10-25T00:30:05", "request-id": REQUEST, "client-request-id": REQUEST },
  },
});
