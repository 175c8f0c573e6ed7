import react from "@vitejs/plugin-react";
import { msw } from "msw/vite";
import { defineConfig, type Plugin } from "vite";

/** Prints the URL and a description instead of Vite's banner. */
const printAddress: Plugin = {
  name: "print-address",
  configureServer(server) {
    server.printUrls = () => {
      const [address] = server.resolvedUrls?.local ?? [];
      console.log(`Open ${address} to manage the factors of a user. The page contains its backend and the mock.`);
    };
  },
};

export default defineConfig({
  // msw() serves the worker script of the installed msw in development and adds nothing to a build.
  plugins: [react(), msw(), printAddress],
  // Vite would discover these dependencies only after the first page load, and then reload the page.
  optimizeDeps: {
    include: [
      "hono/cookie",
      "msw",
      "msw/browser",
      "openapi-fetch",
      "@noble/hashes/hmac.js",
      "@noble/hashes/legacy.js",
      "@noble/hashes/sha2.js",
    ],
  },
});
