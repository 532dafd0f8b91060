/** The analysis drawn, for those who see better than they read. */
import type { Context } from "../context.ts";
import type { Block } from "../model.ts";
import { flower } from "../pictures/flower.ts";
import { inLeadersWords } from "./worded.ts";

export function analysisPicture(context: Context): Block[] {
  const { t } = context;
  const picture = flower(inLeadersWords(context), t);
  return picture === undefined ? [] : [{ ...picture, caption: t("referat.picture") }];
}
