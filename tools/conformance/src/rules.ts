import type { Rule } from "./rule.ts";
import { bindingRules } from "./rules/bindings.ts";
import { changeRules } from "./rules/changes.ts";
import { codeRules } from "./rules/codes.ts";
import { configRules } from "./rules/configs.ts";
import { corsRules } from "./rules/cors.ts";
import { errorRules } from "./rules/errors.ts";
import { factorRules } from "./rules/factors.ts";
import { formRules } from "./rules/forms.ts";
import { limitRules } from "./rules/limits.ts";
import { listRules } from "./rules/lists.ts";
import { orderRules } from "./rules/order-of-checks.ts";
import { responseRules } from "./rules/responses.ts";
import { valueRules } from "./rules/values.ts";
import { verificationRules } from "./rules/verification.ts";

/** Every rule of the API, in the order of the rulings. */
export const rules: readonly Rule[] = [
  ...[bindingRules, changeRules, codeRules, configRules, corsRules, errorRules, factorRules, formRules],
  ...[limitRules, listRules, orderRules, responseRules, valueRules, verificationRules],
]
  .flat()
  .sort((one, other) => one.ruling - other.ruling);
