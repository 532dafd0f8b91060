/** One JSON line for each thing worth knowing: codes and counts, never names or texts of people. */
import { pino, stdTimeFunctions } from "pino";
import type { Log } from "./app/ports/log.ts";
import { traceOf, untraced } from "./trace.ts";

const LONGEST_TEXT = 100;
const MINUTE_MS = 60_000;

/** What can stand in a line without meaning anything to whoever reads it; the rest becomes «?». */
const UNSAFE = /[^\w .,:;/()+=-]/g;

export function jsonLog(write: (line: string) => void): Log {
  const lines = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      // One of its own for each line: pino puts the fields of the line into it.
      mixin: () => traceOf() ?? {},
      formatters: {
        level: (level) => ({ level }),
        log: (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safeValue(value)])),
      },
    },
    { write },
  );
  const at =
    (level: "info" | "warn" | "error"): Log["info"] =>
    (event, fields = {}) =>
      lines[level]({ event, ...fields });
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** Codes pass as they are; what others wrote, such as the name of an activity nobody knows, is cut and made harmless. */
function safeValue(value: unknown): unknown {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT).replace(UNSAFE, "?") : value;
}

/**
 * For what strangers can make happen as often as they like: the first line of a kind (event and fields) is written at
 * once, and then one a minute with how many `more` there were, which belongs to none of them.
 */
export function onceAMinute(write: Log["warn"]): Log["warn"] {
  const more = new Map<string, number>();
  return (event, fields = {}) => {
    const kind = JSON.stringify([event, fields]);
    const count = more.get(kind);
    if (count !== undefined) {
      more.set(kind, count + 1);
      return;
    }
    write(event, fields);
    more.set(kind, 0);
    const look = () => {
      const missed = more.get(kind) ?? 0;
      if (missed === 0) {
        more.delete(kind);
        return;
      }
      untraced(() => write(event, { ...fields, more: missed }));
      more.set(kind, 0);
      setTimeout(look, MINUTE_MS).unref();
    };
    setTimeout(look, MINUTE_MS).unref();
  };
}
