import type { Rule } from "./rule.ts";
import { answers } from "./rules/answers.ts";
import { bindings } from "./rules/bindings.ts";
import { configs } from "./rules/configs.ts";
import { cors } from "./rules/cors.ts";
import { errors } from "./rules/errors.ts";
import { factors } from "./rules/factors.ts";
import { forms } from "./rules/forms.ts";
import { invisible } from "./rules/invisible.ts";
import { limits } from "./rules/limits.ts";
import { lists } from "./rules/lists.ts";
import { orderOfChecks } from "./rules/order-of-checks.ts";
import { paging } from "./rules/paging.ts";
import { tolerance } from "./rules/tolerance.ts";
import { values } from "./rules/values.ts";
import { verification } from "./rules/verification.ts";

/** Every rule of the API, by number. */
export const rules: readonly Rule[] = [
  ...[answers, bindings, configs, cors, errors, factors, forms, invisible, limits],
  ...[lists, orderOfChecks, paging, tolerance, values, verification],
]
  .flat()
  .sort((one, other) => one.number - other.number);
