/** What the plan on the first page has no room for: what each tiltak is to reach, and where it comes from. */

import { levelOf } from "../../meeting/plan.ts";
import { factorsOf, factorsText, type MeetingRecord } from "../../meeting/record.ts";
import { capital, saidBy } from "../../text/words.ts";
import { asides, type Context } from "../context.ts";
import type { Block } from "../model.ts";
import { numbered, type Taken, takenOf } from "./tiltak.ts";
import { inLeadersWords } from "./worded.ts";

export function aboutTiltak(context: Context): Block[] {
  const { record } = inLeadersWords(context);
  return takenOf(context).flatMap((one, i) => [
    { kind: "heading", level: 2, text: context.t("referat.tiltakNumber", { tiltak: numbered(one, i) }) },
    { kind: "facts", rows: rows(context, one, record) },
  ]);
}

/** What the tiltak is to reduce is not said where the leader has taken that factor out. */
function rows(
  { meeting, t }: Context,
  { proposal, plan }: Taken,
  worded: MeetingRecord,
): { label: string; value: string }[] {
  const about = asides(
    capital(t(`kind.${proposal.tiltakKind}`)),
    plan.category && t(`category.${plan.category}`),
    t("level", { level: levelOf(plan) }),
    t("referat.proposedBy", { name: saidBy(t, meeting.people, proposal) }),
  );
  const isNamed = factorsOf(meeting.record, proposal).length > 0;
  const reduces = isNamed ? factorsText(worded, proposal) : t("referat.noFactor");
  return [
    { label: t("referat.goal"), value: plan.goal },
    { label: t("referat.successSigns"), value: plan.successSigns },
    { label: t("referat.reduces"), value: reduces },
    { label: t("referat.oppmerksomheit"), value: plan.oppmerksomheit },
    { label: t("referat.about"), value: about },
  ].filter(({ value }) => value !== "");
}
