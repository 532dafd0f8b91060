/** What is measured: actions a second under load, and what one action costs as a meeting grows. */
import { type Connector, invoke } from "./teams.ts";

export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Sends `count` actions with `parallel` under way at a time, after a tenth as many that are not counted. */
export async function underLoad(
  count: number,
  parallel: number,
  action: (index: number) => Promise<unknown>,
): Promise<Load> {
  await inParallel(Math.ceil(count / 10), parallel, action);
  const times: number[] = [];
  const startedAt = performance.now();
  await inParallel(count, parallel, async (index) => {
    const from = performance.now();
    await action(index);
    times.push(performance.now() - from);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: count / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) };
}

async function inParallel(count: number, parallel: number, action: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await action(next++);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

/** Median cost of the actions around the 1,000th divided by that of the actions around the 10th, in one meeting. */
export async function growth(action: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < 1010; index += 1) {
    const from = performance.now();
    await action(index);
    times.push(performance.now() - from);
  }
  return quantile(times.slice(990, 1010), 0.5) / quantile(times.slice(0, 20), 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Brings a meeting to its clarifying round. Gives what sends one contribution: when it is answered, it is stored. */
export async function meetingReady(
  port: number,
  teams: Connector,
  chatId: string,
): Promise<(index: number) => Promise<void>> {
  const submit = (who: number, data: object) => invoke(port, teams.serviceUrl, chatId, who, "task/submit", { data });
  const press = (data: { readonly verb: string; readonly [field: string]: string }) => {
    const value = { action: { type: "Action.Execute", verb: data.verb, data }, trigger: "manual" };
    return invoke(port, teams.serviceUrl, chatId, 0, "adaptiveCard/action", value);
  };
  await submit(0, START);
  const m = await teams.meetingIn(chatId);
  await press({ verb: "goWithoutViddevakt", m });
  await press({ verb: "nextPhase", from: "roles", m });
  await submit(0, {
    verb: "describe",
    m,
    what: "Mykje uro ute",
    behind: "Me ser det i undersøkinga",
    grounds: "observations",
  });
  await press({ verb: "nextPhase", from: "description", m });
  return async (index) => {
    const text = `Kva skjer når det ringjer inn, gong nummer ${index}?`;
    const answer = await submit(index, { verb: "contribute", m, phase: "clarifying", text });
    // A dialog that closes has been stored; anything else is a refusal.
    if (answer !== "{}") throw new Error(`not stored: ${answer.slice(0, 300)}`);
  };
}

const START = {
  verb: "start",
  eining: "Fjordglytt skule",
  einingKind: "school",
  topic: "Uro i friminutta",
  målform: "nn",
  totalMinutes: "60",
  sendAfterHours: "24",
};
