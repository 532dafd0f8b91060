/** Makes documents in a thread beside the bot's, so that no answer in a chat waits for one. */
import { Worker } from "node:worker_threads";
import type { Renderer } from "../app/ports/rendering.ts";
import { Unreachable } from "../errors.ts";
import type { Answer, Outcome, Task } from "./messages.ts";

/**
 * A small young generation is collected often, and with it the native memory of drawn pictures, which V8 does not see:
 * without it fifteen referats in a row take 270 MB, with it 140. The old one is four times what the longest referat needs.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 } as const;

/** The longest referat takes seconds. What takes longer never ends, and all others wait behind it. */
const LONGEST_TASK_MS = 60_000;

/** The thread starts with the first task, and again after one that ended it or had to be ended. */
export function threadRenderer(longestTaskMs = LONGEST_TASK_MS): Renderer {
  const waiting = new Map<number, PromiseWithResolvers<Outcome[keyof Outcome]>>();
  let worker: Worker | undefined;
  let last = 0;
  let patience: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url), { resourceLimits: LIMITS });
    started.on("message", (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      waitFor(started);
      // An idle thread is no reason to keep the process.
      if (waiting.size === 0) started.unref();
      if ("outcome" in answer) asked?.resolve(answer.outcome);
      else asked?.reject(new Error(`rendering failed: ${answer.fault}`));
    });
    started.on("error", () => lost(started));
    started.on("exit", () => lost(started));
    return started;
  }

  /** The thread has so long for the next answer that it owes. */
  function waitFor(which: Worker): void {
    clearTimeout(patience);
    if (waiting.size > 0) patience = setTimeout(() => void which.terminate(), longestTaskMs);
  }

  function lost(which: Worker): void {
    if (worker !== which) return;
    worker = undefined;
    for (const asked of waiting.values()) asked.reject(new Unreachable("renderer", { permanent: false }));
    waiting.clear();
    waitFor(which);
  }

  function ask<K extends Task["kind"]>(task: Extract<Task, { kind: K }>): Promise<Outcome[K]> {
    worker ??= start();
    last += 1;
    const asked = Promise.withResolvers<Outcome[keyof Outcome]>();
    waiting.set(last, asked);
    if (waiting.size === 1) waitFor(worker);
    worker.ref();
    worker.postMessage({ id: last, task });
    return asked.promise as Promise<Outcome[K]>;
  }

  return {
    render: (document) => ask({ kind: "referat", document }),
    draw: (picture, longestPx) => ask({ kind: "picture", picture, longestPx }),
    drawChart: (chart, longestPx) => ask({ kind: "chart", chart, longestPx }),
    drawPages: (document, longestPx) => ask({ kind: "pages", document, longestPx }),
    async close() {
      await worker?.terminate();
    },
  };
}
