/** A promise of the data of a response. */
export interface ResponsePromise<T> extends Promise<T> {
  /**
   * Returns a promise of the data and the `Response`, whose body has been read.
   *
   * @example
   * ```ts
   * const { data, response } = await factors.fetch(sid).withResponse();
   * ```
   */
  withResponse(): Promise<DataWithResponse<T>>;
}

/** The data of a response, and the response itself. */
export interface DataWithResponse<T> {
  data: T;
  response: Response;
}

/** Turns a promise of data and response into one of the data. */
export function toResponsePromise<T>(sent: Promise<DataWithResponse<T>>): ResponsePromise<T> {
  const data = sent.then((result) => result.data);
  return Object.assign(data, {
    withResponse: () => {
      // The caller handles the rejection of `sent`; that of `data` would be reported as unhandled.
      data.catch(() => undefined);
      return sent;
    },
  });
}
