/** A promise of a response's data. See {@link ResponsePromise.withResponse} for the response itself. */
export interface ResponsePromise<T> extends Promise<T> {
  /**
   * Returns a promise of the data and the `Response`, whose body is already read.
   *
   * @example
   * ```ts
   * const { data, response } = await factors.fetch(sid).withResponse();
   * ```
   */
  withResponse(): Promise<DataWithResponse<T>>;
}

/** The data of a response, and the response itself. See {@link ResponsePromise.withResponse}. */
export interface DataWithResponse<T> {
  data: T;
  response: Response;
}

/** Converts a promise of data and response into a {@link ResponsePromise}. */
export function toResponsePromise<T>(sent: Promise<DataWithResponse<T>>): ResponsePromise<T> {
  const data = sent.then((result) => result.data);
  return Object.assign(data, {
    withResponse: () => {
      // The caller handles a rejection of `sent` only, so prevent that of `data` from being reported as unhandled.
      data.catch(() => undefined);
      return sent;
    },
  });
}
