import type { Description } from "./description.ts";
import { isHeaderName, type Operation } from "./operations.ts";

/** Returns the security schemes by name. Access tokens of OAuth 2.0 and OpenID Connect are bearer tokens (RFC 6750). */
export function readSecuritySchemes(description: Description): Record<string, object> {
  const schemes = Object.entries(description.document.components?.securitySchemes ?? {}).map(([key, reference]) => {
    const scheme = description.resolveRef(reference);
    const { type, in: location = "", name } = scheme;
    const authScheme = type === "http" ? scheme.scheme?.toLowerCase() : "bearer";
    const isNamed = name !== undefined && (location !== "header" || isHeaderName(name));
    if (type === "apiKey" && ["header", "query", "cookie"].includes(location) && isNamed)
      return [key, { type, in: location, name }];
    if (["http", "oauth2", "openIdConnect"].includes(type) && (authScheme === "basic" || authScheme === "bearer")) {
      return [key, { type: "http", scheme: authScheme }];
    }
    const remedy =
      "Use http basic, http bearer, oauth2, openIdConnect, or an apiKey in a header, the query or a cookie";
    description.report(scheme, `the security scheme ${key} is not supported. ${remedy}.`);
    return [key, {}];
  });
  return Object.fromEntries(schemes);
}

/** Returns the alternative sets of security schemes of an operation, by default those of the description. */
export function readSecurity(description: Description, { source }: Operation): string[][] {
  const { security = [], components } = description.document;
  const alternatives = (source.security ?? security).map((requirement) => Object.keys(requirement));
  for (const name of alternatives.flat().filter((key) => !components?.securitySchemes?.[key])) {
    description.report(source, `the security scheme ${name} is not declared. Add it to components.securitySchemes.`);
  }
  return alternatives;
}
