/**
 * The bot's own token, which the SDK fetches in the middle of a call. Where that fails nothing has left this machine,
 * and the call is told so: `Unreachable("token")`, which passes.
 */
import { AppCredentials, ServiceClientCredentialsFactory } from "botframework-connector";
import { Unreachable } from "../errors.ts";

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory["createCredentials"]>>;

export class CarefulCredentials extends ServiceClientCredentialsFactory {
  private readonly factory: ServiceClientCredentialsFactory;
  private readonly timeoutMs: number;
  private latest: Credentials | undefined;
  private renewing: Promise<string> | undefined;

  constructor(factory: ServiceClientCredentialsFactory, timeoutMs: number) {
    super();
    this.factory = factory;
    this.timeoutMs = timeoutMs;
  }

  isValidAppId(appId: string): Promise<boolean> {
    return this.factory.isValidAppId(appId);
  }

  isAuthenticationDisabled(): Promise<boolean> {
    return this.factory.isAuthenticationDisabled();
  }

  override async createCredentials(
    ...options: Parameters<ServiceClientCredentialsFactory["createCredentials"]>
  ): Promise<Credentials> {
    const credentials = await this.factory.createCredentials(...options);
    const sign = credentials.signRequest.bind(credentials);
    credentials.signRequest = (request) => this.inTime(sign(request));
    this.latest = credentials;
    return credentials;
  }

  /** A new `Authorization`, past the token that is kept; those who ask at once get the same. Throws Unreachable. */
  async renewed(): Promise<string | undefined> {
    const credentials = this.latest;
    if (!(credentials instanceof AppCredentials)) return undefined;
    this.renewing ??= this.inTime(credentials.getToken(true)).finally(() => {
      this.renewing = undefined;
    });
    return `Bearer ${await this.renewing}`;
  }

  private async inTime<T>(token: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("timeout")), this.timeoutMs);
    });
    try {
      return await Promise.race([token, late]);
    } catch {
      // The identity service's own words may quote ids; they stay here.
      throw new Unreachable("token", { permanent: false, noAnswer: true });
    } finally {
      clearTimeout(timer);
    }
  }
}
