/** Meetings whose every id, name and text can be told from everything else there is. */
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { PEOPLE, type Played, WITHOUT_APP } from "../support/meeting.ts";

const IDS: readonly string[] = [...PEOPLE.map((p) => p.id), WITHOUT_APP, "m1", "19:chat"];
const WORDS: readonly string[] = [
  "name",
  "role",
  "text",
  "topic",
  "eining",
  "what",
  "behind",
  "sentence",
  "reason",
  "oppmerksomheit",
  "goal",
  "successSigns",
  "evaluatedBy",
  "evaluatedHow",
  "worked",
  "nextTime",
];

export interface Marks {
  /** Begins every id. */
  readonly id: string;
  /** Stands in every name, text and address. */
  readonly word: string;
}

/** The events of `played` with its ids, names, texts and addresses marked. */
export function markedEvents({ events }: Played, marks: Marks): MeetingEvent[] {
  return marked(events, "", marks) as MeetingEvent[];
}

function marked(value: unknown, key: string, marks: Marks): unknown {
  if (Array.isArray(value)) return value.map((each) => marked(each, key, marks));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => [idOf(name, marks), marked(each, name, marks)]);
    return Object.fromEntries(entries);
  }
  if (typeof value !== "string" || value === "") return value;
  if (key === "email") return value.replace("@", `@${marks.word}.`);
  if (key === "teamsId") return `29:${marks.id}${value.slice(3)}`;
  return WORDS.includes(key) && !IDS.includes(value) ? `${value} ${marks.word}` : idOf(value, marks);
}

function idOf(text: string, { id }: Marks): string {
  return IDS.includes(text) ? id + text : text;
}
