/** What each phase puts on the live card: what its kind has, what people add to it, and its round. */
import type { PhaseKind } from "../../src/meeting/script/phase.ts";
import { phaseNow } from "../../src/meeting/state.ts";
import type { ActiveContext } from "../kit/context.ts";
import { agreement } from "./agreement/live.ts";
import { choice } from "./choice/live.ts";
import { gathering } from "./gathering/live.ts";
import { next } from "./next/live.ts";
import { add, type DrawPart, factorActs, type LivePart, mine, roundActs } from "./part.ts";
import { plan } from "./plan/live.ts";
import { questions } from "./questions/live.ts";
import { review } from "./review/live.ts";
import { round } from "./round/live.ts";
import { statement } from "./statement/live.ts";

const PARTS: Readonly<Record<PhaseKind, DrawPart>> = {
  gathering,
  statement,
  round,
  agreement,
  choice,
  plan,
  questions,
  review,
  next,
};

export function partOf(ctx: ActiveContext): LivePart {
  const { kind, collects } = phaseNow(ctx.meeting);
  const own = PARTS[kind](ctx);
  const ofRound = roundActs(ctx);
  const [adding, changing] = collects === undefined ? [[], []] : [[add(ctx, collects)], [mine(ctx)]];
  return {
    content: own.content,
    everyone: [...adding, ...own.everyone, ...changing, ...ofRound.everyone],
    acts: [...factorActs(ctx), ...own.acts, ...ofRound.acts],
    role: { ...own.role, beside: [...factorActs(ctx), ...own.role.beside] },
  };
}
