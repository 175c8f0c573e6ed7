/** The service that is asked, and how. */
export interface Service {
  /** Its address, without the `/v2`. */
  readonly baseUrl: string;
  readonly serviceSid: string;
  /** User name and password of HTTP Basic. */
  readonly credentials: { readonly user: string; readonly password: string };
  /** Whether rules that cost the service much are tried too. */
  readonly thorough: boolean;
  /** Sends one request. */
  send(request: Request): Promise<Response>;
  /** Lets time go by: milliseconds of the service's clock. */
  pause(milliseconds: number): Promise<void>;
  /** Once it is aborted, nothing more is asked, and what was created is deleted. */
  readonly signal?: AbortSignal;
}
