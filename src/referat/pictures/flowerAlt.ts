/** The analysis picture in words, for those who can't see it, and for screens where it would be too small. */
import { oneLine } from "../../text/oneLine.ts";
import type { Translate } from "../../text/text.ts";
import type { Outline } from "../model.ts";
import type { AnalysedFactor, Analysis } from "./analysis.ts";

const LONGEST = 200;

export function flowerAlt(analysis: Analysis, t: Translate): string {
  const { hiddenFactors, hiddenTiltak } = analysis;
  return [
    t("picture.flower.challenge", { challenge: short(analysis.challenge) }),
    t("picture.flower.factors"),
    ...analysis.factors.map((one) => `${one.number}) ${factorText(one, t)}`),
    ...(hiddenFactors > 0 ? [t("picture.flower.moreFactors", { count: hiddenFactors })] : []),
    ...(hiddenTiltak > 0 ? [t("picture.flower.moreTiltak", { count: hiddenTiltak })] : []),
  ].join(" ");
}

/** The challenge, and below it each factor with its tiltak. */
export function flowerOutline(analysis: Analysis, t: Translate): Outline {
  return {
    title: sentence(analysis.challenge),
    items: analysis.factors.map((one) => ({
      text: sentence(one.factor.text),
      aside: notes(one, t),
      items: one.tiltak.map(({ proposal, taken }) => ({
        text: `→ ${sentence(proposal.text)}`,
        ...(taken && { aside: t("picture.flower.taken") }),
      })),
    })),
  };
}

function sentence(text: string): string {
  return oneLine(text).replace(/\.$/, "");
}

function notes({ role, votes }: AnalysedFactor, t: Translate): string {
  return [t(`picture.flower.${role}`), t("votes", { count: votes })].join(", ");
}

function factorText(one: AnalysedFactor, t: Translate): string {
  const tiltak = one.tiltak.map(({ proposal, taken }) =>
    t(taken ? "picture.flower.arrowTaken" : "picture.flower.arrow", { tiltak: short(proposal.text) }),
  );
  return [`${short(one.factor.text)} (${notes(one, t)}).`, ...tiltak].join(" ");
}

function short(text: string): string {
  const line = sentence(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}
