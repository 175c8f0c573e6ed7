import type { QueryClient } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { onTestFinished } from "vitest";
import { App } from "../../src/app/app.tsx";
import { createQueryClient } from "../../src/app/data/query-client.ts";

// A busy machine may need more than Testing Library's one second.
configure({ asyncUtilTimeout: 10_000 });

/** The app in the document until the test ends, a user in front of it, and its cache. */
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
