import { createRequire } from "node:module";
import { createFactorMock } from "@verify-factors/msw";
import { RequestHandler } from "msw";
import { setupServer } from "msw/node";
import { expect, inject, test } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The installed package that this run uses as `msw`. */
    msw: keyof typeof versions;
  }
}

const versions = { msw: /^3\./, "msw-2.15": /^2\.15\.0$/, "msw-2.13": /^2\.13\.5$/ };
const name = inject("msw");

/** Imports a package by its real name. MSW does not export its version, but each version has different classes. */
async function readInstalledVersion(one: string) {
  const { version } = createRequire(import.meta.url)(`${one}/package.json`) as { version: string };
  const core: typeof import("msw") = await import(/* @vite-ignore */ one);
  const node: typeof import("msw/node") = await import(/* @vite-ignore */ `${one}/node`);
  return { version, core, node };
}

test("the tests use the version of MSW that the Vitest project is named after", async () => {
  const { version, core, node } = await readInstalledVersion(name);
  expect(version).toMatch(versions[name]);
  expect(RequestHandler).toBe(core.RequestHandler);
  expect(setupServer).toBe(node.setupServer);
});

test("the built package uses the same version of MSW, and no other", async () => {
  const [handler] = createFactorMock().handlers;
  expect(handler).toBeInstanceOf((await readInstalledVersion(name)).core.RequestHandler);
  for (const other of ["msw-2.15", "msw-2.13"].filter((one) => one !== name)) {
    expect(handler).not.toBeInstanceOf((await readInstalledVersion(other)).core.RequestHandler);
  }
});
