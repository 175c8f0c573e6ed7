import type { CreateFactorRequest, FactorStatus, FactorType } from "@verify-factors/types";

/**
 * A factor to store with {@link FactorMock.add} or the option `factors`: the parameters of a request that creates one,
 * all optional except `FactorType`, and properties that the service sets. Omitted values come from the description's
 * examples.
 *
 * @example
 * ```ts
 * const seed: FactorSeed = { FactorType: "totp", FriendlyName: "Ada's phone", status: "verified" };
 * ```
 */
export type FactorSeed = { [Type in FactorType]: SeedOf<Type> }[FactorType];

/** A {@link FactorSeed} of one factor type. */
export type SeedOf<Type extends FactorType> = ServiceProperties<Type> &
  PartialInput<Omit<MergeUnion<Extract<CreateFactorRequest, { FactorType: Type }>>, "FactorType">>;

/** `FactorType`, and the properties of a seed that the body of a request does not contain. */
interface ServiceProperties<Type extends FactorType> {
  FactorType: Type;
  /** @default the first of the mock's `services`, otherwise the service of the description's examples */
  ServiceSid?: string | undefined;
  /** @default the identity of the description's examples */
  Identity?: string | undefined;
  /** @default a new sid */
  sid?: string | undefined;
  /** @default "unverified" */
  status?: FactorStatus | undefined;
  /**
   * The time of creation. An unverified factor that is older than the mock's `unverifiedTimeToLive` has already
   * expired.
   * @default now
   */
  date_created?: Date | string | undefined;
}

type PartialInput<T> = { [Key in keyof T]?: T[Key] | undefined };

/** Merges the members of a union into one type, which has the keys of all of them. */
type MergeUnion<Union> = {
  [Key in Union extends unknown ? keyof Union : never]: Union extends { [K in Key]?: infer Value } ? Value : never;
};
