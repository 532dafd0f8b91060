/** Where mail goes to without anybody being asked. */
import { domainOf } from "../meeting/addresses.ts";

export interface MailPolicy {
  /** Domains that mail goes to without asking; undefined for those of the sender and the organisation's own people. */
  readonly recipientDomains?: readonly string[] | undefined;
  readonly senderDomain: string;
}

/** As configured; else the sender's, and those of `own`, the addresses of the organisation's own people. */
export function mailDomains({ recipientDomains, senderDomain }: MailPolicy, own: readonly string[]): string[] {
  if (recipientDomains !== undefined) return [...recipientDomains];
  return [...new Set([senderDomain, ...own.map(domainOf)])];
}
