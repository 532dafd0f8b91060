/** The words that people write to the bot, as commands. */
import type { StartForm } from "../../../cards/verbs.ts";
import type { Målform } from "../../meeting/events.ts";
import { USUAL_SCRIPT } from "../../meeting/script/scripts.ts";
import { withoutEnd } from "../../text/ends.ts";
import { oneLine } from "../../text/oneLine.ts";

export type ChatCommand =
  | "start"
  | "followUp"
  | "next"
  | "card"
  | "help"
  | "status"
  | "pause"
  | "resume"
  | "abort"
  | "language"
  | "eining"
  | "template"
  | "mine"
  | "stafettlogg"
  | "figures"
  | "reminders";

/** Whole sentences are no commands: the word, or the two, must stand alone (after them only the name of a målform). */
const WORDS: Readonly<Record<string, ChatCommand>> = {
  start: "start",
  "start møte": "start",
  oppfølging: "followUp",
  oppfølgingsmøte: "followUp",
  "start oppfølging": "followUp",
  "start oppfølgingsmøte": "followUp",
  neste: "next",
  "neste fase": "next",
  vidare: "next",
  videre: "next",
  kort: "card",
  hjelp: "help",
  help: "help",
  status: "status",
  pause: "pause",
  "hald fram": "resume",
  "held fram": "resume",
  fortsett: "resume",
  avbryt: "abort",
  eining: "eining",
  enhet: "eining",
  mal: "template",
  import: "template",
  importer: "template",
  tiltak: "mine",
  "mine tiltak": "mine",
  "tiltaka mine": "mine",
  "tiltakene mine": "mine",
  stafettlogg: "stafettlogg",
  stafettloggen: "stafettlogg",
  stafettloggar: "stafettlogg",
  stafettlogger: "stafettlogg",
  oversikt: "figures",
  oversikta: "figures",
  oversikten: "figures",
  påminningar: "reminders",
  påminningane: "reminders",
  påminnelser: "reminders",
  påminnelsene: "reminders",
  språk: "language",
  "språk nynorsk": "language",
  "språk bokmål": "language",
  nynorsk: "language",
  bokmål: "language",
};

/** The command in a text, or undefined. */
export function chatCommand(text: string): ChatCommand | undefined {
  if (ONE_LINE.test(text)) return "start";
  return WORDS[normalized(text)] ?? (wordLookedFor(text) === "" ? undefined : "stafettlogg");
}

/** `stafettlogg uro i garderoben`: what comes after the word is looked for. */
const LOOKS_FOR = /^\/?stafettlogg(?:en|ar|er)?[:\s]+(?=\S)(.*)$/isu;

/** What is to be found in the stafettlogg; empty where nothing is asked for. */
export function wordLookedFor(text: string): string {
  const [, word = ""] = LOOKS_FOR.exec(text.trim()) ?? [];
  return oneLine(word);
}

/** How long after it was written a message is changed for the sake of an answer; later it is to read better. */
const CORRECTED_WITHIN_MS = 10 * 60_000;
/** Words that only show something, so that nobody is harmed if they count twice. */
const SHOWING: readonly (ChatCommand | undefined)[] = [
  ...(["start", "followUp", "card", "help", "status", "eining", "template", "mine", "stafettlogg", "figures"] as const),
  "reminders",
];

/** What is done about a message that was changed into this text (docs/decisions/2026-11-27-edited-messages.md). */
export function onEdit(text: string, editedAfterMs: number): "answer" | "askForNew" | "nothing" {
  const command = chatCommand(text);
  if (command === undefined || editedAfterMs > CORRECTED_WITHIN_MS) return "nothing";
  return SHOWING.includes(command) && !ONE_LINE.test(text) ? "answer" : "askForNew";
}

/** The målform that is asked for by name, or undefined. */
export function chosenMålform(text: string): Målform | undefined {
  const words = normalized(text);
  if (words.endsWith("nynorsk")) return "nn";
  return words.endsWith("bokmål") ? "nb" : undefined;
}

/** Everything on one line, for clients that open no dialogs: `start Fjordglytt skule: uro i friminutta`. */
const ONE_LINE = /^start\s+(?=\S)([^:\n]{2,80}):\s*(?=\S)(.*)$/isu;

/** What such a line says of the meeting, or undefined. */
export function oneLineForm(text: string, målform: Målform): StartForm | undefined {
  const [, eining, topic] = ONE_LINE.exec(text) ?? [];
  if (eining === undefined || topic === undefined) return undefined;
  const einingKind = /barneh/i.test(eining) ? "kindergarten" : "school";
  return {
    script: USUAL_SCRIPT,
    eining,
    einingId: undefined,
    keptTopic: undefined,
    einingKind,
    topic,
    målform,
    totalMinutes: 60,
    room: undefined,
    sendAfterWorkingDays: undefined,
    reportedById: undefined,
  };
}

function normalized(text: string): string {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s ]+/g, " ")
    .trim()
    .replace(/^\//, "");
  return withoutEnd(plain, ".!?").trim();
}
