import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import "./styles/index.css";

// A production build removes this branch and everything that only it imports.
if (import.meta.env.DEV) {
  const { startSimulation } = await import("../dev/start-simulation.tsx");
  await startSimulation();
}

const container = document.getElementById("app");
if (!container) throw new Error('index.html: the element with id "app" is missing. Add <div id="app"></div>.');
createRoot(container).render(
  <StrictMode>
    <App queryClient={createQueryClient()} />
  </StrictMode>,
);
