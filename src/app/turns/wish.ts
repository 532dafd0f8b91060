/**
 * Which wish a press stands for, where what is asked for comes by mail: Teams sends an invoke again where its answer was lost,
 * and people press twice. Pressed again later, it is another wish, and another mail.
 */
import { createHash } from "node:crypto";
import type { BotParts } from "./parts.ts";
import { LATELY_MS } from "./pressedAgain.ts";

/** The same for who asks for the same, `about`, within a moment of the first time, whichever process is asked; otherwise another. */
export async function wishOf({ inbox }: Pick<BotParts, "inbox">, about: readonly (string | number)[]): Promise<string> {
  const key = createHash("sha256")
    .update(`wish\n${JSON.stringify(about)}`)
    .digest("base64url");
  return `${key} ${await inbox.firstAsked(key, LATELY_MS)}`;
}
