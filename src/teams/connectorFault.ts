/** What the connector's answers mean (PLATFORM §3). */
import { Unreachable, type UnreachableAbout } from "../errors.ts";
import { retryAfterSeconds } from "../http/retryAfter.ts";
import type { ConnectorAnswer, ConnectorCall } from "./connectorCall.ts";

/** The service, or the way to it, is in trouble: the same call may well be taken later. A 401 is met after a new token. */
const PASSING: readonly number[] = [401, 408, 412, 425, 429, 500, 502, 503, 504];
/**
 * Of those, the answers of somebody on the way who has not heard from the service: what was posted may stand there all
 * the same. A 500 is the service's own word that it failed (docs/decisions/2026-11-26-never-without-its-card.md).
 */
const PERHAPS_TAKEN: readonly number[] = [408, 502, 504];
/** Codes that speak of the person in a private chat. Any other 403 may as well be a fault in the set-up. */
const ABOUT_PERSON: readonly string[] = [
  "ForbiddenOperationException",
  "BotNotInConversationRoster",
  "ConversationBlockedByUser",
  "MessageWritesBlocked",
  "BotDisabledByAdmin",
];
/** Longer than this is more likely a fault than a wish. */
const LONGEST_RETRY_AFTER_SECONDS = 5 * 60;
/** The reason where an id was given to another registration of the bot. */
export const OTHER_REGISTRATION = "otherRegistration";

/** What is wrong with an answer; undefined where the call was taken. */
export function connectorFault(
  call: Pick<ConnectorCall, "method" | "url">,
  answer: ConnectorAnswer,
): Unreachable | undefined {
  const { status, text } = answer;
  // A page of a proxy's, say, which knows of nobody and nothing here, whatever its status.
  const isTheirs = isConnectors(text);
  if (status >= 200 && status < 300) {
    // What was sent has not come where it was to.
    return isTheirs ? undefined : new Unreachable("foreignAnswer", { permanent: false });
  }
  const said = saidIn(text);
  const isAboutSize = status === 413;
  return new Unreachable(reasonOf(status, said), {
    permanent: !PASSING.includes(status) && (isTheirs || isAboutSize),
    mayHaveArrived: PERHAPS_TAKEN.includes(status),
    retryAfterSeconds: askedSeconds(answer.headers),
    about: isTheirs || isAboutSize ? aboutWhat(call, status, said) : undefined,
  });
}

/** The connector answers with a JSON object, or with nothing. */
function isConnectors(text: string): boolean {
  return text.trim() === "" || typeof parsed(text) === "object";
}

/** Ids of private chats and people are enciphered for one registration of a bot; the code alone, `BadArgument`, tells nobody. */
function reasonOf(status: number, { code, message }: Said): string {
  const isUndeciphered =
    (status === 400 || status === 403) && /\bdecrypt (?:conversation|pairwise) id\b/i.test(message);
  return isUndeciphered ? OTHER_REGISTRATION : (code ?? `http${status}`);
}

function aboutWhat(
  { method, url }: Pick<ConnectorCall, "method" | "url">,
  status: number,
  { code, message }: Said,
): UnreachableAbout | undefined {
  const { pathname } = new URL(url);
  // What may not be asked says something of the bot or the chat, whatever the code, unless it is who somebody is.
  if (method === "GET") {
    const isNotThere = status === 404 && code !== "ConversationNotFound";
    return isNotThere && /\/(?:members|participants)\/[^/]+$/.test(pathname) ? "person" : undefined;
  }
  const opensPrivately = method === "POST" && pathname.endsWith("/v3/conversations");
  if (status === 403 && code !== undefined && ABOUT_PERSON.includes(code)) return "person";
  if (opensPrivately) return saysNobody(status, { code, message }) ? "person" : undefined;
  if (!pathname.includes("/activities")) return undefined;
  // A chat of a bot that was registered otherwise (agents-toolkit #10059): it has to be opened anew.
  if ((status === 400 || status === 403) && /\bconversation id\b/i.test(message)) return "chat";
  if (status === 404) return method === "POST" ? "chat" : "message";
  // Of a message that somebody has deleted Teams has been seen to say no more than this (BotFramework-Services #269).
  if (status === 403 && method === "PUT") return "change";
  return status === 400 || status === 413 ? "content" : undefined;
}

/**
 * Whether a private chat is refused for who it is to be with: somebody who has joined without signing in, who is of another organisation
 * or has left this one, or whose id is of another registration. Other 400s say nothing of anybody.
 */
function saysNobody(status: number, { code, message }: Said): boolean {
  if ((status === 404 && code !== undefined) || code === "MemberNotFoundInConversation") return true;
  if (status === 400 && /\banonymous\b|\bInvalid user identity\b/i.test(message)) return true;
  return (status === 400 || status === 403) && /\bpairwise id\b/i.test(message);
}

/** No more than five minutes. */
function askedSeconds(headers: Pick<Headers, "get">): number | undefined {
  const seconds = retryAfterSeconds(headers) ?? 0;
  return seconds > 0 ? Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) : undefined;
}

/** What the connector says went wrong. Nothing of `message` may leave this file: it can hold what people wrote. */
interface Said {
  /** Such as `ForbiddenOperationException`. */
  readonly code: string | undefined;
  readonly message: string;
}

/** The error of a body; one that was handed on by another service has the first one's in its message. */
function saidIn(body: string): Said {
  const whole = object(parsed(body));
  const error = object(whole.error ?? whole);
  const { code, subCode, message = "" } = error;
  const inner = typeof message === "string" ? object(parsed(message)) : {};
  const isCode = (one: unknown): one is string => typeof one === "string" && /^\w[\w ]{0,59}$/.test(one);
  return {
    code: [inner.subCode, subCode, code, inner.code].find(isCode),
    message: typeof message === "string" ? message : "",
  };
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
