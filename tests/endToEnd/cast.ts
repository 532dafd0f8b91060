/** Who is in the room, and what the tests let them write where it doesn't matter what. */
import { CAST } from "../../practice/room/cast.ts";

/** Organizer, and so the one who starts and leads. */
export const LEADER = "Ragnhild Fjordheim";
export const PRESENTER = "Torstein Myklevoll";
export const TEACHER = "Sunniva Lidalen";
export const ASSISTANT = "Even Bakkestad";
export const PPT = "Astrid Holmevik";
export const LATE = "Marte Solbrekk";
/** In the chat, but the app is not installed for him. */
export const WITHOUT_APP = "Jonas Øvrebust";
export const EVERYBODY = CAST.map(({ name }) => name);

export const START = {
  eining: "Fjordglytt skule",
  einingKind: "school",
  topic: "Utestenging i friminutta",
  målform: "nn",
  totalMinutes: "60",
  sendAfterWorkingDays: "1",
};
export const PLAN = {
  oppmerksomheit: "Elevar blir utestengde i storefri.",
  category: "social",
  goal: "Alle har nokon å vere saman med i storefri.",
  successSigns: "Færre går åleine.",
  responsible: "eining",
  partner: "none",
  evaluatedBy: "Rektor",
  evaluatedHow: "Vi spør klasseråda.",
};
