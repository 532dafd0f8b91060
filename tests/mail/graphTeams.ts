/** Apps and chats as Graph shows them: the organisation's catalogue, who has an app, who is in a chat. */
import { type Asked, graphError, type Reply } from "./graphWire.ts";

export interface ChatMember {
  /** Null for somebody without an account, such as an anonymous participant. */
  readonly userId: string | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly tenantId?: string;
}

const FORBIDDEN: Reply = { status: 403, body: graphError("Forbidden", "Missing role permissions on the request.") };

export class GraphTeams {
  /** The catalogue's own id by the id in the manifest. */
  readonly catalogue = new Map<string, string>();
  /** Who has the app; by object id. */
  readonly installed: string[] = [];
  /** Told of each who gets it. */
  onInstalled: (userId: string) => void = () => undefined;
  /** Object ids of the tenant. */
  readonly users = new Set<string>();
  readonly chats = new Map<string, readonly ChatMember[]>();
  mayReadCatalogue = true;
  mayInstall = true;
  /** Resource-specific consent for the chat. */
  mayReadMembers = true;
  /** A personal installation does not take consent to permissions on chats. */
  refusesConsent = false;
  /** Members on a page. */
  pageSize = 100;

  answer(asked: Asked, path: string): Reply {
    if (path === "/appCatalogs/teamsApps") return this.#find(asked);
    const [, userId] = /^\/users\/([^/]+)\/teamwork\/installedApps$/.exec(path) ?? [];
    if (userId !== undefined && asked.method === "POST") return this.#install(asked, userId);
    const [, chatId] = /^\/chats\/([^/]+)\/members$/.exec(path) ?? [];
    if (chatId !== undefined) return this.#members(asked, path, decodeURIComponent(chatId));
    return { status: 404, body: graphError("ResourceNotFound", "Resource not found for the segment.") };
  }

  #find(asked: Asked): Reply {
    if (!this.mayReadCatalogue) return FORBIDDEN;
    const [, externalId = ""] = /^externalId eq '([^']+)'$/.exec(asked.query.get("$filter") ?? "") ?? [];
    const id = this.catalogue.get(externalId);
    const resourceSpecificPermissions = [{ permissionValue: "ChatMember.Read.Chat", permissionType: "application" }];
    const authorization = { requiredPermissionSet: { resourceSpecificPermissions } };
    const appDefinitions =
      asked.query.get("$expand") === "appDefinitions"
        ? { appDefinitions: [{ id: "d1", version: "1.0.0", publishingState: "published", authorization }] }
        : {};
    const value = id === undefined ? [] : [{ id, externalId, distributionMethod: "organization", ...appDefinitions }];
    return { status: 200, body: { value } };
  }

  #install(asked: Asked, userId: string): Reply {
    const body = JSON.parse(asked.body.toString()) as Record<string, unknown>;
    if (!this.mayInstall) return FORBIDDEN;
    if (!this.users.has(userId)) return { status: 404, body: graphError("NotFound", "No user was found.") };
    const known = [...this.catalogue.values()];
    const [, id = ""] = /\/v1\.0\/appCatalogs\/teamsApps\/([^/]+)$/.exec(String(body["teamsApp@odata.bind"])) ?? [];
    if (!known.includes(id)) return { status: 404, body: graphError("NotFound", "App not found.") };
    if (this.refusesConsent && body.consentedPermissionSet !== undefined) {
      return { status: 400, body: graphError("BadRequest", "The required permissions have not been consented to.") };
    }
    if (this.installed.includes(userId)) {
      return { status: 409, body: graphError("Conflict", "App entitlement already exists.") };
    }
    this.installed.push(userId);
    this.onInstalled(userId);
    return { status: 201, body: "" };
  }

  #members(asked: Asked, path: string, chatId: string): Reply {
    const members = this.chats.get(chatId);
    if (!this.mayReadMembers) return FORBIDDEN;
    if (members === undefined) return { status: 404, body: graphError("NotFound", "No thread was found.") };
    if ([...asked.query.keys()].some((key) => key !== "$skiptoken")) {
      return { status: 400, body: graphError("BadRequest", "Query option is not allowed.") };
    }
    const from = Number(asked.query.get("$skiptoken") ?? 0);
    const value = members.slice(from, from + this.pageSize).map((member, index) => ({
      "@odata.type": "#microsoft.graph.aadUserConversationMember",
      id: `member-${from + index}`,
      roles: [],
      visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
      ...member,
    }));
    const next = from + this.pageSize;
    const more = next < members.length ? { "@odata.nextLink": `${GRAPH}/v1.0${path}?$skiptoken=${next}` } : {};
    return { status: 200, body: { "@odata.count": value.length, ...more, value } };
  }
}

/** Next pages are given with the address that Graph goes by. */
const GRAPH = "https://graph.microsoft.com";
