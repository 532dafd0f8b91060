/** The order in which files of tests begin. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** A bot in a process of its own waits more than it works: begun first, several leave room on the cores for the rest. */
export class BotsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => Number(hasBot(b)) - Number(hasBot(a)));
  }
}

function hasBot({ moduleId }: TestSpecification): boolean {
  return moduleId.includes("/tests/endToEnd/");
}
