/** Calls as no well-behaved client makes them, and what a process on this machine holds in memory. */
import { readFile } from "node:fs/promises";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** Posts `body` in pieces (or as one), until it is through or the answer is there. */
export function post(url: string, headers: OutgoingHttpHeaders, body: Buffer | Iterable<Buffer>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  let answered = false;
  const req = request(url, { method: "POST", headers, agent: false }, async (res) => {
    answered = true;
    resolve({ status: res.statusCode ?? 0, body: await text(res), headers: res.headers });
    req.destroy();
  });
  // Whoever is refused early may find the connection closed while still writing.
  req.on("error", (error) => answered || reject(error));
  const write = async () => {
    for (const piece of Buffer.isBuffer(body) ? [body] : body) {
      if (answered) return;
      if (!req.write(piece)) await new Promise((resolve) => setImmediate(resolve));
    }
    req.end();
  };
  write().catch(reject);
  return promise;
}

/** Writes bytes to a new connection and gives what comes back until it matches, or the other side ends it. */
export function raw(url: string, bytes: string, until?: RegExp): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const { promise, resolve } = Promise.withResolvers<string>();
  let said = "";
  socket
    .on("error", () => undefined)
    .on("close", () => resolve(said))
    .on("data", (chunk) => {
      said += chunk;
      if (until?.test(said)) socket.destroy();
    })
    .write(bytes);
  return promise;
}

/** The most memory that a process has had at once, in MB. */
export async function peakMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
