/**
 * A form that is sent twice changes things once. Teams sends an invoke again, with another id, where it could not use the
 * answer, and people press again where they got none; so each form that is opened has a mark of its own in its buttons.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Dialog } from "../../../cards/kit/context.ts";
import type { Sent } from "./incoming.ts";

type Json = Readonly<Record<string, unknown>>;
const MARK_BYTES = 9;
const LONGEST_MARK = 100;

/** With the mark `once` in every button that sends something; a form that comes back keeps the one it was sent with. */
export function marked(dialog: Dialog, sent?: unknown): Dialog {
  const once = markIn(sent) ?? randomBytes(MARK_BYTES).toString("base64url");
  return { ...dialog, card: marking(dialog.card, once) as Json };
}

function marking(part: unknown, once: string): unknown {
  if (Array.isArray(part)) return part.map((each) => marking(each, once));
  if (!isJson(part)) return part;
  if (part.type === "Action.Submit" && isJson(part.data) && "verb" in part.data) {
    return { ...part, data: { ...part.data, once } };
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, marking(value, once)]));
}

/** The sent form under an id that is the same when the same person sends the same again, and otherwise another. */
export function onceOnly(incoming: Sent): Sent {
  const { data, from } = incoming;
  const once = markIn(data);
  if (once === undefined || !isJson(data)) return incoming;
  // Whether the writer stands by it, and of which words, was asked in between; it is still the same.
  const { confirmed: _asked, noChild: _said, ...rest } = data;
  const said = Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([from.id, once, said]);
  return { ...incoming, inboundId: createHash("sha256").update(`form\n${key}`).digest("base64url") };
}

function markIn(data: unknown): string | undefined {
  const once = isJson(data) ? data.once : undefined;
  return typeof once === "string" && once !== "" && once.length <= LONGEST_MARK ? once : undefined;
}

function isJson(part: unknown): part is Json {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}
