/**
 * What people have said, text by text: an innspel under its id, an answer under that of its question and its place among the
 * answers, `k3/1`.
 */
import type { PersonId } from "./people.ts";
import type { Contribution, MeetingRecord } from "./record.ts";

export interface Said {
  readonly id: string;
  readonly text: string;
  readonly authorId: PersonId;
  /** Who typed it. */
  readonly writtenById: PersonId;
  /** The innspel that it is, or that it answers. */
  readonly of: Contribution;
  /** From 1, where it is an answer. */
  readonly answer?: number;
}

/** An innspel, and then the answers to it. */
export function saidIn(of: Contribution): Said[] {
  const { id, text, authorId, writtenById } = of;
  const answers = of.kind === "clarifying" ? of.answers : [];
  return [
    { id, text, authorId, writtenById, of },
    ...answers.map(({ text, answeredById, writtenById }, at) => {
      return { id: answerId(id, at + 1), text, authorId: answeredById, writtenById, of, answer: at + 1 };
    }),
  ];
}

/** The text that `id` names, whether it stands or was withdrawn. */
export function findSaid({ contributions }: MeetingRecord, id: string): Said | undefined {
  const of = contributions.find((one) => one.id === innspelOf(id));
  return of && saidIn(of).find((one) => one.id === id);
}

export function answerId(questionId: string, number: number): string {
  return `${questionId}/${number}`;
}

/** The innspel that a text is, or answers. */
export function innspelOf(id: string): string {
  return id.split("/")[0] ?? id;
}
