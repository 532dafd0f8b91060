import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Sends an answer. Where restify is in the same process, `writeHead` of every server gives nothing to go on with. */
export function answered(res: ServerResponse, status: number, body = "", headers: OutgoingHttpHeaders = {}): void {
  res.writeHead(status, headers);
  res.end(body);
}
