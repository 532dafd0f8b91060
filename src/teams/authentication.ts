/** The SDK's authentication, with clients that are kept: the SDK makes two for each activity that comes in. */
import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { type ClaimsIdentity, ConnectorFactory, type UserTokenClient } from "botframework-connector";
import { LRUCache } from "lru-cache";

/** A tenant has few service URLs, and those of others go in and out. */
const KEPT = 100;

type Client = ReturnType<ConnectorFactory["create"]>;

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new LRUCache<string, Client>({ max: KEPT });
  #userTokens: Promise<UserTokenClient> | undefined;

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication["authenticateRequest"]>
  ) {
    const authenticated = await super.authenticateRequest(...request);
    return { ...authenticated, connectorFactory: this.createConnectorFactory(authenticated.claimsIdentity) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new KeptConnectors(super.createConnectorFactory(identity), this.#connectors);
  }

  /** Nobody is signed in by us: the SDK wants one all the same. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

/** Whoever an activity is from, it is answered as the bot: clients differ by where they call and for whom, and by nothing else. */
class KeptConnectors extends ConnectorFactory {
  readonly #fresh: ConnectorFactory;
  readonly #kept: LRUCache<string, Client>;

  constructor(fresh: ConnectorFactory, kept: LRUCache<string, Client>) {
    super();
    this.#fresh = fresh;
    this.#kept = kept;
  }

  override create(serviceUrl: string, audience: string): Client {
    const key = JSON.stringify([serviceUrl, audience]);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const client = this.#fresh.create(serviceUrl, audience);
    this.#kept.set(key, client);
    client.catch(() => this.#kept.delete(key));
    return client;
  }
}
