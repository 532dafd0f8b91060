/** The stairs in words, for those who can't see them, and for screens where they would be too small. */
import { osloDate } from "../../meeting/oslo.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Tiltak } from "../../stafettlogg/tiltak.ts";
import { numberOf, type Stair } from "../../stafettlogg/tiltakstrapp.ts";
import { dateText } from "../../text/dates.ts";
import { oneLine } from "../../text/oneLine.ts";
import type { Translate } from "../../text/text.ts";
import { capital } from "../../text/words.ts";
import type { Outline } from "../model.ts";

const LONGEST = 200;

type Tried = Pick<Entry, "tiltak">;

/** When it was tried: until it is to be evaluated, or until it was. */
export function whenText({ startBy, evaluateBy, evaluation }: Tiltak, t: Translate): string {
  const from = dateText(startBy);
  if (evaluation === undefined) return t("entry.fromTo", { from, to: dateText(evaluateBy) });
  return t("picture.stair.evaluated", { from, day: dateText(osloDate(evaluation.atMs)) });
}

export function stairAlt(entry: Tried, stairs: readonly Stair[], hidden: number, t: Translate): string {
  return [
    t("picture.stair.title"),
    ...stairs.flatMap(({ steps, from }) =>
      steps.map(({ tiltak, outcome }, index) => {
        const number = numberOf(entry, tiltak.id);
        const follows = index === 0 ? from : tiltak.follows;
        const after =
          follows === undefined ? [] : [`${capital(t("picture.stair.after", { number: numberOf(entry, follows) }))}.`];
        const head = `${t("entry.step", { number, outcome: t(`outcome.${outcome}`) })}.`;
        return [head, ...after, `${short(tiltak.text)}.`, `${whenText(tiltak, t)}.`].join(" ");
      }),
    ),
    ...(hidden > 0 ? [t("picture.stair.earlier", { count: hidden })] : []),
  ].join(" ");
}

/** A line for each step, with when it was tried. */
export function stairOutline(entry: Tried, stairs: readonly Stair[], t: Translate): Outline {
  return {
    title: t("entry.stair"),
    items: stairs.flatMap(({ steps }) =>
      steps.map(({ tiltak, outcome }) => ({
        text: `${t("entry.step", { number: numberOf(entry, tiltak.id), outcome: t(`outcome.${outcome}`) })}. ${sentence(tiltak.text)}`,
        aside: whenText(tiltak, t),
      })),
    ),
  };
}

function sentence(text: string): string {
  return oneLine(text).replace(/\.$/, "");
}

function short(text: string): string {
  const line = sentence(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}
