/**
 * How the bot proves to Teams who it is. Not by the SDK's own credentials: those of a managed identity keep a token that
 * Teams no longer takes until it runs out, and none of them stops waiting (PLATFORM §3).
 */
import {
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
  TokenCredentials,
} from "botframework-connector";
import type { TokenSource } from "../entra/tokens.ts";
import { Unreachable } from "../errors.ts";
import type { Acceptance } from "./acceptance.ts";

const SCHEME = "Bearer ";

/**
 * The SDK asks for a token in the middle of a call. Where there is none nothing has left this machine, and the call is told
 * so: `Unreachable("token")`, which passes.
 */
export class BotCredentials extends ServiceClientCredentialsFactory {
  private readonly appId: string;
  private readonly tokens: TokenSource;
  private readonly timeoutMs: number;
  private readonly accepted: Acceptance;

  /** `accepted`: whether Entra takes the bot for who it is. */
  constructor(appId: string, tokens: TokenSource, timeoutMs: number, accepted: Acceptance) {
    super();
    this.accepted = accepted;
    this.appId = appId;
    this.tokens = tokens;
    this.timeoutMs = timeoutMs;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): Promise<ServiceClientCredentials> {
    return { signRequest: async (request) => new TokenCredentials(await this.token()).signRequest(request) };
  }

  /** Another `Authorization` than the one that was refused, if Entra has one. Throws Unreachable. */
  async renewed(refused: string): Promise<string> {
    return `${SCHEME}${await this.token(refused.startsWith(SCHEME) ? refused.slice(SCHEME.length) : refused)}`;
  }

  private async token(refused?: string): Promise<string> {
    this.accepted.requireHope();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("timeout")), this.timeoutMs);
    });
    try {
      const token = await Promise.race([this.tokens(refused), late]);
      this.accepted.taken();
      return token;
    } catch (error) {
      if (error instanceof Unreachable && error.permanent) this.accepted.refused();
      // The identity service's own words may quote ids; they stay here.
      throw new Unreachable("token", { permanent: false, noAnswer: true });
    } finally {
      clearTimeout(timer);
    }
  }
}
