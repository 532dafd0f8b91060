/** The tiltak of an entry one by one: what was planned, and what came of it. */
import { osloDate } from "../../meeting/oslo.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import { outcomeOf, type Tiltak } from "../../stafettlogg/tiltak.ts";
import { numberOf } from "../../stafettlogg/tiltakstrapp.ts";
import { dateText } from "../../text/dates.ts";
import { partyList } from "../../text/parties.ts";
import type { Translate } from "../../text/text.ts";
import { capital, tenesteWord } from "../../text/words.ts";
import type { Block, Facts } from "../model.ts";

type Rows = Facts["rows"];

export function tiltakBlocks(entry: Entry, t: Translate): Block[] {
  return entry.tiltak.flatMap((tiltak): Block[] => {
    const number = numberOf(entry, tiltak.id);
    return [
      { kind: "heading", level: 2, text: t("entry.step", { number, outcome: t(`outcome.${outcomeOf(tiltak)}`) }) },
      { kind: "paragraph", text: tiltak.text },
      facts([...planned(entry, tiltak, t), ...seen(entry, tiltak, t)]),
    ];
  });
}

function planned(entry: Entry, tiltak: Tiltak, t: Translate): Rows {
  const { kind } = entry.eining;
  const { partner, meetOn, follows, evaluatedBy, evaluatedHow } = tiltak;
  return [
    { label: t("entry.oppmerksomheit"), value: tiltak.oppmerksomheit ?? "" },
    { label: t("entry.tiltak.kind"), value: capital(t(`kind.${tiltak.kind}`)) },
    { label: t("entry.document.factors"), value: tiltak.factors.join("\n") },
    {
      label: t("entry.document.follows"),
      value: follows === undefined ? "" : t("entry.document.tiltak", { number: numberOf(entry, follows) }),
    },
    { label: t("card.plan.responsible"), value: partyList(t, tiltak.responsible, kind) },
    { label: t("card.plan.partner"), value: partner === undefined ? "" : tenesteWord(t, partner, kind) },
    { label: t("card.plan.meetOn"), value: meetOn === undefined ? "" : dateText(meetOn) },
    { label: t("card.plan.startBy"), value: dateText(tiltak.startBy) },
    { label: t("card.plan.evaluateBy"), value: dateText(tiltak.evaluateBy) },
    { label: t("referat.column.how"), value: [evaluatedBy, evaluatedHow].filter((text) => text !== "").join("\n") },
    { label: t("entry.document.from"), value: tiltak.from === undefined ? "" : t("entry.document.origin.meeting") },
  ];
}

/** What was seen on the way, and how it went: said once, with who took part. */
function seen({ eining }: Entry, { moved, evaluation }: Tiltak, t: Translate): Rows {
  const later = moved.map(({ to, reason }) => t("entry.moved", { day: dateText(to), reason }));
  if (evaluation === undefined) return [{ label: t("entry.document.moved"), value: later.join("\n") }];
  const { outcome, reason, tookPart, atMs } = evaluation;
  return [
    { label: t("entry.document.moved"), value: later.join("\n") },
    { label: t("entry.evaluate.outcome"), value: `${capital(t(`outcome.${outcome}`))}\n${reason}` },
    {
      label: t("entry.document.evaluated"),
      value: t("entry.evaluated", { day: dateText(osloDate(atMs)), who: partyList(t, tookPart, eining.kind) }),
    },
  ];
}

function facts(rows: Rows): Block {
  return { kind: "facts", rows: rows.filter(({ value }) => value !== "") };
}
