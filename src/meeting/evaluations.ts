/** What the unit's own people say of the meeting (DOMAIN §3 step 10), each alone or several together. */
import type { PersonId } from "./people.ts";

export const FIT = ["yes", "partly", "no"] as const;
export type Fit = (typeof FIT)[number];

/** The five questions a–e (DOMAIN §3 step 10). Empty text means nothing to say. */
export interface EvaluationAnswer {
  readonly worked: string;
  readonly better: string;
  readonly structure: Fit;
  readonly useful: Fit;
  readonly nextTime: string;
  /** What is said besides yes, partly and no; in answers of 0.1.0 there is none. */
  readonly structureWhy?: string;
  readonly usefulWhy?: string;
}

/** One answer that several gave together, typed by one of them. */
export interface CommonAnswer {
  readonly answer: EvaluationAnswer;
  readonly personIds: readonly PersonId[];
}

/** Part of the record. */
export interface Evaluations {
  readonly evaluations: Readonly<Record<PersonId, EvaluationAnswer>>;
  readonly commonEvaluation?: CommonAnswer;
}

/** Whether somebody has evaluated, alone or together with others. */
export function hasEvaluated({ evaluations, commonEvaluation }: Evaluations, id: PersonId): boolean {
  return evaluations[id] !== undefined || commonEvaluation?.personIds.includes(id) === true;
}

/** All answers, the common one once. */
export function evaluationAnswers({ evaluations, commonEvaluation }: Evaluations): EvaluationAnswer[] {
  return [...(commonEvaluation === undefined ? [] : [commonEvaluation.answer]), ...Object.values(evaluations)];
}

/** How many have answered. */
export function evaluatedCount({ evaluations, commonEvaluation }: Evaluations): number {
  return new Set([...Object.keys(evaluations), ...(commonEvaluation?.personIds ?? [])]).size;
}
