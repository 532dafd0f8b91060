/** One JSON line for each thing worth knowing: codes and counts, never names or texts of people. */
import type { Log } from "./app/ports.ts";

export function jsonLog(write: (line: string) => void): Log {
  const at =
    (level: string): Log["info"] =>
    (event, fields) => {
      write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}
