import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "@verify-factors/testing/serve";
import { build } from "esbuild";
import type { Browser } from "playwright";
import type { Outcome } from "./fixtures/page.ts";

/** Options for {@link visit}. */
export interface PageOptions {
  /** The Content-Security-Policy of the page. */
  policy?: string | undefined;
  /** The installed package that the page uses as `msw`. */
  msw?: string | undefined;
  /** Code that runs before the code of the page. */
  script?: string | undefined;
}

/** The outcome or the errors of the page, and the violations of its policy. */
export interface Visit {
  outcome: Outcome | undefined;
  errors: string[];
  violations: { directive: string; blocked: string }[];
  /** The packages in its code. */
  packages: Set<string>;
}

/** Bundles the page, serves it on localhost, and visits it until it has set its outcome or failed. */
export async function visit(browser: Browser, { policy, msw = "msw", script = "" }: PageOptions): Promise<Visit> {
  const { code, packages } = await bundle(msw);
  const serviceWorker = createRequire(import.meta.url).resolve(`${msw}/mockServiceWorker.js`);
  const files: Record<string, [type: string, text: string]> = {
    "/": [
      "text/html",
      '<!doctype html><script src="/watch.js"></script><script type="module" src="/page.js"></script>',
    ],
    "/watch.js": ["text/javascript", watch],
    "/page.js": ["text/javascript", `${script}\n${code}`],
    "/mockServiceWorker.js": ["text/javascript", await readFile(serviceWorker, "utf8")],
  };
  const { address, close } = await serve(async ({ url }) => {
    const [type, text] = files[new URL(url).pathname] ?? ["text/plain", undefined];
    const headers = { "Content-Type": type, ...(policy && { "Content-Security-Policy": policy }) };
    return new Response(text, { status: text === undefined ? 404 : 200, headers });
  });

  const page = await browser.newPage();
  try {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(`${error.name}: ${error.message}`));
    await page.goto(address);
    const { outcome, violations } = await page.evaluate(() => (globalThis as unknown as Watched).readOutcome());
    return { outcome, violations, errors, packages };
  } finally {
    await page.close();
    await close();
  }
}

interface Watched {
  readOutcome(): Promise<Pick<Visit, "outcome" | "violations">>;
}

/** Code that runs before the code of the page. `goto` waits for both. */
const watch = `
const violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  violations.push({ directive: effectiveDirective, blocked: blockedURI });
});
globalThis.readOutcome = async () => ({ outcome: await globalThis.outcome, violations });
`;

async function bundle(msw: string): Promise<{ code: string; packages: Set<string> }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, "fixtures/page.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    ...(msw !== "msw" && { alias: { msw } }),
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    (path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return { code: outputFiles[0]?.text ?? "", packages: new Set(packages) };
}
