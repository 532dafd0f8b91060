/**
 * Reads the body of a call: JSON as it is, and nothing else. Neither compressed bodies nor forms or files are read, so
 * that nobody can make the process unpack, parse or store what it did not ask for; the size is counted while reading.
 */
import type { IncomingMessage } from "node:http";
import type { Response } from "restify";

/** Why a body was not taken. The words are ours: a library's own would quote what was sent. */
export type BodyFaultCode = "mediaType" | "tooLarge" | "malformed" | "busy";

const STATUS: Readonly<Record<BodyFaultCode, number>> = { mediaType: 415, tooLarge: 413, malformed: 400, busy: 503 };

export class BodyFault extends Error {
  readonly code: BodyFaultCode;

  constructor(code: BodyFaultCode) {
    super(code);
    this.name = "BodyFault";
    this.code = code;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

export interface BodyLimits {
  readonly maxBytes: number;
  /** Held for all bodies that are being read at once, beyond what each may always have; above it large ones are turned away. */
  readonly maxHeldBytes: number;
}

/**
 * So much of any body is read. What Teams sends has room in it: whoever holds large bodies back, to fill what there is for
 * them, keeps nobody out.
 */
const ALWAYS_BYTES = 64 * 1024;

/** Objects and lists inside each other; no activity of Teams' comes near. */
const MAX_DEPTH = 100;

/**
 * Gives what reads one body: `application/json` in UTF-8, not encoded any further, within the limits. Throws BodyFault;
 * what is left of a body that was refused is thrown away as it comes.
 */
export function jsonReader({ maxBytes, maxHeldBytes }: BodyLimits): (req: IncomingMessage) => Promise<unknown> {
  let heldBytes = 0;

  /** Throws as soon as it is too much. */
  async function bytesOf(req: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let beyond = 0;
    try {
      for await (const chunk of req.iterator({ destroyOnReturn: false })) {
        bytes += chunk.length;
        heldBytes -= beyond;
        beyond = Math.max(0, bytes - ALWAYS_BYTES);
        heldBytes += beyond;
        if (bytes > maxBytes) throw new BodyFault("tooLarge");
        if (beyond > 0 && heldBytes > maxHeldBytes) throw new BodyFault("busy");
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    } finally {
      heldBytes -= beyond;
    }
  }

  return async (req) => {
    if (!isPlainJson(req)) throw new BodyFault("mediaType");
    if (Number(req.headers["content-length"] ?? 0) > maxBytes) throw new BodyFault("tooLarge");
    try {
      return jsonIn(new TextDecoder("utf-8", { fatal: true }).decode(await bytesOf(req)));
    } catch (error) {
      // Also one that broke off: then nobody is there to read the answer.
      throw error instanceof BodyFault ? error : new BodyFault("malformed");
    } finally {
      req.resume();
    }
  };
}

/** Answers with JSON, whatever the caller says it accepts; without `body` with no bytes at all. */
export function answerJson(res: Response, status: number, body?: unknown): void {
  if (body === undefined) res.send(status);
  else res.sendRaw(status, JSON.stringify(body), { "content-type": "application/json; charset=utf-8" });
}

/**
 * Says that a body was refused. Where the caller wants the connection closed after it, that waits until they have written
 * all: closed before, it would be reset under them, and the answer lost.
 */
export function answerRefused(res: Response, { status }: BodyFault, body: unknown): void {
  const { req, shouldKeepAlive } = res;
  const close = () => req.socket.end();
  if (!shouldKeepAlive) res.once("finish", () => (req.readableEnded ? close() : req.once("end", close)));
  res.setHeader("connection", "keep-alive");
  answerJson(res, status, body);
}

function isPlainJson({ headers }: IncomingMessage): boolean {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  const [type = "", ...parameters] = (headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  return (
    encoding === "identity" &&
    type.trim() === "application/json" &&
    (charset === undefined || ["utf-8", "utf8"].includes(charset.slice("charset=".length).replaceAll('"', "")))
  );
}

/** What a JSON text of others' says, no deeper than can be worked with, and so that it can be stored. Throws for any other text. */
export function jsonIn(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw new BodyFault("malformed");
  const value: unknown = JSON.parse(text);
  return UNSTORABLE.test(text) ? storable(value) : value;
}

/** Half a character, or the one that no database keeps: only an escape can smuggle either into JSON of UTF-8. */
const UNSTORABLE = /\\u(?:d[89a-f]|0000)/i;
const MISSING = "\ufffd";

/** The same with the sign for what is missing in their place, also in what things are called. */
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", MISSING);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [storable(name), storable(one)]));
}

/** How deep the lists and objects of a JSON text go, told before it is parsed. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (quoted) {
      if (sign === "\\") at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, ++depth);
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return deepest;
}
