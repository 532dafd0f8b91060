/** The SDK's adapter, opened where we need it: a turn whose answer we send ourselves, and connector clients. */
import { type Activity, CloudAdapter, type TurnContext } from "botbuilder";
import {
  AuthenticationConstants,
  AuthenticationError,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorClientOptions,
  GovernmentConstants,
  TeamsConnectorClient,
} from "botframework-connector";
import type { Log } from "../app/ports/log.ts";
import type { TokenSource } from "../entra/tokens.ts";
import { type Acceptance, acceptance } from "./acceptance.ts";
import { Authentication } from "./authentication.ts";
import type { ConnectorAnswer, ConnectorCall } from "./connectorCall.ts";
import { connectorCalls, type MakeCall, sdkHttpClient } from "./http.ts";
import { useOwnSigningKeys } from "./signingKeys.ts";
import { BotCredentials } from "./token.ts";

type Signed = Parameters<ConnectorClient["credentials"]["signRequest"]>[0];

export interface BotIdentity {
  /** Empty without credentials: the SDK then authenticates nobody, and the server listens on loopback only. */
  readonly appId: string;
  /** As the SDK names them: MicrosoftAppType, MicrosoftAppTenantId, endpoints of sovereign clouds, … */
  readonly settings: Readonly<Record<string, string>>;
  readonly tokens?: TokenSource;
}

export interface AdapterOptions {
  readonly callTimeoutMs?: number;
  readonly log?: Pick<Log, "info" | "error">;
  /** The real clock, counted from anywhere. */
  readonly nowMs?: () => number;
}

const SILENT: Pick<Log, "info" | "error"> = { info() {}, error() {} };

/** One call to the connector takes no longer than this. */
const CALL_TIMEOUT_MS = 10_000;
/** Nor does fetching the token that it needs. */
const TOKEN_TIMEOUT_MS = 10_000;

export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export class BotAdapter extends CloudAdapter {
  private readonly appId: string;
  private readonly audience: string;
  private readonly issuer: string;
  private readonly makeCall: MakeCall;
  private readonly accepted: Acceptance;
  private readonly options: ConnectorClientOptions;

  constructor(identity: BotIdentity, { callTimeoutMs = CALL_TIMEOUT_MS, log = SILENT, nowMs }: AdapterOptions = {}) {
    useOwnSigningKeys();
    const { appId, tokens } = identity;
    const credentials = tokens && new BotCredentials(appId, tokens, TOKEN_TIMEOUT_MS, acceptance("entra", log, nowMs));
    const accepted = acceptance("teams", log, nowMs);
    const makeCall = connectorCalls({
      timeoutMs: callTimeoutMs,
      accepted,
      renewed: async (refused) => credentials?.renewed(refused),
    });
    const options = { httpClient: sdkHttpClient(makeCall) };
    super(new Authentication({ ...identity.settings }, credentials, undefined, undefined, options));
    this.makeCall = makeCall;
    this.accepted = accepted;
    this.options = options;
    this.appId = identity.appId;
    this.audience = audienceOf(identity.settings);
    this.issuer = issuerOf(identity.settings);
  }

  /** As Teams names the bot; undefined without credentials. What is stored may be that of an earlier registration. */
  get botId(): string | undefined {
    return this.appId === "" ? undefined : `28:${this.appId}`;
  }

  /** Authenticates the caller and runs one turn. Gives the answer to an invoke. Throws AuthenticationError. */
  async receive(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeAnswer | undefined> {
    return this.processActivity(authorization, activity, async (context) => {
      this.requireTeams(context);
      await turn(context);
    });
  }

  /** The SDK takes tokens of the Bot Framework Emulator too, which say nothing of the service they are for, and ones that never expire (PLATFORM §4). */
  private requireTeams(context: TurnContext): void {
    if (this.appId === "") return;
    const identity: ClaimsIdentity | undefined = context.turnState.get(this.BotIdentityKey);
    const fromTeams = identity?.getClaimValue(AuthenticationConstants.IssuerClaim) === this.issuer;
    if (!fromTeams || typeof (identity.getClaimValue("exp") as unknown) !== "number") {
      throw new AuthenticationError("not from Teams", 401);
    }
  }

  /** The client for calls of our own accord; one for each service URL. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(this.appId));
    return factory.create(serviceUrl, this.audience) as Promise<ConnectorClient>;
  }

  /** The client for what only Teams has: meetings and their participants. */
  async teams(serviceUrl: string): Promise<TeamsConnectorClient> {
    const { credentials } = await this.connector(serviceUrl);
    return new TeamsConnectorClient(credentials, { ...this.options, baseUri: serviceUrl });
  }

  /** Throws Unreachable where the bot can't prove who it is now, or is not taken for that. A token that is still good is not asked for anew. */
  async requireToken(): Promise<void> {
    this.accepted.requireTaken();
    const { credentials } = await this.connector(this.audience);
    await credentials.signRequest({} as Signed);
  }

  /** A call that the SDK has no method for; `path` is below the service URL. Throws Unreachable. */
  async call(
    serviceUrl: string,
    { path, ...call }: Pick<ConnectorCall, "method"> & { readonly path: string; readonly body: string },
  ): Promise<ConnectorAnswer> {
    const { credentials } = await this.connector(serviceUrl);
    // The SDK's credentials give a request without headers some, where there is a token to put there.
    const signed: Partial<Signed> = {};
    await credentials.signRequest(signed as Signed);
    const headers = { ...signed.headers?.rawHeaders(), "content-type": "application/json; charset=utf-8" };
    return this.makeCall({ ...call, headers, url: new URL(path, withSlash(serviceUrl)).href });
  }
}

function withSlash(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

type Settings = BotIdentity["settings"];

function cloudOf({ ChannelService }: Settings) {
  return ChannelService === GovernmentConstants.ChannelService ? GovernmentConstants : AuthenticationConstants;
}

/** Whose permissions the bot's tokens are for. */
export function audienceOf(settings: Settings): string {
  return settings.ToChannelFromBotOAuthScope ?? cloudOf(settings).ToChannelFromBotOAuthScope;
}

/** Where the bot gets them, without a slash at the end. */
export function loginOriginOf(settings: Settings): string {
  return new URL(settings.ToChannelFromBotLoginUrl ?? cloudOf(settings).ToChannelFromBotLoginUrlPrefix).origin;
}

/** Who signs what Teams sends. */
function issuerOf(settings: Settings): string {
  return settings.ToBotFromChannelTokenIssuer ?? cloudOf(settings).ToBotFromChannelTokenIssuer;
}

export function isAuthenticationError(error: unknown): boolean {
  return error instanceof AuthenticationError;
}
