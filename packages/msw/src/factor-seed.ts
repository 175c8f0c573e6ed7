import type { CreateFactorRequest, FactorStatus, FactorType } from "@verify-factors/types";

/**
 * A factor to put into the store: any part of a request that creates one, and what only the service decides. Values that are
 * left out come from the description's examples.
 */
export type FactorSeed = { [Type in FactorType]: SeedOf<Type> }[FactorType];

/** A seed of one factor type. */
export type SeedOf<Type extends FactorType> = ServiceDecides<Type> &
  PartialInput<Omit<Merged<Extract<CreateFactorRequest, { FactorType: Type }>>, "FactorType">>;

interface ServiceDecides<Type extends FactorType> {
  FactorType: Type;
  /** @default the first of the mock's `services`, else the service of the description's examples */
  ServiceSid?: string | undefined;
  /** @default the identity of the description's examples */
  Identity?: string | undefined;
  /** @default a new one */
  sid?: string | undefined;
  /** @default "unverified" */
  status?: FactorStatus | undefined;
  /**
   * An unverified factor that is older than its time to live expires at once.
   * @default now
   */
  date_created?: Date | string | undefined;
}

type PartialInput<T> = { [Key in keyof T]?: T[Key] | undefined };

/** One type with the keys of all members of a union. */
type Merged<Union> = {
  [Key in Union extends unknown ? keyof Union : never]: Union extends { [K in Key]?: infer Value } ? Value : never;
};
