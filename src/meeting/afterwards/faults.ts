/** What keeps a referat from those it is for. */

/** Why a message did not reach someone; a code with a sentence in each målform. */
export const MAIL_FAULTS = ["noAddress", "denied", "rejected", "unreachable", "invalidAddress"] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

/** Why the archive did not take the referat. */
export const ARCHIVE_FAULTS = ["unreachable", "denied", "rejected", "full"] as const;
export type ArchiveFault = (typeof ARCHIVE_FAULTS)[number];
