/** What each phase puts on the live card. */
import type { PhaseId } from "../../src/meeting/script/script.ts";
import type { ActiveContext } from "../kit/context.ts";
import { clarifying } from "./clarifying/live.ts";
import { description } from "./description/live.ts";
import { evaluation } from "./evaluation/live.ts";
import { factors } from "./factors/live.ts";
import type { DrawPart, LivePart } from "./part.ts";
import { roles } from "./roles/live.ts";
import { statusQuo } from "./statusQuo/live.ts";
import { summary } from "./summary/live.ts";
import { tiltak } from "./tiltak/live.ts";

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
