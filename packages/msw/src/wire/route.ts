/** A request that a route knows: the base address it came to, and its path parameters as text. */
export interface Match {
  base: string;
  path: Record<string, string>;
}

/**
 * A path template under a base address. A base that begins with `/` is taken from the page's own origin; without a page,
 * from any origin.
 */
export class Route {
  readonly template: string;
  readonly #pattern: RegExp;
  readonly #names: string[];

  constructor(baseUrl: string, template: string) {
    this.template = template;
    this.#names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    const path = template
      .split(/\{[^{}]+\}/)
      .map(literally)
      .join("([^/?#]+)");
    this.#pattern = new RegExp(`^(${basePattern(baseUrl)})${path}(?:[?#]|$)`);
  }

  /** What the template says about an absolute address; `undefined` when it is not of this route. */
  match(url: string): Match | undefined {
    const found = this.#pattern.exec(url);
    if (!found) return undefined;
    const [, base = "", ...values] = found;
    return { base, path: Object.fromEntries(this.#names.map((name, index) => [name, decode(values[index] ?? "")])) };
  }
}

/** The absolute address behind a base; without a page, a path is on `http://localhost`. */
export function addressOf(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  return isPath(base) ? (pageOrigin() ?? "http://localhost") + base : new URL(base).href.replace(/\/$/, "");
}

function basePattern(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  return isPath(base) && !pageOrigin() ? `[a-z]+://[^/?#]+${literally(base)}` : literally(addressOf(base));
}

function isPath(base: string): boolean {
  return base === "" || base.startsWith("/");
}

/** The origin of the page, if there is a page and it has one. */
function pageOrigin(): string | undefined {
  const origin = globalThis.location?.origin;
  return origin === "null" ? undefined : origin;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A segment that is not valid percent-encoding stays as it came, for its field to refuse. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
