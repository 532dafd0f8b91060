import type { Read, ReadLedger } from "../../src/app/ports/reads.ts";

export interface FakeReads extends ReadLedger {
  readonly noted: Read[];
  fault: () => void;
}

export function fakeReads(): FakeReads {
  const noted: Read[] = [];
  return {
    noted,
    fault: () => {},
    async note(...reads) {
      this.fault();
      noted.push(...reads);
    },
    of: async (stream) => noted.filter((read) => read.stream === stream),
    by: async (personId) => noted.filter((read) => read.personId === personId),
  };
}
