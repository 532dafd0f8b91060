/** E-mail addresses: what is one, and which the meeting writes to without asking. */

const LONGEST = 254;
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;
/** «kari_gmail.com#EXT#@kommune.onmicrosoft.com» is a guest's user name, and nobody's mailbox. */
const GUEST_NAME = /#ext#/i;

/**
 * The address in `text`, the way mail servers want it: a domain with other letters than a–z in its coded form. Undefined
 * for anything but one bare address: no names, groups, quotes, several addresses, or characters that can't be seen.
 */
export function parseAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  const [local = "", typed = "", ...more] = trimmed.split("@");
  if (more.length > 0 || local.length > 64 || !LOCAL.test(local) || GUEST_NAME.test(local)) return undefined;
  const domain = coded(typed);
  const labels = domain?.split(".") ?? [];
  const top = labels.at(-1) ?? "";
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(top)) return undefined;
  const address = `${local}@${domain}`;
  return address.length > LONGEST ? undefined : address;
}

/** Letters, digits, dots and hyphens only, before the coding would take other characters for something else. */
function coded(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined;
}

/** In lower case; of an address that `parseAddress` gave. */
export function domainOf(address: string): string {
  return address.slice(address.indexOf("@") + 1).toLowerCase();
}

/** Whether the address is of none of the domains, and none below them, that were settled when the meeting started. */
export function isOutside({ mailDomains }: { readonly mailDomains?: readonly string[] }, address: string): boolean {
  const domain = domainOf(address);
  return mailDomains !== undefined && !mailDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
}
