/** Whose figures they are, and of which school year, in words. */
import type { About } from "../../figures/words.ts";
import { schoolYearText } from "../../text/schoolYear.ts";
import type { Translate } from "../../text/text.ts";
import type { ReadFigures } from "./reading.ts";

export function aboutOf(
  t: Translate,
  { eining, einingIds, schoolYear }: Pick<ReadFigures, "eining" | "einingIds" | "schoolYear">,
): About {
  return { who: eining?.name ?? t("figures.owned", { count: einingIds.length }), year: schoolYearText(schoolYear) };
}
