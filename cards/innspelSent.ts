/** Forms that innspel are sent from: one person's, or those of a whole table in one. */
import { z } from "zod";
import type { CommandBody, SaidInRound } from "../src/meeting/commands.ts";
import type { PersonId } from "../src/meeting/people.ts";
import { type ContributionDetail, type Reduces, TILTAK_KINDS } from "../src/meeting/record.ts";
import { id, many, text, yes } from "./kit/fields.ts";

/** One or several, in the order they stand in the form. */
export const reduces = many.pipe(z.array(id).min(1)).transform(([factorId = "", ...alsoFactorIds]): Reduces => {
  return alsoFactorIds.length === 0 ? { factorId } : { factorId, alsoFactorIds };
});

/** Forms call the kind of an innspel `phase`, and that of a tiltak `kind`: so do those that stand in chats from before. */
const detail = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("clarifying") }).transform(({ phase }) => ({ kind: phase })),
  z.object({ phase: z.literal("seen") }).transform(({ phase }) => ({ kind: phase })),
  z
    .object({ phase: z.literal("factors"), systemFactor: yes })
    .transform(({ phase, systemFactor }) => ({ kind: phase, systemFactor })),
  z
    .object({ phase: z.literal("tiltak"), factorId: reduces, kind: z.enum(TILTAK_KINDS) })
    .transform(({ phase, factorId, kind }) => ({ kind: phase, ...factorId, tiltakKind: kind })),
]);

/** What an innspel is besides its words; undefined where something must be chosen and was not. */
export function detailIn(data: unknown): ContributionDetail | undefined {
  return detail.safeParse(data).data;
}

/** In the form for a table each has inputs of their own, called by whose they are. */
export const textOf = (personId: PersonId): string => `text:${personId}`;
export const factorIdOf = (personId: PersonId): string => `factorId:${personId}`;
export const kindOf = (personId: PersonId): string => `kind:${personId}`;

const OWN_TEXT = textOf("");
/** Whether it is an input of that form where people write. */
export const isOwnText = (input: string): boolean => input.startsWith(OWN_TEXT);

const MOST = 40;
const fields = z.record(z.string(), z.unknown()).catch({});

/** What was written for each; with `rest`, those of `among` for whom nothing was written let the word pass. */
export function togetherIn(
  data: unknown,
  { among, rest }: { readonly among: readonly PersonId[]; readonly rest: boolean },
): CommandBody {
  const sent = fields.parse(data);
  const said = Object.keys(sent)
    .filter(isOwnText)
    .slice(0, MOST)
    .flatMap((input): SaidInRound[] => {
      const authorId = input.slice(OWN_TEXT.length);
      const words = text.safeParse(sent[input]).data ?? "";
      if (words.trim() === "" || !id.safeParse(authorId).success) return [];
      const { phase, factorId } = sent;
      const own = sent[factorIdOf(authorId)] ?? factorId;
      // A factor is noted as one that can be acted on; what is not is sorted out afterwards.
      const found = detailIn({ phase, systemFactor: true, factorId: own, kind: sent[kindOf(authorId)] });
      return [{ authorId, text: words, ...(found === undefined ? {} : { detail: found }) }];
    });
  const passed = rest ? among.filter((one) => !said.some(({ authorId }) => authorId === one)) : [];
  return { type: "contributeTogether", said, passed };
}
