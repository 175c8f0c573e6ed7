/** The statuses of each range. */
interface StatusRanges {
  "1XX": 100 | 101 | 102 | 103;
  "2XX": 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
  "3XX": 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  "4XX": ClientErrorStatus;
  "5XX": 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
}

type ClientErrorStatus =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451);

/** The statuses that are not errors. */
export type SuccessStatus = StatusRanges["2XX" | "3XX"];

/** Expands the keys of responses to statuses. `default` includes successes only if no other key does. */
export type ExpandStatus<Key> =
  | Extract<Key, number>
  | StatusRanges[Extract<Key, keyof StatusRanges>]
  | ("default" extends Key
      ? StatusRanges[
          | "4XX"
          | "5XX"
          | ([Extract<Key, SuccessStatus | "2XX" | "3XX">] extends [never] ? "2XX" | "3XX" : never)]
      : never);

/** The key of the response that an operation declares for a status. */
export type ResponseKey<Responses, Status extends number> = First<
  [
    Extract<keyof Responses, Status>,
    Extract<keyof Responses, `${Status}` extends `${infer Digit}${string}` ? `${Digit}XX` : never>,
    Extract<keyof Responses, "default">,
  ]
>;

/** The first type of a list that is not `never`. */
export type First<List> = List extends [infer Head, ...infer Others]
  ? [Head] extends [never]
    ? First<Others>
    : Head
  : never;
