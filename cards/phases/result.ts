/** What a phase led to: the short card that stays in the chat when the phase is over. */
import type { Phase, PhaseKind } from "../../src/meeting/script/phase.ts";
import { numberOf, phaseOf } from "../../src/meeting/script/scripts.ts";
import type { KnownMeeting, PastVisit } from "../../src/meeting/state.ts";
import { minutesOf } from "../../src/text/dates.ts";
import { phaseName } from "../../src/text/words.ts";
import type { Card, CardContext } from "../kit/context.ts";
import { type CardElement, card, excerpt, heading, image, subtle } from "../kit/kit.ts";
import { statusQuoContent } from "./agreement/content.ts";
import { factorsContent } from "./choice/content.ts";
import { peopleContent, rolesContent } from "./gathering/content.ts";
import { plansContent } from "./plan/content.ts";
import { evaluationContent } from "./questions/content.ts";
import { followedUpContent } from "./review/content.ts";
import { innspelContent } from "./round/content.ts";
import { skippedContent } from "./round/round.ts";
import { descriptionContent } from "./statement/content.ts";

type Content = (ctx: CardContext<KnownMeeting>, phase: Phase) => CardElement[];

const CONTENT: Readonly<Record<PhaseKind, Content>> = {
  gathering: (ctx) => [rolesContent(ctx), ...peopleContent(ctx)],
  statement: descriptionContent,
  round: (ctx, { collects }) => innspelContent(ctx, collects),
  agreement: statusQuoContent,
  choice: factorsContent,
  plan(ctx) {
    const taken = plansContent(ctx);
    return taken.length === 0 ? [subtle(ctx.t("card.plan.none"))] : taken;
  },
  questions: evaluationContent,
  review: (ctx) => followedUpContent(ctx, { next: false }),
  next: (ctx) => followedUpContent(ctx, { next: true }),
};

/** The analysis drawn, as a `data:` URI; Teams does not count it in the size of a card (PLATFORM §1). */
export interface Picture {
  readonly dataUri: string;
  readonly alt: string;
}

/** All it shows stands in words below it too, so a long one may be cut. */
const ALT_CHARS = 2000;

/**
 * Replaces the live card of the visit; read-only. The newest visit to a choice of factors shows `picture`, where there is one.
 * Throws RangeError unless `visitNumber` is one of `meeting.past`.
 */
export function resultCard(ctx: CardContext<KnownMeeting>, visitNumber: number, picture?: Picture): Card {
  const { meeting, t } = ctx;
  const visit = meeting.past.find((past) => past.number === visitNumber);
  const lang = meeting.info.målform;
  if (visit === undefined) throw new RangeError(`no visit ${visitNumber}`);
  const phase = phaseOf(meeting.info, visit.phase);
  const title = t(leftBackwards(meeting, visit) ? "card.result.left" : "card.result.done", {
    number: numberOf(meeting.info, visit.phase),
    phase: phaseName(t, meeting, visit.phase),
  });
  const body: CardElement[] = [
    heading(title),
    ...(picture !== undefined && isNewestAnalysis(meeting, visit)
      ? [image(picture.dataUri, excerpt(picture.alt, ALT_CHARS))]
      : []),
    ...CONTENT[phase.kind](ctx, phase),
    ...(visit.round === undefined ? [] : skippedContent(ctx, visit.round)),
    subtle(t("card.result.time", { planned: minutesOf(visit.plannedMs), used: minutesOf(visit.usedMs) })),
  ];
  return card(body, { lang, fallbackText: title });
}

function isNewestAnalysis(meeting: KnownMeeting, visit: PastVisit): boolean {
  return meeting.past.findLast((past) => phaseOf(meeting.info, past.phase).kind === "choice") === visit;
}

/** The group went back from here, or the meeting was cut short here. */
function leftBackwards(meeting: KnownMeeting, visit: PastVisit): boolean {
  const next =
    meeting.past.find((past) => past.number === visit.number + 1) ??
    (meeting.status === "active" ? meeting.visit : undefined);
  const at = (id: string) => numberOf(meeting.info, id);
  if (next !== undefined) return at(next.phase) < at(visit.phase);
  return meeting.status === "ended" && meeting.how !== "completed";
}
