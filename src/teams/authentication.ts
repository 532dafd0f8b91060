/** The SDK's authentication, with clients that are kept: the SDK makes two for each activity that comes in. */
import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import {
  AuthenticationError,
  type ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from "botframework-connector";
import { LRUCache } from "lru-cache";
import { Unreachable } from "../errors.ts";

/** A tenant has few service URLs, and those of others go in and out. */
const KEPT = 100;

type Client = ReturnType<ConnectorFactory["create"]>;

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new LRUCache<string, Client>({ max: KEPT });
  #userTokens: Promise<UserTokenClient> | undefined;

  /**
   * Throws AuthenticationError, and Unreachable where there are no keys to check with. Whatever else the SDK and its token
   * library throw is about a token that anybody can make, and that they did not expect to look so.
   */
  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication["authenticateRequest"]>
  ) {
    const authenticated = await super.authenticateRequest(...request).catch((error: unknown) => {
      if (error instanceof Unreachable || error instanceof AuthenticationError) throw error;
      throw new AuthenticationError("not a token", 401);
    });
    return { ...authenticated, connectorFactory: this.createConnectorFactory(authenticated.claimsIdentity) };
  }

  /** Whoever an activity is from, it is answered as the bot: clients differ by where they call and for whom, and by nothing else. */
  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const fresh = super.createConnectorFactory(identity);
    return {
      create: (serviceUrl, audience) => {
        const key = JSON.stringify([serviceUrl, audience]);
        const known = this.#connectors.get(key);
        if (known !== undefined) return known;
        const client = fresh.create(serviceUrl, audience);
        this.#connectors.set(key, client);
        client.catch(() => this.#connectors.delete(key));
        return client;
      },
    };
  }

  /** Nobody is signed in by us: the SDK wants one all the same. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}
