import { createHash } from "node:crypto";

/** What is kept of a stream's name when it has been erased: it tells nobody what was erased, only whether it was this. */
export function streamHash(stream: string): string {
  return createHash("sha256").update(stream).digest("base64url");
}
