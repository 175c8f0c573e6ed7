import type { InvisibleRule } from "../rule.ts";

const description = "it is about the description, not about answers";

/** What no request can show, and what holds it instead. */
export const invisible: readonly InvisibleRule[] = [
  { number: 1, subject: "operationIds and security", invisible: description, heldBy: "spec/openapi.yaml" },
  { number: 2, subject: "factor types", invisible: description, heldBy: "spec/openapi.yaml" },
  { number: 11, subject: "privacy marks", invisible: description, heldBy: "spec/openapi.yaml" },
  {
    number: 24,
    subject: "requests that the description does not know",
    invisible: "they are about MSW's other handlers, and a server has none",
    heldBy: "packages/msw/test/fall-through.test.ts",
  },
  {
    number: 44,
    subject: "expiry",
    invisible: "an unverified factor lives up to 24 hours, and no request moves the service's clock",
    heldBy: "packages/msw/test/expiry.test.ts",
  },
];
