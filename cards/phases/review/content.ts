/** What was brought into a meeting that follows up: each tiltak with how it went, and, where that is asked about, what comes now. */

import {
  type BroughtEntry,
  type BroughtTiltak,
  followedUp,
  goalNow,
  inPlay,
  numberOfBrought,
  undecided,
} from "../../../src/meeting/followUp.ts";
import { nameOf } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { dateText } from "../../../src/text/dates.ts";
import { withoutEnd } from "../../../src/text/ends.ts";
import { broughtWho, nextText } from "../../../src/text/followUpWords.ts";
import { capital } from "../../../src/text/words.ts";
import type { CardContext } from "../../kit/context.ts";
import {
  type CardElement,
  container,
  escapeMarkdown,
  excerpt,
  indented,
  line,
  setApart,
  shortText,
  subtle,
  text,
} from "../../kit/kit.ts";
import { fitted, nameList } from "../../kit/lists.ts";

const BUDGET = 18_000;
const TILTAK_CHARS = 160;
const NAMES_BUDGET = 400;

type Ctx = CardContext<KnownMeeting>;

/** As the meeting begins and while people tell: what it is about, and who sees to what. */
export function broughtContent(ctx: Ctx): CardElement[] {
  const { meeting, t } = ctx;
  const { brought = [] } = meeting;
  if (brought.length === 0) return [];
  return [
    text(t("card.brought.before"), { weight: "Bolder" }),
    ...fitted(t, brought.flatMap(piecesOf), BUDGET, ({ entry, tiltak }, limit) =>
      tiltak === undefined
        ? container(about(ctx, entry, limit), { spacing: "Small" })
        : indented([briefly(ctx, tiltak)]),
    ),
  ];
}

interface Piece {
  readonly entry: BroughtEntry;
  /** Absent for what is said of the entry itself, before its tiltak. */
  readonly tiltak?: BroughtTiltak;
}

/** Where there is no room for all, the last tiltak are left out and not their whole entry. */
function piecesOf(entry: BroughtEntry): Piece[] {
  return [{ entry }, ...inPlay(entry).map((tiltak) => ({ entry, tiltak }))];
}

function briefly({ meeting, t }: Ctx, tiltak: BroughtTiltak): CardElement {
  return line(
    t("card.brought.tiltak", {
      number: numberOfBrought(meeting, tiltak.id),
      tiltak: shortText(withoutEnd(tiltak.text, "."), TILTAK_CHARS),
      who: shortText(broughtWho(t, meeting, tiltak), NAMES_BUDGET),
      date: shortText(dateText(tiltak.evaluateBy)),
    }),
  );
}

function about({ t, meeting }: Ctx, entry: BroughtEntry, limit: number): CardElement[] {
  const { oppmerksomheit, from } = entry;
  const goal = goalNow(meeting, entry);
  return [
    text(escapeMarkdown(oppmerksomheit), { weight: "Bolder" }),
    ...(goal === "" ? [] : [subtle(t("card.brought.goal", { goal: escapeMarkdown(excerpt(goal, limit)) }))]),
    ...(from === undefined
      ? []
      : [subtle(t("card.brought.from", { date: dateText(from.date), topic: shortText(from.topic, TILTAK_CHARS) }))]),
  ];
}

/** Each tiltak with how it went; with `next`, what comes after it and which entries end. */
export function followedUpContent(ctx: Ctx, what: { readonly next: boolean }): CardElement[] {
  const { t, meeting } = ctx;
  const { closings } = followedUp(meeting.record);
  return fitted(t, (meeting.brought ?? []).flatMap(piecesOf), BUDGET, ({ entry, tiltak }, limit) => {
    if (tiltak !== undefined) return tiltakContent(ctx, tiltak, { limit, ...what });
    const closing = what.next ? closings[entry.entryId] : undefined;
    const words = closing && t("card.next.closed", { sentence: escapeMarkdown(excerpt(closing.sentence, limit)) });
    return setApart([...about(ctx, entry, limit), ...(words ? [text(words, { weight: "Bolder" })] : [])]);
  });
}

function tiltakContent(
  ctx: Ctx,
  tiltak: BroughtTiltak,
  { limit, next: withNext }: { readonly limit: number; readonly next: boolean },
): CardElement {
  const { meeting, t } = ctx;
  const said = followedUp(meeting.record).next[tiltak.id];
  const clean = (words: string) => escapeMarkdown(excerpt(words, limit));
  const number = numberOfBrought(meeting, tiltak.id);
  const isMissing = undecided(meeting).includes(tiltak);
  const then =
    said === undefined ? isMissing && t("card.next.none") : nextText(t, meeting, { tiltak, next: said, clean });
  return container(
    [
      text(`**${number}.** ${clean(tiltak.text)}`),
      indented([...reviewLines(ctx, tiltak, limit), ...(withNext && then ? [line(`→ ${then}`)] : [])]),
    ],
    { spacing: "Small" },
  );
}

/** How it went, why, and who took part. */
export function reviewLines({ meeting, t }: Ctx, { id, ended }: BroughtTiltak, limit: number): CardElement[] {
  const review = followedUp(meeting.record).reviews[id];
  if (review === undefined) {
    if (ended === undefined) return [subtle(t("card.brought.unreviewed"))];
    return [line(t("card.brought.ended", { date: dateText(ended.on), outcome: t(`outcome.${ended.outcome}`) }))];
  }
  const names = review.tookPart.map((one) => nameOf(meeting.people, one));
  return [
    line(`**${capital(t(`outcome.${review.outcome}`))}:** ${escapeMarkdown(excerpt(review.reason, limit))}`),
    subtle(t("card.brought.tookPart", { names: nameList(t, names, NAMES_BUDGET) })),
  ];
}
