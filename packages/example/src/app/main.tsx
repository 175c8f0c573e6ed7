import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import "./styles/index.css";

// A production build drops this branch and with it everything that only it imports.
if (import.meta.env.DEV) {
  const { startDevelopment } = await import("../dev/start.tsx");
  await startDevelopment();
}

const place = document.getElementById("app");
if (!place) throw new Error("index.html must have an element with the id app.");
createRoot(place).render(
  <StrictMode>
    <App queryClient={createQueryClient()} />
  </StrictMode>,
);
