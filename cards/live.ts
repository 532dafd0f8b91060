/** The one card that follows the meeting through a phase. */
import { PHASES, type PhaseId } from "../src/meeting/script.ts";
import { findPerson, speakingTurn, viddevaktId } from "../src/meeting/state.ts";
import { roundContent } from "./content/round.ts";
import type { ActiveContext, Card } from "./context.ts";
import { buttons, type CardElement, card, container, heading, openDialog, shortText, subtle, text } from "./kit.ts";
import { clarifying } from "./live/clarifying.ts";
import { controls, takeOverNews } from "./live/controls.ts";
import { description } from "./live/description.ts";
import { evaluation } from "./live/evaluation.ts";
import { factors } from "./live/factors.ts";
import type { DrawPart } from "./live/part.ts";
import { roles } from "./live/roles.ts";
import { statusQuo } from "./live/statusQuo.ts";
import { summary } from "./live/summary.ts";
import { tiltak } from "./live/tiltak.ts";
import { clockLine } from "./times.ts";

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

/** The live card of the running phase, as `ctx.viewerId` sees it; without a viewer the plain one for everybody. */
export function liveCard(ctx: ActiveContext): Card {
  const { meeting, t } = ctx;
  const { info, visit } = meeting;
  const part = PARTS[visit.phase](ctx);
  const asked =
    visit.phase === "roles" && meeting.viddevakt.status === "asked" ? meeting.viddevakt.personId : undefined;
  const body: CardElement[] = [
    heading(t("card.phase", phaseValues(ctx)), "Large"),
    subtle(`${shortText(info.eining)} · ${shortText(info.topic, 300)}`),
    text(t(`card.purpose.${visit.phase}`, { einingKind: info.einingKind })),
    text(clockLine(ctx), meeting.clock.running ? { weight: "Bolder" } : { weight: "Bolder", color: "Attention" }),
    ...("round" in visit ? [container(roundContent(ctx, visit.round), { separator: true, spacing: "Medium" })] : []),
    container(part.content, { separator: true, spacing: "Medium" }),
    ...buttons(...part.everyone, openDialog(t("card.button.more"), "more", ctx)),
    ...takeOverNews(ctx),
    ...controls(ctx, part.leader),
  ];
  return card(body, {
    lang: info.målform,
    fallbackText: fallback(ctx),
    refresh: {
      target: ctx,
      people: [meeting.leaderId, meeting.secretaryId, viddevaktId(meeting)].map((id) =>
        id === undefined ? undefined : findPerson(meeting, id),
      ),
    },
    mentions: meeting.people.filter((p) => p.id === asked),
  });
}

function phaseValues({ meeting, t }: ActiveContext) {
  const { phase } = meeting.visit;
  return { number: PHASES.indexOf(phase) + 1, count: PHASES.length, phase: t(`phase.${phase}`) };
}

function fallback(ctx: ActiveContext): string {
  const { meeting, t } = ctx;
  const speaking = speakingTurn(meeting);
  const name = speaking === undefined ? "" : (findPerson(meeting, speaking.personId)?.name ?? "");
  const now = name === "" ? "" : ` ${t("card.round.speaking", { name })}`;
  return `${t("card.phase", phaseValues(ctx))}. ${clockLine(ctx)}${now}`;
}
