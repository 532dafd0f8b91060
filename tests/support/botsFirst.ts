/** The order in which files of tests begin. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * A bot in a process of its own waits more than it works: begun first, several leave room on the cores for the rest. Files that
 * have a process alone go before all others: a shared process ends where the next file in the row has one of its own, and
 * whoever comes after would load the product anew.
 */
export class BotsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  if (project.config.isolate) return 0;
  return moduleId.includes("/tests/endToEnd/") ? 1 : 2;
}
