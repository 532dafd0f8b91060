/** The archive that referats are handed to. */
import type { ArchivePackage } from "../../arkivmelding/package.ts";

/**
 * `delivered`: it lies where the archive takes it from, and no more will be heard of it. `awaitingReceipt`: it is on its
 * way, and the archive's own answer comes later, under the same `reference`.
 */
export interface ArchiveReceipt {
  readonly status: "delivered" | "awaitingReceipt";
  /** What the package is found again by: a path, a Message-ID, … It may hold words of people, so it is not for the log. */
  readonly reference: string;
}

export interface Archive {
  /**
   * Hands the package over; the same one twice is kept once, or can be told to be the same by its key. Throws
   * Unreachable with an ArchiveFault as reason.
   */
  deliver(pack: ArchivePackage): Promise<ArchiveReceipt>;
}
