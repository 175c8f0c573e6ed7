import { createMockServer, createUrlBuilder, type MockServer, resolveBaseUrl } from "@verify-factors/openapi-mock";
import type { Factor, FactorType, NewFactor } from "@verify-factors/types";
import { generateCode } from "./crypto/otp.ts";
import type { FactorSeed, SeedOf } from "./factor-seed.ts";
import { contract } from "./generated/contract.ts";
import type { FactorMockOptions } from "./options.ts";
import { resolveOptions } from "./resolve-options.ts";
import { seedFactor } from "./seed-factor.ts";
import type { FactorApi } from "./service/api.ts";
import { toFactor } from "./service/factor-record.ts";
import { FactorStore } from "./service/factor-store.ts";
import { formatError } from "./service/format-error.ts";
import { handlers } from "./service/handlers.ts";
import { createRequestIds } from "./service/request-ids.ts";

/**
 * A mock of the service, created by {@link createFactorMock}. Keeps its factors in memory and shares nothing with other
 * mocks.
 */
export interface FactorMock extends Omit<MockServer<FactorApi>, "onReset"> {
  /**
   * Stores a factor. Ignores the service's limits on the number of factors. Omitted values, such as the identity, come
   * from the description's examples. Throws a `TypeError` that names each invalid value.
   *
   * @see ruling 37
   * @example
   * ```ts
   * const { sid } = mock.add({ FactorType: "totp", FriendlyName: "Ada's phone", status: "verified" });
   * ```
   */
  add<K extends FactorType>(
    seed: SeedOf<K> & { FactorType: K },
    options?: UrlOptions,
  ): Extract<NewFactor, { factor_type: K }>;
  /** Returns all factors that exist now, grouped by entity, oldest first. */
  factors(options?: UrlOptions): Factor[];
  /**
   * Returns the code that the user's authenticator app shows now. Throws a `TypeError` if there is no TOTP factor
   * with this sid.
   */
  code(sid: string): string;
}

/** Options for {@link FactorMock.add} and {@link FactorMock.factors}, which have no request to take a base URL from. */
export interface UrlOptions {
  /**
   * The base URL of each factor's `url`.
   * @default the mock's `baseUrl`
   */
  baseUrl?: string | undefined;
}

/**
 * Creates a mock that behaves like the service: it creates, lists, verifies, changes and deletes factors, and responds
 * to invalid requests with the service's own errors. Throws a `TypeError` that names each invalid option.
 *
 * @example
 * ```ts
 * const mock = createFactorMock();
 * const server = setupServer(...mock.handlers);
 * beforeAll(() => server.listen());
 * afterEach(() => server.resetHandlers());
 * ```
 */
export function createFactorMock(options: FactorMockOptions = {}): FactorMock {
  const resolved = resolveOptions(options);
  const { baseUrl, credentials, strict, services, factors, now, random, warn } = resolved;
  const toUrlBuilder = ({ baseUrl: base = baseUrl }: UrlOptions = {}) =>
    createUrlBuilder<FactorApi>(contract, resolveBaseUrl(base));
  let store = new FactorStore(resolved);

  const { onReset, ...server } = createMockServer<FactorApi>({
    contract,
    baseUrl,
    credentials,
    strict,
    state: () => store,
    checkPath: ({ ServiceSid = "" }, { error }) => {
      if (services && !services.has(ServiceSid)) throw error("NotFound");
    },
    formatError,
    handlers,
    responseHeaders: createRequestIds(random),
    warn,
  });

  const add = (seed: FactorSeed, urlOptions?: UrlOptions) =>
    seedFactor("mock.add", seed, store, toUrlBuilder(urlOptions));
  const seedStore = () => {
    // Replace the store instead of clearing it, so that in-flight requests cannot write into the new one.
    store = new FactorStore(resolved);
    for (const [index, seed] of factors.entries()) {
      seedFactor(`createFactorMock: factors[${index}]`, seed, store, toUrlBuilder());
    }
  };
  seedStore();
  onReset(seedStore);

  return {
    ...server,
    // The type of the result depends on the caller's `FactorType`, which TypeScript cannot infer here.
    add: add as FactorMock["add"],
    factors: (urlOptions) => {
      const url = toUrlBuilder(urlOptions);
      return store.listFactors().map((record) => toFactor(record, url));
    },
    code: (sid) => {
      const record = store.find(sid);
      if (record?.factor_type === "totp") return generateCode(record, now());
      throw new TypeError(
        record
          ? `mock.code: ${sid} is a push factor, which has no code. Sign with a device of createPushDevice() instead.`
          : `mock.code: unknown factor ${sid}.`,
      );
    },
  };
}
