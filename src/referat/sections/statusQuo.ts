/** The challenge that the group agreed on, with who had a reservation (DOMAIN §3 step 6). */
import { type StatusQuo, wasAnswered } from "../../meeting/record.ts";
import { conclusion } from "../../text/conclusion.ts";
import { asides, type Context, came, name } from "../context.ts";
import type { Block, ListItem } from "../model.ts";

export function statusQuo(context: Context): Block[] {
  const { meeting, t } = context;
  if (!came(context, ({ kind }) => kind === "agreement")) return [];
  const now = meeting.record.statusQuo;
  if (now === undefined) return [{ kind: "paragraph", text: t("referat.noStatusQuo") }];
  return [
    { kind: "note", tone: "conclusion", text: conclusion(now.sentence, t) },
    { kind: "facts", rows: agreementRows(context, now) },
    ...reservations(context, now),
    ...earlierWordings(context),
  ];
}

function agreementRows(context: Context, now: StatusQuo): { label: string; value: string }[] {
  const { t } = context;
  const answers = Object.entries(now.answers);
  const agreed = answers.filter(([, a]) => a.agrees);
  const onBehalf = agreed
    .filter(([id, a]) => a.byId !== id)
    .map(([id, a]) => t("referat.answeredFor", { name: name(context, a.byId), person: name(context, id) }));
  const value = asides(t("referat.agreeingValue", { agreed: agreed.length, answered: answers.length }), ...onBehalf);
  return [{ label: t("referat.agreeing"), value }];
}

/** By name, with what the leader made of them (DOMAIN §3 step 6). */
function reservations(context: Context, statusQuo: StatusQuo): Block[] {
  const { t } = context;
  const items = reservationItems(context, statusQuo);
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: t("referat.reservations") },
    { kind: "list", items },
    { kind: "paragraph", text: t(statusQuo.concluded ? "referat.concluded" : "referat.notConcluded") },
  ];
}

function reservationItems(context: Context, statusQuo: StatusQuo): ListItem[] {
  const { t } = context;
  return Object.entries(statusQuo.answers).flatMap(([id, answer]) => {
    if (answer.agrees) return [];
    const text = t("referat.reservation", { name: name(context, id), reason: answer.reason });
    if (answer.byId === id) return { text };
    return { text, aside: t("referat.writtenBy", { writer: name(context, answer.byId) }) };
  });
}

/** Wordings that someone had answered to before they were replaced, with the reservations they met. */
function earlierWordings(context: Context): Block[] {
  const answered = context.meeting.record.earlierStatusQuo.filter(wasAnswered);
  if (answered.length === 0) return [];
  const items = answered.map((s): ListItem => ({ text: s.sentence, items: reservationItems(context, s) }));
  return [
    { kind: "heading", level: 2, text: context.t("referat.earlierWordings") },
    { kind: "list", items },
  ];
}
