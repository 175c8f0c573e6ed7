import { setupWorker } from "msw/browser";
import { createRoot } from "react-dom/client";
import { createDevelopment } from "./development.ts";
import { Panel } from "./panel.tsx";

/** Puts backend, service and phone into the page. Resolves when the page can ask for something. */
export async function startDevelopment(): Promise<void> {
  const development = createDevelopment();
  await setupWorker(...development.handlers).start({ quiet: true });
  const place = document.body.appendChild(document.createElement("div"));
  createRoot(place).render(<Panel development={development} />);
}
