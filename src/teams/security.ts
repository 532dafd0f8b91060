/**
 * What an activity must be before the SDK sees it. The SDK leaves gaps (PLATFORM §4): without a `serviceUrl` or a
 * `channelId` some of its checks are skipped, and a missing `type` makes it throw.
 */
import { z } from "zod";

export interface InboundPolicy {
  /** Production: only Teams, only these tenants, only Microsoft's service hosts. */
  readonly production: boolean;
  /** In lower case. */
  readonly tenantIds: readonly string[];
  /** Host names, or suffixes that begin with a dot; in lower case. */
  readonly serviceHosts: readonly string[];
}

/** Where Teams' connector lives in the public cloud; sovereign clouds are added by configuration. */
export const TEAMS_SERVICE_HOSTS: readonly string[] = [".botframework.com", "smba.trafficmanager.net"];

const shape = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().url().max(500),
  from: z.looseObject({
    id: z.string().min(1).max(500),
    aadObjectId: z.string().max(100).nullish(),
    name: z.string().max(500).nullish(),
  }),
  recipient: z.looseObject({ id: z.string().min(1).max(500) }),
  conversation: z.looseObject({ id: z.string().min(1).max(1000), tenantId: z.string().max(100).nullish() }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().max(100).nullish() }).nullish() }).nullish(),
});

export type InboundFault = "malformed" | "channel" | "serviceUrl" | "tenant";

/** The reason to turn an activity away, or undefined when the SDK may look at it. */
export function inboundFault(body: unknown, policy: InboundPolicy): InboundFault | undefined {
  const parsed = shape.safeParse(body);
  if (!parsed.success) return "malformed";
  const activity = parsed.data;
  if (!isAllowedService(activity.serviceUrl, policy)) return "serviceUrl";
  if (!policy.production) return undefined;
  if (activity.channelId !== "msteams") return "channel";
  return isAllowedTenant(activity, policy) ? undefined : "tenant";
}

/**
 * The conversation's tenant is the one that hosts the chat; channelData's may be the sender's own, where somebody from
 * another organisation takes part. Microsoft's pages don't say which, so both must be on the list, and one be there.
 */
function isAllowedTenant({ conversation, channelData }: z.infer<typeof shape>, { tenantIds }: InboundPolicy): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => typeof id === "string");
  return named.length > 0 && named.every((id) => tenantIds.includes(id.toLowerCase()));
}

/** Without credentials the bot answers this machine only; with them, Microsoft's hosts over https. */
function isAllowedService(serviceUrl: string, policy: InboundPolicy): boolean {
  const url = new URL(serviceUrl);
  if (!policy.production) return isLoopback(url.hostname);
  if (url.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "") return false;
  return policy.serviceHosts.some((host) =>
    host.startsWith(".") ? url.hostname.endsWith(host) : url.hostname === host,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
