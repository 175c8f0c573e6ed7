import type { QueryClient } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { onTestFinished } from "vitest";
import { App } from "../../src/app/app.tsx";
import { createQueryClient } from "../../src/app/data/query-client.ts";

// Testing Library's default of one second is too short for a busy machine.
configure({ asyncUtilTimeout: 10_000 });

/** Renders the app until the test ends. Returns a simulated user and the cache of the app. */
export function renderApp(): { user: ReturnType<typeof userEvent.setup>; queryClient: QueryClient } {
  const queryClient = createQueryClient({ retryDelay: 0 });
  const user = userEvent.setup();
  render(<App queryClient={queryClient} />);
  onTestFinished(() => {
    cleanup();
    queryClient.clear();
  });
  return { user, queryClient };
}
