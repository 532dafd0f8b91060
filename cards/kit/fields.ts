/** Fields of forms as Teams hands them over: inputs arrive as strings, several choices joined by commas. */
import { z } from "zod";

/** What «nobody» is called among choices: the card renderer refuses a choice whose value is empty. */
export const NOBODY = "none";

/** What «all of us together» is called among those who may answer. */
export const TOGETHER = "together";

/**
 * The word under `key` in what was sent: which form it is, or what it asks for. Every form is looked at by all that know
 * some, so that this is asked first; a schema that says no makes a report that nobody reads.
 */
export function wordIn(data: unknown, key: "verb" | "dialog"): string | undefined {
  const word = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return typeof word === "string" ? word : undefined;
}

/** However long: the rules say what is too much, and by how much. The body of a call has its own limit. */
export const text = z.string().default("");
/** A name, which has no line breaks. */
export const name = text.transform((s) => s.replace(/\s+/g, " "));
export const id = z.string().min(1).max(200);
export const optionalId = z.string().max(200).optional();
export const many = z
  .string()
  .max(20_000)
  .default("")
  .transform((s) =>
    s
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
export const yes = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === "true");
/** Of four digits at most: no page, minute or count of ours is larger. */
export const wholeNumber = z.union([z.int().min(0).max(9_999), z.string().regex(/^\d{1,4}$/)]).transform(Number);
export const listOf = <const T extends readonly [string, ...string[]]>(values: T) => many.pipe(z.array(z.enum(values)));
