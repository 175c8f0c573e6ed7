import { type FormatError, fillTemplate, type RequestOrigin } from "@verify-factors/openapi-mock";
import type { ApiError } from "@verify-factors/types";

/**
 * Formats errors like the service, and adds `details`.
 * @see ruling 17
 */
export const formatError: FormatError = ({ example, variables, fieldErrors, request }): ApiError => {
  const { code, message, more_info, status } = example.value as ApiError;
  const violations = fieldErrors.map(({ parameter, expected, received }) => ({
    parameter,
    expected,
    ...(received !== undefined && { received }),
  }));
  return {
    code,
    message: fillTemplate(example.messageTemplate ?? message, { resource: getResource(request), ...variables }),
    more_info,
    status,
    ...(violations.length > 0 && { details: { violations } }),
  };
};

/**
 * Returns the path of a request without its base path and version.
 * @see ruling 15
 */
function getResource({ url, base }: RequestOrigin): string {
  const basePath = new URL(base).pathname.replace(/\/$/, "");
  return new URL(url).pathname.slice(basePath.length).replace(/^\/v\d+(?=\/)/, "");
}
