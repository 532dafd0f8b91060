/** Every button says which message it sits on, so that a card whose post was never answered shows where it stands. */
import type { Card } from "../../cards/kit/context.ts";

/** The name of it in a button's data. */
const NAME = "card";

/** The card with `key` in the data of all its buttons, the automatic refresh's too. */
export function stamped(card: Card, key: string): Card {
  return { ...card, card: withName(card.card, key) as Card["card"] };
}

function withName(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withName(one, key));
  if (typeof value !== "object" || value === null) return value;
  const object = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withName(one, key)]));
  const isButton = typeof object.type === "string" && object.type.startsWith("Action.");
  if (!isButton || typeof object.data !== "object" || object.data === null) return object;
  return { ...object, data: { ...object.data, [NAME]: key } };
}
