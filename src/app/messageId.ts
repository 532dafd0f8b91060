import { createHash } from "node:crypto";

/**
 * The same for the same mail, whoever tries again, so that a second hand-over can be told from a new mail; the same goes for a
 * day in a calendar. It tells nobody what it is about.
 */
export function messageIdOf(kind: string, about: readonly string[], domain: string): string {
  return `${kind}.${createHash("sha256").update(JSON.stringify(about)).digest("hex").slice(0, 32)}@${domain}`;
}
