/** What the buttons below figures can send. Data in a card is an attacker's until it has been through here. */
import { z } from "zod";
import { VIEWS } from "../../src/figures/table.ts";
import { wordIn } from "../kit/fields.ts";

const chosen = {
  scope: z.string().min(1).max(200).optional().catch(undefined),
  view: z.enum(VIEWS).optional().catch(undefined),
  year: z.coerce.number().int().optional().catch(undefined),
};

const action = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("figuresShow"), ...chosen }),
  z.object({ verb: z.literal("figuresSheet"), ...chosen }),
]);
export type FiguresAction = z.infer<typeof action>;

const VERBS: readonly string[] = action.options.map(({ shape }) => shape.verb.value);

/** Undefined where it is none of these. */
export function parseFigures(data: unknown): FiguresAction | undefined {
  if (!VERBS.includes(wordIn(data, "verb") ?? "")) return undefined;
  return action.safeParse(data).data;
}
