/** Makes documents in a thread beside the bot's, so that no answer in a chat waits for one. */
import { Worker } from "node:worker_threads";
import type { RenderedReferat, Renderer } from "../app/ports.ts";
import { Unreachable } from "../errors.ts";
import type { Made } from "./messages.ts";

type Waiting = PromiseWithResolvers<RenderedReferat>;

/** The thread starts with the first document, and again after one that ended it. */
export function threadRenderer(): Renderer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url));
    started.on("message", (made: Made) => {
      const asked = waiting.get(made.id);
      waiting.delete(made.id);
      if ("files" in made) asked?.resolve(made.files);
      else asked?.reject(new Error(`rendering failed: ${made.fault}`));
    });
    started.on("error", () => lost(started));
    started.on("exit", () => lost(started));
    // A document under way is no reason to keep the process: its job is stored.
    started.unref();
    return started;
  }

  function lost(which: Worker): void {
    if (worker !== which) return;
    worker = undefined;
    for (const asked of waiting.values()) asked.reject(new Unreachable("renderer", { permanent: false }));
    waiting.clear();
  }

  return {
    render(document) {
      worker ??= start();
      last += 1;
      const asked: Waiting = Promise.withResolvers();
      waiting.set(last, asked);
      worker.postMessage({ id: last, document });
      return asked.promise;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
