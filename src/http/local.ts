/** Calls that may come from this machine only: against DNS rebinding, and pages of other sites. */
import type { IncomingMessage } from "node:http";

const HOSTS: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Whether the name in Host is this machine's, and the page that calls, if one does, is the server's own. */
export function isFromThisMachine({ headers }: IncomingMessage): boolean {
  const { host = "", origin } = headers;
  const colon = host.lastIndexOf(":");
  const name = host.endsWith("]") || colon === -1 ? host : host.slice(0, colon);
  return HOSTS.includes(name) && (origin === undefined || origin === `http://${host}`);
}
