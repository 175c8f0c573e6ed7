import type { FactorMockOptions } from "@verify-factors/msw";
import type { Interceptor } from "./intercept.ts";

/** A mock that does something wrong. */
export interface BrokenService {
  name: string;
  /** The rulings of which a rule must fail. */
  fails: readonly number[];
  options?: FactorMockOptions;
  /** Creates what changes the mock's requests and responses. */
  interceptor?: () => Interceptor;
}
