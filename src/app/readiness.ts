/** Whether the bot can do its work now, for those who run it: a word for each thing it stands on. */
import type { Part, Readiness } from "./ports/readiness.ts";

/** Whoever asks often gets the same answer for a second. */
const KEPT_MS = 1_000;
const WITHIN_MS = 3_000;

/** `checks` throw where a part does not work; one that takes longer than three seconds doesn't either. */
export function readinessOf(
  checks: Readonly<Record<Part, () => Promise<void>>>,
  nowMs: () => number = () => performance.now(),
): () => Promise<Readiness> {
  let askedMs = Number.NEGATIVE_INFINITY;
  let answer: Promise<Readiness> | undefined;
  return () => {
    if (answer === undefined || nowMs() - askedMs >= KEPT_MS) {
      askedMs = nowMs();
      answer = look(checks);
    }
    return answer;
  };
}

async function look(checks: Readonly<Record<Part, () => Promise<void>>>): Promise<Readiness> {
  const [database, queue, token] = await Promise.all([
    works(checks.database),
    works(checks.queue),
    works(checks.token),
  ]);
  return { database, queue, token };
}

async function works(check: () => Promise<void>): Promise<"ok" | "fault"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"fault">((resolve) => {
    timer = setTimeout(() => resolve("fault"), WITHIN_MS);
  });
  const checked = check().then(
    () => "ok" as const,
    () => "fault" as const,
  );
  try {
    return await Promise.race([checked, late]);
  } finally {
    clearTimeout(timer);
  }
}
