/** The analysis picture in words, for those who can't see it. */
import { oneLine } from "../../text/oneLine.ts";
import type { Translate } from "../../text/text.ts";
import type { AnalysedFactor, Analysis } from "./analysis.ts";

const LONGEST = 200;

export function flowerAlt(analysis: Analysis, t: Translate): string {
  const { hiddenFactors, hiddenTiltak } = analysis;
  return [
    t("picture.flower.challenge", { challenge: short(analysis.challenge) }),
    t("picture.flower.factors"),
    ...analysis.factors.map((one, i) => `${i + 1}) ${factorText(one, t)}`),
    ...(hiddenFactors > 0 ? [t("picture.flower.moreFactors", { count: hiddenFactors })] : []),
    ...(hiddenTiltak > 0 ? [t("picture.flower.moreTiltak", { count: hiddenTiltak })] : []),
  ].join(" ");
}

function factorText(one: AnalysedFactor, t: Translate): string {
  const notes = [t(`picture.flower.${one.role}`), t("votes", { count: one.votes })].join(", ");
  const tiltak = one.tiltak.map(({ proposal, taken }) =>
    t(taken ? "picture.flower.arrowTaken" : "picture.flower.arrow", { tiltak: short(proposal.text) }),
  );
  return [`${short(one.factor.text)} (${notes}).`, ...tiltak].join(" ");
}

function short(text: string): string {
  const line = oneLine(text).replace(/\.$/, "");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}
