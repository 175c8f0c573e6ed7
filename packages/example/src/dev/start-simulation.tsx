import { setupWorker } from "msw/browser";
import { createRoot } from "react-dom/client";
import { Panel } from "./panel.tsx";
import { createSimulation } from "./simulation.ts";

/** Starts the simulated backend, service and phone in this page. Resolves as soon as the page can send requests. */
export async function startSimulation(): Promise<void> {
  const simulation = createSimulation();
  // After a reload, the worker also intercepts the requests for the page itself, which need no handler.
  await setupWorker(...simulation.handlers).start({ quiet: true, onUnhandledFrame: "bypass" });
  const container = document.body.appendChild(document.createElement("div"));
  createRoot(container).render(<Panel simulation={simulation} />);
}
