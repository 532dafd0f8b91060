/** What is still to be said in a chat that the bot has come to, as the queue holds it. */
import { z } from "zod";
import { Unreadable } from "../../errors.ts";
import { type Form, type Json, readForm, versionOf } from "../forms.ts";
import { id, number } from "../meeting/parts.ts";

/** `welcome`: the bot has come to the chat; `callStarted`: the call there has begun. */
const WHAT = ["welcome", "callStarted"] as const;

export interface Greeting {
  readonly chatId: string;
  readonly what: (typeof WHAT)[number];
  /** When there was a reason to say it, in real time. */
  readonly sinceMs: number;
  /** How many cards with the button that starts a meeting were known in the chat then. */
  readonly known: number;
  /** How many tries have come to nothing. */
  readonly fails: number;
  /** Of how many of them nobody knows whether they arrived. */
  readonly lost: number;
}

const form: Form<Greeting> = {
  today: z.strictObject({
    chatId: id,
    what: z.enum(WHAT),
    ...{ sinceMs: number, known: number, fails: number, lost: number },
  }),
};

export function greetingToStored(greeting: Greeting): Json {
  return { v: versionOf(form), ...greeting };
}

/** Throws Unreadable. */
export function greetingFromStored({ v, ...fields }: Json): Greeting {
  const read = readForm(form, Number(v), fields);
  if ("value" in read) return read.value;
  throw new Unreadable({ stream: "jobs", version: Number(v), type: "greet", fault: read.fault });
}
