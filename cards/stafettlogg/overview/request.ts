/** What the buttons of an overview ask for. Their data is anybody's until it has been through here. */
import { z } from "zod";
import { CATEGORIES } from "../../../src/meeting/plan.ts";
import { LISTS, type Search, wordsToFind } from "../../../src/stafettlogg/overview.ts";
import { NOBODY, wordIn } from "../../kit/fields.ts";

/** `mine`: the tiltak that somebody sees to; `held`: the entries that they hold; the others are of their einings. */
export const OVERVIEWS = ["mine", "held", ...LISTS] as const;
export type OverviewName = (typeof OVERVIEWS)[number];

const MOST_CHARS = 100;

/** What nobody could have chosen looks for nothing. */
const chosen = <T extends string>(type: z.ZodType<T>) => type.optional().catch(undefined);
const place = chosen(z.string().regex(/^[ -~]{1,500}$/));

const request = z.object({
  verb: z.literal("overview"),
  list: z.enum(OVERVIEWS),
  word: z
    .string()
    .catch("")
    .transform((text) => text.trim().slice(0, MOST_CHARS)),
  category: chosen(z.enum(CATEGORIES)),
  year: chosen(z.string().regex(/^\d{4}$/)),
  eining: chosen(
    z
      .string()
      .min(1)
      .max(200)
      .refine((id) => id !== NOBODY),
  ),
  after: place,
  before: place,
});
export type OverviewRequest = Omit<z.infer<typeof request>, "verb">;

/** Undefined where it is none of these. */
export function parseOverview(data: unknown): OverviewRequest | undefined {
  if (wordIn(data, "verb") !== "overview") return undefined;
  const parsed = request.safeParse(data).data;
  if (parsed === undefined) return undefined;
  const { verb: _verb, ...asked } = parsed;
  return asked;
}

/** The first page of a list, with what is looked for, if anything. */
export function firstPage(list: OverviewName, search: Partial<OverviewRequest> = {}): OverviewRequest {
  const { word = "", category, year, eining } = search;
  return { list, word, category, year, eining };
}

export function searchOf({ word, category, year, eining }: OverviewRequest): Search {
  return {
    words: wordsToFind(word),
    category,
    schoolYear: year === undefined ? undefined : Number(year),
    einingId: eining,
  };
}

/** Whether anything is looked for. */
export function isSearch({ word, category, year, eining }: OverviewRequest): boolean {
  return word !== "" || [category, year, eining].some((one) => one !== undefined);
}
