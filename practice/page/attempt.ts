/** Does something over the wire, and tells the person when it couldn't be done. */
import { toast } from "./announce.ts";
import type { PageState } from "./state.ts";
import { Fault } from "./wire.ts";

/** What `work` gives; undefined when the room couldn't do it, which `tell` says (a note on the page by default). */
export async function attempt<T>(
  { t }: PageState,
  work: () => Promise<T>,
  tell: (problem: string) => void = (problem) => toast(problem, t.close, "problem"),
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(t.faults[error.code]);
    return undefined;
  }
}
