/**
 * Which wish a press stands for, where what is asked for comes by mail: Teams sends an invoke again where its answer was lost,
 * and people press twice. Pressed again later, it is another wish, and another mail.
 */
import { createHash } from "node:crypto";
import { Refused } from "../../errors.ts";
import type { PersonId } from "../../meeting/people.ts";
import { LIMITS } from "../../meeting/script/limits.ts";
import type { BotParts } from "./parts.ts";
import { LATELY_MS } from "./pressedAgain.ts";

/** Whose, and what it is for. */
interface Wish {
  readonly personId: PersonId;
  readonly about: readonly (string | number)[];
}

/**
 * The same for who asks for the same, `about`, within a moment of the first time, whichever process is asked; otherwise another.
 * Throws Refused where they have asked for too much within a day: the mailbox sends so many an hour, and others wait for theirs.
 */
export async function wishOf({ inbox }: Pick<BotParts, "inbox">, { personId, about }: Wish): Promise<string> {
  const key = hash(["wish", personId, ...about]);
  const request = `${key} ${await inbox.firstAsked(key, LATELY_MS)}`;
  // By the wish, not by what it is for: one button, pressed all day long, is a mail each time.
  const theirs = `${hash(["wishes of", personId]).slice(0, 22)} `;
  const counted = theirs + hash([request]);
  const limit = LIMITS.mailsAskedADay;
  if ((await inbox.othersLike(theirs, counted)) >= limit) throw new Refused("tooManyAsked", { limit });
  await inbox.firstAsked(counted, LATELY_MS);
  return request;
}

function hash(parts: readonly (string | number)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
