import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../src/workspace.ts";

interface Package {
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const lockFiles = ["package-lock.json", "tools/bench/package-lock.json"];

async function readPackages(file: string): Promise<Record<string, Package>> {
  return (JSON.parse(await readFile(join(root, file), "utf8")) as { packages: Record<string, Package> }).packages;
}

test.each(lockFiles)("%s names no registry", async (file) => {
  const packages = await readPackages(file);
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(Object.values(packages).filter(({ resolved }) => resolved?.includes(":"))).toEqual([]);
});

// If the registry lacks the package of a platform, npm omits it from the lock file, and then `npm ci` fails on every
// platform.
test.each(lockFiles)("%s has every package for every platform", async (file) => {
  const packages = await readPackages(file);
  const isLocked = (place: string, name: string): boolean => {
    const path = `${place}${place && "/"}node_modules/${name}`;
    return path in packages || (place !== "" && isLocked(place.slice(0, Math.max(0, place.lastIndexOf("/"))), name));
  };
  const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isLocked(place, name)),
  );
  expect(missing).toEqual([]);
});
