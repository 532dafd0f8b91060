/** What each phase puts on the live card. */
import type { PhaseId } from "../../src/meeting/script.ts";
import type { ActiveContext } from "../context.ts";
import { clarifying } from "./clarifying.ts";
import { description } from "./description.ts";
import { evaluation } from "./evaluation.ts";
import { factors } from "./factors.ts";
import type { DrawPart, LivePart } from "./part.ts";
import { roles } from "./roles.ts";
import { statusQuo } from "./statusQuo.ts";
import { summary } from "./summary.ts";
import { tiltak } from "./tiltak.ts";

const PARTS: Readonly<Record<PhaseId, DrawPart>> = {
  roles,
  description,
  clarifying,
  statusQuo,
  factors,
  tiltak,
  summary,
  evaluation,
};

export function partOf(ctx: ActiveContext): LivePart {
  return PARTS[ctx.meeting.visit.phase](ctx);
}
