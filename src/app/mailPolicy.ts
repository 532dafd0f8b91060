/** Where mail goes to without anybody being asked. */
import { Refused } from "../errors.ts";
import { domainOf, isOutside } from "../meeting/addresses.ts";

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

/** Addresses of those in an eining whom Teams has shown. */
export function ownAddresses(people: readonly { readonly personId?: string; readonly email?: string }[]): string[] {
  return people.flatMap(({ personId, email }) => (personId === undefined || email === undefined ? [] : [email]));
}

/** Whether mail may go there of itself. Throws Refused. */
export function requireInside(policy: MailPolicy, own: readonly string[], address: string): void {
  if (isOutside({ mailDomains: mailDomains(policy, own) }, address)) throw new Refused("addressOutside");
}
