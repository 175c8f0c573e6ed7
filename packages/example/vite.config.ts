import react from "@vitejs/plugin-react";
import { msw } from "msw/vite";
import { defineConfig } from "vite";

export default defineConfig({
  // msw() serves the worker script, of the msw that is installed, to the development server and to no build.
  plugins: [react(), msw()],
  // Found only when the first page asks for them, they would reload it.
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
