import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Words that survive minification, of everything that is for development or for the backend only. */
const telltales = [
  "mockServiceWorker", // msw
  "createFactorMock", // the mock
  "otpauth://", // its authenticator
  "verify.twilio.com", // the client, which is the backend's
  "dangerouslyAllowBrowser",
  "no-store", // the backend itself
  "Grace Hopper",
  "Simulated phone", // the panel
  "Password manager", // the factors that are there to begin with
];

test("the production build holds no mock, no client and no backend", async () => {
  const files = await readdir(join(root, "dist"), { recursive: true, withFileTypes: true });
  const names = files.flatMap((file) => (file.isFile() ? [join(file.parentPath, file.name)] : []));
  expect(names.filter((name) => name.endsWith(".js"))).toHaveLength(1);
  const texts = await Promise.all(names.map((name) => readFile(name, "utf8")));
  const text = [...names.map((name) => name.slice(root.length)), ...texts].join("\n");
  expect(text).toContain("Your second factors");
  expect(telltales.filter((word) => text.includes(word))).toEqual([]);
});

test("the same search finds all of it in a build for development", async () => {
  const output = await build({ root, mode: "development", logLevel: "error", build: { write: false, minify: true } });
  const chunks = (output as Rolldown.RolldownOutput).output;
  const text = chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
  expect(telltales.filter((word) => !text.includes(word))).toEqual([]);
});
