/** What the analysis picture shows, taken from the record (DOMAIN §4). */
import {
  type Factor,
  factorOf,
  numberIn,
  openFactors,
  type Proposal,
  standing,
  voteCount,
} from "../../meeting/record.ts";
import type { KnownMeeting } from "../../meeting/state.ts";

/** Factors and tiltak beyond these are left out of the picture, and it says how many. */
const MOST_PETALS = 16;
/** Those that were not taken only fill up a row: beside the plan they stand in a list, and a row more would take a page. */
const ONE_ROW = 4;
const MOST_TAKEN = 8;
const MOST_FOR_ONE = 4;

export interface Analysis {
  readonly challenge: string;
  readonly factors: readonly AnalysedFactor[];
  readonly hiddenFactors: number;
  readonly hiddenTiltak: number;
}

export interface AnalysedFactor {
  readonly factor: Factor;
  /** By which people speak of it, and under which it stands on cards. */
  readonly number: number;
  readonly role: "chosen" | "system" | "outside";
  readonly votes: number;
  readonly tiltak: readonly AnalysedTiltak[];
}

export interface AnalysedTiltak {
  readonly proposal: Proposal;
  readonly taken: boolean;
}

/** Chosen factors first, then by votes; of the tiltak, those taken first. The sentence agreed on is the challenge. */
export function analysisOf({ info, record }: KnownMeeting): Analysis {
  const votes = voteCount(record);
  const isChosen = (factor: Factor) => record.chosenFactorIds.includes(factor.id);
  const factors = openFactors(record).toSorted(
    (a, b) => Number(isChosen(b)) - Number(isChosen(a)) || (votes.get(b.id) ?? 0) - (votes.get(a.id) ?? 0),
  );
  const tiltak = standing(record, "tiltak")
    .map((proposal): AnalysedTiltak => ({ proposal, taken: record.plans[proposal.id] !== undefined }))
    .toSorted((a, b) => Number(b.taken) - Number(a.taken));
  const answering = (factor: Factor) =>
    tiltak.filter(({ proposal }) => factorOf(record, proposal)?.id === factor.id).slice(0, MOST_FOR_ONE);
  const shownFactors = factors.slice(0, MOST_PETALS);
  const most = Math.max(ONE_ROW, Math.min(MOST_TAKEN, tiltak.filter(({ taken }) => taken).length));
  const answers = new Set(
    shownFactors
      .flatMap(answering)
      .toSorted((a, b) => Number(b.taken) - Number(a.taken))
      .slice(0, most),
  );
  return {
    challenge: record.statusQuo?.sentence ?? record.description?.what ?? info.topic,
    factors: shownFactors.map((factor) => ({
      factor,
      number: numberIn(record, factor),
      role: isChosen(factor) ? "chosen" : factor.systemFactor ? "system" : "outside",
      votes: votes.get(factor.id) ?? 0,
      tiltak: answering(factor).filter((one) => answers.has(one)),
    })),
    hiddenFactors: factors.length - shownFactors.length,
    hiddenTiltak: tiltak.length - answers.size,
  };
}
