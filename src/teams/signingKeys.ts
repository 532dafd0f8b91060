/**
 * The keys that Teams' calls are signed with. The SDK's own reader waits without limit, asks once for each caller, and
 * after a day of a running bot lets nobody in when the page is out of reach for a moment; this one does none of that.
 */
import { createPublicKey } from "node:crypto";
import { JwtTokenExtractor } from "botframework-connector/lib/auth/jwtTokenExtractor.js";
import type { OpenIdMetadata } from "botframework-connector/lib/auth/openIdMetadata.js";
import { z } from "zod";
import { Unreachable } from "../errors.ts";

type Key = Awaited<ReturnType<OpenIdMetadata["getKey"]>>;

const TIMEOUT_MS = 5_000;
const HOUR_MS = 3_600_000;
/** As the SDK has it: asked for anew every day, and for a key that isn't there at most once an hour. */
const FRESH_MS = 24 * HOUR_MS;
const ASK_AGAIN_MS = HOUR_MS;
/** Microsoft publishes a new key long before it signs with it; older ones than this are no longer trusted. */
const USABLE_MS = 5 * FRESH_MS;

const metadata = z.object({ jwks_uri: z.url() });
const published = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.string(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
});
type Jwk = z.infer<typeof published>["keys"][number];

/** Makes the SDK ask these keys, whichever page it is set to. */
export function useOwnSigningKeys(): void {
  const pages = new Map<string, Pick<OpenIdMetadata, "getKey">>();
  Object.assign(JwtTokenExtractor, {
    getOrAddOpenIdMetadata(url: string) {
      const page = pages.get(url) ?? signingKeys(url);
      pages.set(url, page);
      return page;
    },
  });
}

/**
 * Keys by their id; `getKey` throws Unreachable("signingKeys") when there are none to look in. Nobody waits for the page
 * whose key is there already: one that hangs would hold up every call.
 */
export function signingKeys(url: string, now: () => number = Date.now): Pick<OpenIdMetadata, "getKey"> {
  let keys: readonly Jwk[] = [];
  let fetchedMs = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;
  /** To make one of what is published takes longer than to check a token with it; a key that is published no more goes with its page. */
  const made = new WeakMap<Jwk, Key>();

  function refresh(): Promise<void> {
    fetching ??= fetchKeys(url)
      .then((found) => {
        keys = found;
        fetchedMs = now();
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  }

  return {
    async getKey(keyId) {
      const ageMs = now() - fetchedMs;
      const missing = !keys.some(({ kid }) => kid === keyId);
      if (ageMs > FRESH_MS || (missing && ageMs > ASK_AGAIN_MS)) {
        const usable = ageMs <= USABLE_MS;
        const refreshed = refresh().catch(() => {
          if (!usable) throw new Unreachable("signingKeys", { permanent: false });
        });
        if (missing || !usable) await refreshed;
      }
      const jwk = keys.find(({ kid }) => kid === keyId);
      const known = jwk && made.get(jwk);
      if (known !== undefined) return known;
      const key = keyOf(jwk);
      if (jwk !== undefined) made.set(jwk, key);
      return key;
    },
  };
}

async function fetchKeys(url: string): Promise<readonly Jwk[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const { jwks_uri } = metadata.parse(await json(url, signal));
  return published.parse(await json(jwks_uri, signal)).keys;
}

async function json(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`http${response.status}`);
  return response.json();
}

/** In the form the SDK's token library takes; null where there is no such key, or it is none of RSA's. */
function keyOf(jwk: Jwk | undefined): Key {
  if (jwk?.n === undefined || jwk.e === undefined) return null as unknown as Key;
  const { kty, n, e } = jwk;
  const key = createPublicKey({ key: { kty, n, e }, format: "jwk" });
  return { key: key as unknown, endorsements: jwk.endorsements ?? [] } as Key;
}
