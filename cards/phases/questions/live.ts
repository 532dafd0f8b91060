import { subtle } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { evaluationContent } from "./content.ts";

/** Five questions to the unit's own people, as a short rounding-off (DOMAIN §3 step 10). */
export const questions: DrawPart = (ctx) => ({
  content: [...evaluationContent(ctx), subtle(ctx.t("card.evaluation.ends"))],
  everyone: [opens(ctx.t("card.button.evaluate"), "evaluate")],
  acts: [],
});
