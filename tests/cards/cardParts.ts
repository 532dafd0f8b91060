/** What is on a card, for tests to look at. */
export type Part = Readonly<Record<string, unknown>>;

/** Everything with a type or a title, in reading order. */
export function partsOf(part: unknown): Part[] {
  if (Array.isArray(part)) return part.flatMap(partsOf);
  if (typeof part !== "object" || part === null) return [];
  return [part as Part, ...Object.values(part).flatMap(partsOf)];
}

/** What is read as markdown: text blocks and facts. */
export function textsOf(card: unknown): string[] {
  return partsOf(card).flatMap((part) => {
    if (part.type === "TextBlock") return [String(part.text)];
    return part.type === undefined && "title" in part && "value" in part
      ? [String(part.title), String(part.value)]
      : [];
  });
}

/** Titles of the buttons on a card, in order. */
export function buttonsOf(card: unknown): string[] {
  return partsOf(card).flatMap((part) =>
    String(part.type).startsWith("Action.") && part.title ? [String(part.title)] : [],
  );
}

/** The data of the button with this title. */
export function dataOf(card: unknown, title: string): Part {
  const button = partsOf(card).find((part) => part.title === title && String(part.type).startsWith("Action."));
  return (button?.data ?? {}) as Part;
}
