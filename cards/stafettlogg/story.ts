/** An entry with its whole story: what it is about, the stair of what was tried and how it went, and the bright spots. */
import { osloDate } from "../../src/meeting/oslo.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { numberOf, type Stair, type Step, tiltakstrapp } from "../../src/stafettlogg/tiltakstrapp.ts";
import { dateText } from "../../src/text/dates.ts";
import { partyList } from "../../src/text/parties.ts";
import type { Translate } from "../../src/text/text.ts";
import { capital } from "../../src/text/words.ts";
import {
  type CardElement,
  escapeMarkdown,
  excerpt,
  facts,
  heading,
  image,
  indented,
  line,
  setApart,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import { fitted, nameList } from "../kit/lists.ts";
import type { StairImage } from "./kit.ts";

const STAIRS_BUDGET = 14_000;
const LYSGLIMT_BUDGET = 5_000;
const NAMES_BUDGET = 800;

/** All that it shows stands in words below it too, so a long one may be cut. */
const ALT_CHARS = 2_000;

interface Beside {
  readonly stair?: StairImage | undefined;
  /** What stands under a step, such as its buttons. */
  readonly below?: (step: Step) => readonly CardElement[];
}

export function story(t: Translate, entry: Entry, { stair: drawn, below = () => [] }: Beside = {}): CardElement[] {
  const stairs = tiltakstrapp(entry);
  return [
    ...about(t, entry),
    heading(t("entry.stair")),
    ...(stairs.length === 0 ? [text(t("entry.stair.none"))] : []),
    ...(drawn === undefined ? [] : [image(drawn.dataUri, excerpt(drawn.alt, ALT_CHARS))]),
    ...fitted(
      t,
      stairs.flatMap((stair) => stair.steps.map((step) => ({ step, stair }))),
      STAIRS_BUDGET,
      ({ step, stair }, limit) => stepOf(t, entry, { step, stair, limit, below: below(step) }),
      "card.more",
    ),
    heading(t("entry.lysglimt")),
    ...(entry.lysglimt.length === 0 ? [subtle(t("entry.lysglimt.none"))] : []),
    ...fitted(
      t,
      entry.lysglimt.toReversed(),
      LYSGLIMT_BUDGET,
      (one, limit) => line(`• ${escapeMarkdown(excerpt(one.text, limit))} (${dateText(osloDate(one.atMs))})`),
      "card.more",
    ),
  ];
}

function about(t: Translate, entry: Entry): CardElement[] {
  const { fields, eining, level, holder, openedAtMs } = entry;
  const { category, leaf, goal, successSigns, informed } = fields;
  const place = [category === undefined ? undefined : t(`category.${category}`), leaf && t(`leaf.${leaf}`)];
  const said = (key: "entry.goal" | "entry.signs", words: string): [string, string][] =>
    words === "" ? [] : [[t(key), escapeMarkdown(words)]];
  const names = informed.map(({ name }) => name);
  return [
    heading(escapeMarkdown(fields.oppmerksomheit), "Large"),
    subtle(`${shortText(eining.name)} · ${capital(t("level", { level }))} · ${t(`entry.status.${entry.status}`)}`),
    ...(entry.followUpAsked ? [subtle(t("entry.followUp.asked"))] : []),
    facts(
      ...said("entry.goal", goal),
      ...said("entry.signs", successSigns),
      ...(category === undefined
        ? []
        : [[t("entry.category"), capital(place.filter((word) => word !== undefined).join(": "))] as const]),
      [t("entry.holder"), shortText(holder.name)],
      ...(names.length === 0 ? [] : [[t("entry.informed"), nameList(t, names, NAMES_BUDGET)] as const]),
      [t("entry.opened"), dateText(osloDate(openedAtMs))],
    ),
    ...(entry.status === "closed"
      ? [text(`**${t(`entry.closed.${entry.because}`)}** ${escapeMarkdown(entry.sentence)}`)]
      : []),
  ];
}

interface Drawn {
  readonly step: Step;
  readonly stair: Stair;
  readonly limit: number;
  readonly below: readonly CardElement[];
}

/** A stair goes inwards, as far as a phone has room for. */
const DEEPEST = 3;

/** A step of the stair: the number that buttons speak of it by, how it went, and why. */
function stepOf(t: Translate, entry: Entry, drawn: Drawn): CardElement {
  const depth = Math.min(DEEPEST, drawn.step.number - (drawn.stair.from === undefined ? 1 : 0));
  let step: CardElement = stepAlone(t, entry, drawn);
  for (let at = 0; at < depth; at += 1) step = { ...indented([step]), spacing: "Medium" };
  return step;
}

function stepAlone(t: Translate, entry: Entry, { step, stair, limit, below }: Drawn): CardElement {
  const { tiltak, outcome, number } = step;
  const { kind } = entry.eining;
  const name = t("entry.step", { number: numberOf(entry, tiltak.id), outcome: t(`outcome.${outcome}`) });
  const { evaluation, partner } = tiltak;
  const after = number > 1 || stair.from !== undefined;
  return setApart([
    text(`**${name}**`),
    ...(tiltak.oppmerksomheit === undefined ? [] : [subtle(escapeMarkdown(tiltak.oppmerksomheit))]),
    text(escapeMarkdown(excerpt(tiltak.text, limit)), { spacing: "Small" }),
    ...(tiltak.from === undefined ? [] : [subtle(t("entry.fromAMeeting"))]),
    ...(after ? [subtle(t("entry.step.after", { number: numberOf(entry, tiltak.follows) }))] : []),
    facts(
      [t("card.plan.responsible"), shortText(partyList(t, tiltak.responsible, kind), 300)],
      ...(partner === undefined
        ? []
        : [[t("card.plan.partner"), t(`teneste.${partner}`, { einingKind: kind })] as const]),
      [t("entry.when"), t("entry.fromTo", { from: dateText(tiltak.startBy), to: dateText(tiltak.evaluateBy) })],
    ),
    ...tiltak.moved.map(({ to, reason }) =>
      subtle(t("entry.moved", { day: dateText(to), reason: shortText(reason, limit) })),
    ),
    ...(evaluation === undefined
      ? []
      : [
          text(escapeMarkdown(excerpt(evaluation.reason, limit))),
          subtle(
            t("entry.evaluated", {
              day: dateText(osloDate(evaluation.atMs)),
              who: shortText(partyList(t, evaluation.tookPart, kind), 300),
            }),
          ),
        ]),
    ...below,
  ]);
}
