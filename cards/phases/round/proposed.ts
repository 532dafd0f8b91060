import {
  byVotes,
  type Factor,
  factorOf,
  factorsOf,
  numberIn,
  type Proposal,
  standing,
} from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { capital, listed } from "../../../src/text/words.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, container, indented, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { numbered, quoted, SAID_BUDGET } from "../../kit/said.ts";

const FACTOR_CHARS = 160;

/** The proposed tiltak under the factor that each is to reduce; with `open` also chosen factors that have none yet. */
export function proposalsContent(ctx: CardContext<KnownMeeting>, open: "open" | "over" = "over"): CardElement[] {
  const { record } = ctx.meeting;
  const proposals = standing(record, "tiltak");
  const chosen = open === "open" ? byVotes(record).filter(({ id }) => record.chosenFactorIds.includes(id)) : [];
  if (proposals.length + chosen.length === 0) return [subtle(ctx.t("card.proposals.none"))];
  return byFactor(ctx, proposals, { also: chosen });
}

/** The proposals that the unit has not taken. */
export function notTakenContent(ctx: CardContext<KnownMeeting>, budget: number): CardElement[] {
  const { plans } = ctx.meeting.record;
  return byFactor(
    ctx,
    standing(ctx.meeting.record, "tiltak").filter((p) => plans[p.id] === undefined),
    { budget },
  );
}

/** A proposal with its factor above it where it is the first of those; or a factor that nobody has proposed against. */
interface Line {
  readonly heading?: string;
  readonly proposal?: Proposal;
}

function byFactor(
  ctx: CardContext<KnownMeeting>,
  proposals: readonly Proposal[],
  { budget = SAID_BUDGET, also = [] }: { readonly budget?: number; readonly also?: readonly Factor[] },
): CardElement[] {
  const { meeting, t } = ctx;
  const { record } = meeting;
  const under = Map.groupBy(proposals, (proposal) => factorOf(record, proposal)?.id);
  const shown = byVotes(record).filter((factor) => under.has(factor.id) || also.includes(factor));
  const groups = shown.map((factor) => linesOf(headingOf(ctx, factor), under.get(factor.id) ?? []));
  const hanging = under.get(undefined) ?? [];
  const lines = [...groups.flat(), ...(hanging.length === 0 ? [] : linesOf(t("card.proposals.hanging"), hanging))];
  return fitted(t, lines, budget, (line, limit) => lineContent(ctx, line, limit));
}

function linesOf(heading: string, [first, ...rest]: readonly Proposal[]): Line[] {
  return [{ heading, ...(first === undefined ? {} : { proposal: first }) }, ...rest.map((proposal) => ({ proposal }))];
}

function headingOf({ meeting, t }: CardContext<KnownMeeting>, factor: Factor): string {
  const number = numberIn(meeting.record, factor);
  return t("card.proposals.against", { number, factor: quoted(factor.text, FACTOR_CHARS) });
}

/** Its kind, and the other factors that it answers than the one it stands under. */
function about({ meeting, t }: CardContext<KnownMeeting>, proposal: Proposal): string {
  const [, ...others] = factorsOf(meeting.record, proposal);
  const kind = capital(t(`kind.${proposal.tiltakKind}`));
  if (others.length === 0) return kind;
  const numbers = listed(
    t,
    others.map((factor) => String(numberIn(meeting.record, factor))),
  );
  return `${kind} · ${t("card.proposals.also", { numbers })}`;
}

function lineContent(ctx: CardContext<KnownMeeting>, { heading, proposal }: Line, limit: number): CardElement {
  const { t } = ctx;
  const below =
    proposal === undefined
      ? [subtle(t("card.proposals.none"))]
      : [text(numbered(ctx, proposal, limit)), text(about(ctx, proposal), { isSubtle: true, spacing: "None" })];
  const above = heading === undefined ? [] : [text(heading)];
  return container([...above, indented(below)], heading === undefined ? {} : { spacing: "Medium" });
}
