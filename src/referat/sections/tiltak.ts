/** The tiltak that the unit tries first, with the plan for each, and those that were not taken now. */

import type { Plan } from "../../meeting/plan.ts";
import { factorsText, type Proposal, standing } from "../../meeting/record.ts";
import { shortDateText } from "../../text/dates.ts";
import { responsibleText, saidBy, tenesteWord } from "../../text/words.ts";
import { asides, type Context, came } from "../context.ts";
import { type Block, EMPTY_CELL, type Table } from "../model.ts";
import { factorsReworded } from "./reworded.ts";

export interface Taken {
  readonly proposal: Proposal;
  readonly plan: Plan;
}

/** Those taken, in the order they were proposed. */
export function takenOf({ meeting }: Context): Taken[] {
  return standing(meeting.record, "tiltak").flatMap((proposal) => {
    const plan = meeting.record.plans[proposal.id];
    return plan === undefined ? [] : { proposal, plan };
  });
}

export function takenTiltak(context: Context): Block[] {
  const { t } = context;
  if (!came(context, ({ kind, collects }) => kind === "plan" || collects === "tiltak")) return [];
  const taken = takenOf(context);
  if (taken.length === 0) return [{ kind: "paragraph", text: t("referat.noTiltak") }];
  return [progress(context, taken)];
}

/** «1. To faste vaksne har leik i storefri»: the same wherever the tiltak is named. */
export function numbered({ proposal }: Taken, index: number): string {
  return `${index + 1}. ${proposal.text}`;
}

/** Who contributes what, and when: the progress plan of DOMAIN §3 step 11. */
function progress(context: Context, taken: readonly Taken[]): Table {
  const { meeting, t } = context;
  return {
    kind: "table",
    caption: t("referat.progress"),
    columns: [
      { label: t("referat.column.what"), widthPercent: 26 },
      { label: t("referat.column.who"), widthPercent: 12 },
      { label: t("referat.column.partner"), widthPercent: 15 },
      { label: t("referat.column.startBy"), widthPercent: 13 },
      { label: t("referat.column.evaluateBy"), widthPercent: 13 },
      { label: t("referat.column.how"), widthPercent: 21 },
    ],
    rows: taken.map(({ proposal, plan }, i) => [
      numbered({ proposal, plan }, i),
      responsibleText(t, meeting, plan),
      partnerText(context, plan),
      shortDateText(plan.startBy),
      shortDateText(plan.evaluateBy),
      evaluatedText(context, plan),
    ]),
  };
}

/** With the day on which they meet, where it is settled. */
function partnerText({ meeting, t }: Context, { partner, meetOn }: Plan): string {
  const parts = [
    partner === undefined ? undefined : tenesteWord(t, partner, meeting.info.einingKind),
    meetOn === undefined ? undefined : t("referat.meets", { date: shortDateText(meetOn) }),
  ];
  return asides(...parts) || EMPTY_CELL;
}

/** A referat that went out by itself may lack one of them. */
function evaluatedText({ t }: Context, { evaluatedBy: who, evaluatedHow: how }: Plan): string {
  if (who !== "" && how !== "") return t("referat.evaluatedValue", { who, how });
  return who || how || EMPTY_CELL;
}

export function otherTiltak(context: Context): Block[] {
  const { meeting, t } = context;
  const rest = standing(meeting.record, "tiltak").filter((p) => meeting.record.plans[p.id] === undefined);
  if (rest.length === 0) return [];
  const { record } = factorsReworded(context);
  const items = rest.map((proposal) => {
    const factor = factorsText(record, proposal);
    const against = factor === "" ? [] : [t("referat.against", { factor })];
    return {
      text: proposal.text,
      aside: asides(t(`kind.${proposal.tiltakKind}`), ...against, saidBy(t, meeting.people, proposal)),
    };
  });
  return [
    { kind: "list", items },
    { kind: "paragraph", text: t("referat.goOn", { einingKind: meeting.info.einingKind }) },
  ];
}
