/**
 * The ways a request can fail, told apart once at the edge where they arise: Refused is an answer to a person, Conflict
 * and Unreachable are for the machinery to retry, Unreadable is for whoever keeps the bot.
 */
import { CONFIRMABLE, type RefusalCode, type RefusalParams } from "./refusals.ts";

/** A person asked for something that can't be done; `code` selects the sentence that says what to do instead. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly params: RefusalParams;

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(code);
    this.name = "Refused";
    this.code = code;
    this.params = params;
  }

  get confirmable(): boolean {
    return CONFIRMABLE.includes(this.code);
  }
}

/** Somebody else wrote to the same meeting first; load again and decide anew. */
export class Conflict extends Error {
  constructor() {
    super("the meeting has moved on");
    this.name = "Conflict";
  }
}

/** What an answer was about, where it says so: what to do differs. */
export type UnreachableAbout =
  /** The person can't be written to in private (the app is not there for them, or they have blocked it), or is not in the chat or the meeting that was asked. */
  | "person"
  /** The message that was to be changed is not there any more. */
  | "message"
  /** The message may not be changed, and nothing says why: it may as well be there no more. */
  | "change"
  /** The chat is not there any more. */
  | "chat"
  /** This very content is not taken; another one may be. */
  | "content";

/**
 * Another system did not take what we sent. `permanent` means that the same again is not likely to help
 * (for example: the app is not installed for the person); otherwise retry, no
 * earlier than `retryAfterSeconds`. `mayHaveArrived` where the answer is
 * what was lost. `noAnswer` where none came at all, so that the next call there may hang as well.
 * `reason` is a code, never foreign text.
 */
export class Unreachable extends Error {
  readonly reason: string;
  readonly permanent: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly mayHaveArrived: boolean;
  readonly noAnswer: boolean;
  readonly about: UnreachableAbout | undefined;

  constructor(
    reason: string,
    options: {
      permanent: boolean;
      retryAfterSeconds?: number | undefined;
      mayHaveArrived?: boolean;
      noAnswer?: boolean;
      about?: UnreachableAbout | undefined;
    },
  ) {
    super(reason);
    this.name = "Unreachable";
    this.reason = reason;
    this.permanent = options.permanent;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.mayHaveArrived = options.mayHaveArrived ?? false;
    this.noAnswer = options.noAnswer ?? false;
    this.about = options.about;
  }
}

/** Why the process can't start, in a sentence for the person who starts it and can do something about it. */
export class StartFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "StartFault";
  }
}

/**
 * What is stored can't be understood: a later release wrote it, or it is broken. Trying again helps nobody before there is
 * other code, or the row has been looked at. `fault` is the name of the field, or what else is wrong; never its content.
 */
export class Unreadable extends Error {
  readonly at: UnreadableAt;

  constructor(at: UnreadableAt) {
    super(`${at.stream} ${at.version} ${at.type}: ${at.fault}`);
    this.name = "Unreadable";
    this.at = at;
  }
}

export interface UnreadableAt {
  /** `meeting/<id>`, or what else it lies in. */
  readonly stream: string;
  /** Its place in the stream from 1 on; of an edition its number. */
  readonly version: number;
  readonly type: string;
  readonly fault: string;
}

/** What the log tells besides of something that can't be understood, so that it can be found. */
export function unreadableAt(error: unknown): Partial<UnreadableAt> {
  return error instanceof Unreadable ? error.at : {};
}

/** Where in the code an error arose; its message stays out of the log, for it may hold what people wrote. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { message, stack = "" } = error;
  const frame = /\n {4}at (.*)/.exec(stack.slice(stack.indexOf(message) + message.length))?.[1] ?? "";
  // From the project's folder on: the line must not be lost behind a long path.
  return frame.slice(Math.max(frame.lastIndexOf("/src/"), frame.lastIndexOf("/node_modules/")) + 1);
}
