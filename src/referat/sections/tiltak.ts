/** The tiltak that the unit tries first, with the plan for each, and those that were not taken now. */
import { factorOf, levelOf, type Plan, type Proposal, standing } from "../../meeting/record.ts";
import { shortDateText } from "../../text/dates.ts";
import { actorList, capital, saidBy, tenesteWord } from "../../text/words.ts";
import { asides, type Context, came } from "../context.ts";
import type { Block, Table } from "../model.ts";

interface Taken {
  readonly proposal: Proposal;
  readonly plan: Plan;
}

function takenOf({ meeting }: Context): Taken[] {
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
  return [progress(context, taken), ...taken.flatMap((one, i) => detail(context, one, i + 1))];
}

/** Who contributes what, and when: the progress plan of DOMAIN §3 step 11. */
function progress(context: Context, taken: readonly Taken[]): Table {
  const { meeting, t } = context;
  const { einingKind } = meeting.info;
  return {
    kind: "table",
    caption: t("referat.progress"),
    columns: [
      { label: t("referat.column.what"), widthPercent: 25 },
      { label: t("referat.column.who"), widthPercent: 12 },
      { label: t("referat.column.partner"), widthPercent: 16 },
      { label: t("referat.column.startBy"), widthPercent: 13 },
      { label: t("referat.column.evaluateBy"), widthPercent: 13 },
      { label: t("referat.column.how"), widthPercent: 21 },
    ],
    rows: taken.map(({ proposal, plan }, i) => [
      `${i + 1}. ${proposal.text}`,
      actorList(t, plan.responsible, einingKind),
      plan.partner === undefined ? "–" : tenesteWord(t, plan.partner, einingKind),
      shortDateText(plan.startBy),
      shortDateText(plan.evaluateBy),
      t("referat.evaluatedValue", { who: plan.evaluatedBy, how: plan.evaluatedHow }),
    ]),
  };
}

/** What the table has no room for, under the oppmerksomheit that the tiltak is entered with in the stafettlogg. */
function detail(context: Context, { proposal, plan }: Taken, number: number): Block[] {
  const { meeting, t } = context;
  const about = asides(
    capital(t(`kind.${proposal.kind}`)),
    t(`category.${plan.category}`),
    t("level", { level: levelOf(plan) }),
    t("referat.proposedBy", { name: saidBy(t, meeting.people, proposal) }),
  );
  return [
    {
      kind: "heading",
      level: 2,
      text: t("referat.tiltakNumber", { number, oppmerksomheit: plan.oppmerksomheit }),
    },
    {
      kind: "facts",
      rows: [
        { label: t("referat.goal"), value: plan.goal },
        { label: t("referat.successSigns"), value: plan.successSigns },
        { label: t("referat.reduces"), value: factorOf(meeting.record, proposal)?.text ?? t("referat.noFactor") },
        { label: t("referat.about"), value: about },
      ],
    },
  ];
}

export function otherTiltak(context: Context): Block[] {
  const { meeting, t } = context;
  const rest = standing(meeting.record, "tiltak").filter((p) => meeting.record.plans[p.id] === undefined);
  if (rest.length === 0) return [];
  const items = rest.map((proposal) => {
    const factor = factorOf(meeting.record, proposal)?.text;
    const against = factor === undefined ? [] : [t("referat.against", { factor })];
    return {
      text: proposal.text,
      aside: asides(t(`kind.${proposal.kind}`), ...against, saidBy(t, meeting.people, proposal)),
    };
  });
  return [{ kind: "list", items }];
}
