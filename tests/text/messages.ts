/** The product's messages as the language tests look at them. */
import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import type { Målform } from "../../src/meeting/events.ts";

const TEXTS = new URL("../../src/text/", import.meta.url);

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

/** Messages by key, by name of the file they stand in. */
export function messageFiles(målform: Målform): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const folder = new URL(`${målform}/`, TEXTS);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8"))]));
}

/** Throws a SyntaxError where the message is not ICU. */
export function parseMessage(message: string, målform: Målform): Ast {
  return new IntlMessageFormat(message, målform, undefined, { ignoreTag: true }).getAst();
}

/** Every reading of a message: one for each way through its plurals and selects, values shown as `…`. */
export function readings(ast: Ast): string[] {
  return ast.reduce<string[]>(
    (before, part) => before.flatMap((start) => partReadings(part).map((end) => start + end)),
    [""],
  );
}

function partReadings(part: Ast[number]): string[] {
  if ("options" in part) return Object.values(part.options).flatMap((option) => readings(option.value));
  return [part.type === 0 ? part.value : "…"];
}

/** `name:kind` of every value that a message asks for, sorted. */
export function valuesOf(ast: Ast): string[] {
  const found = new Set<string>();
  const visit = (part: Ast[number]): void => {
    if ("value" in part && part.type !== 0) found.add(`${part.value}:${part.type}`);
    if ("options" in part) for (const option of Object.values(part.options)) option.value.forEach(visit);
  };
  ast.forEach(visit);
  return [...found].sort();
}

/** The words of a text, without addresses and mention tags. */
export function wordsOf(text: string): string[] {
  const plain = text.replace(/<\/?at>|https?:\/\/\S+|\S+@\S+/g, " ");
  return plain.match(/\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*/gu) ?? [];
}
