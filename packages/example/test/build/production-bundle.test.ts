import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Strings that survive minification, from everything that only development or the backend needs. */
const forbidden = [
  "mockServiceWorker", // msw
  "createFactorMock", // the mock
  "otpauth://", // the authenticator of the mock
  "verify.twilio.com", // the client, which only the backend uses
  "dangerouslyAllowBrowser",
  "no-store", // the backend
  "Grace Hopper",
  "Simulated phone", // the panel
  "Password manager", // the seed factors
];

test("a production build contains no mock, no client and no backend", async () => {
  const files = await readdir(join(root, "dist"), { recursive: true, withFileTypes: true });
  const names = files.flatMap((file) => (file.isFile() ? [join(file.parentPath, file.name)] : []));
  expect(names.filter((name) => name.endsWith(".js"))).toHaveLength(1);
  const texts = await Promise.all(names.map((name) => readFile(name, "utf8")));
  const text = [...names.map((name) => name.slice(root.length)), ...texts].join("\n");
  expect(text).toContain("Your second factors");
  expect(forbidden.filter((word) => text.includes(word))).toEqual([]);
});

test("a development build contains all of them, which shows that the search works", async () => {
  const output = await build({ root, mode: "development", logLevel: "error", build: { write: false, minify: true } });
  const chunks = (output as Rolldown.RolldownOutput).output;
  const text = chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
  expect(forbidden.filter((word) => !text.includes(word))).toEqual([]);
});
