/** What a meeting that followed up came to: each tiltak with how it went and what comes now, entry by entry. */
import {
  type BroughtEntry,
  type BroughtTiltak,
  followedUp,
  goalNow,
  inPlay,
  numberOfBrought,
  undecided,
} from "../../meeting/followUp.ts";
import { nameOf, standing } from "../../meeting/record.ts";
import { dateText } from "../../text/dates.ts";
import { nextText } from "../../text/followUpWords.ts";
import { capital, listed, saidBy } from "../../text/words.ts";
import { type Context, came } from "../context.ts";
import { type Block, EMPTY_CELL } from "../model.ts";

/** On the first page; nothing where the meeting had nothing before it. */
export function followedUpTiltak(context: Context): Block[] {
  return (context.meeting.brought ?? []).flatMap((entry) => ofEntry(context, entry));
}

function ofEntry(context: Context, entry: BroughtEntry): Block[] {
  const { meeting, t } = context;
  const { successSigns, from } = entry;
  const closing = followedUp(meeting.record).closings[entry.entryId];
  const facts = [
    { label: t("referat.goal"), value: goalNow(meeting, entry) },
    { label: t("referat.successSigns"), value: successSigns },
    {
      label: t("referat.followedUp.first"),
      value: from === undefined ? "" : t("referat.followedUp.firstValue", { ...from, date: dateText(from.date) }),
    },
  ].filter(({ value }) => value !== "");
  return [
    { kind: "heading", level: 2, text: entry.oppmerksomheit },
    ...(facts.length === 0 ? [] : [{ kind: "facts", rows: facts } as const]),
    {
      kind: "table",
      caption: t("referat.followedUp.caption"),
      columns: [
        { label: t("referat.followedUp.tiltak"), widthPercent: 30 },
        { label: t("referat.followedUp.outcome"), widthPercent: 38 },
        { label: t("referat.followedUp.next"), widthPercent: 32 },
      ],
      rows: inPlay(entry).map((tiltak) => [
        `${numberOfBrought(meeting, tiltak.id)}. ${tiltak.text}`,
        outcomeText(context, tiltak),
        thenText(context, tiltak),
      ]),
    },
    ...(closing === undefined
      ? []
      : [{ kind: "note", tone: "conclusion", text: t("card.next.closed", { sentence: closing.sentence }) } as const]),
  ];
}

/** «Noko effekt: Dei eldste er med. Med på evalueringa: Siri Vik og Olav Lie» */
function outcomeText({ meeting, t }: Context, tiltak: BroughtTiltak): string {
  const review = followedUp(meeting.record).reviews[tiltak.id];
  if (review === undefined) {
    const { ended } = tiltak;
    if (ended === undefined) return t("referat.followedUp.unreviewed");
    return t("card.brought.ended", { date: dateText(ended.on), outcome: t(`outcome.${ended.outcome}`) });
  }
  const names = listed(
    t,
    review.tookPart.map((id) => nameOf(meeting.people, id)),
  );
  const how = `${capital(t(`outcome.${review.outcome}`))}: ${review.reason}`;
  return `${how}\n${t("referat.followedUp.tookPart", { names })}`;
}

function thenText({ meeting, t }: Context, tiltak: BroughtTiltak): string {
  const next = followedUp(meeting.record).next[tiltak.id];
  if (next !== undefined) return nextText(t, meeting, { tiltak, next, clean: (text) => text });
  return undecided(meeting).includes(tiltak) ? t("card.next.none") : EMPTY_CELL;
}

/** What people told of what they had tried and seen. */
export function seen(context: Context): Block[] {
  const { meeting, t } = context;
  if (!came(context, ({ collects }) => collects === "seen")) return [];
  const items = standing(meeting.record, "seen").map((one) => ({
    text: one.text,
    aside: saidBy(t, meeting.people, one),
  }));
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
