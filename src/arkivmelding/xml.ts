/** XML from data: elements with either text or elements in them, which is all that an arkivmelding needs. */
import { escapeMarkup } from "../referat/escape.ts";
import { safeText, withoutIsolates } from "../referat/safeText.ts";
import { oneLine } from "../text/oneLine.ts";

export interface Element {
  readonly name: string;
  readonly content: string | readonly Element[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** Names are our own; `content` and the values of attributes may be any text. Children that are `undefined` are left out. */
export function element(
  name: string,
  content: string | readonly (Element | undefined)[],
  attributes: Readonly<Record<string, string>> = {},
): Element {
  return {
    name,
    content: typeof content === "string" ? content : content.filter((child) => child !== undefined),
    attributes,
  };
}

/** A well-formed XML 1.0 document in UTF-8, indented; text is put on one line. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}`;
}

function written({ name, content, attributes }: Element, indent: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(xmlLine(value))}"`);
  const inner =
    typeof content === "string"
      ? escapeMarkup(xmlLine(content))
      : `\n${content.map((child) => written(child, `${indent}  `)).join("")}${indent}`;
  return `${indent}<${name}${given.join("")}>${inner}</${name}>\n`;
}

/** Text from people, fit for XML and for a field of one line. Alone in its field, it needs no isolates around it. */
export function xmlLine(text: string): string {
  return oneLine(withoutIsolates(safeText(text)));
}
