/** What a file system's refusal means to the person who can do something about it. */
import { Unreachable } from "../errors.ts";
import type { ArchiveFault } from "../meeting/afterwards/faults.ts";

const FAULT: Readonly<Record<string, ArchiveFault>> = {
  EACCES: "denied",
  EPERM: "denied",
  EROFS: "denied",
  ENOSPC: "full",
  EDQUOT: "full",
  EFBIG: "full",
  EINVAL: "rejected",
  EILSEQ: "rejected",
  ENAMETOOLONG: "rejected",
  ENOTDIR: "rejected",
};

/** The error of a system call as Unreachable with an ArchiveFault as reason; any other error as it is. */
export function folderFault(error: unknown): unknown {
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return error;
  const fault = FAULT[String(error.code)] ?? "unreachable";
  return unreachable(fault);
}

/** Room and network come back by themselves; rights and names don't. */
export function unreachable(fault: ArchiveFault, retryAfterSeconds?: number): Unreachable {
  return new Unreachable(fault, { permanent: fault === "denied" || fault === "rejected", retryAfterSeconds });
}
