import {
  expectValue,
  type Field,
  type FieldError,
  findUnknown,
  readFields,
  suggest,
  valueReader,
} from "@verify-factors/openapi-mock";
import { contract } from "../generated/contract.ts";
import { configParameters } from "./config.ts";
import type { ServiceOptions } from "./settings.ts";

/** Validates the option `services`. */
export function checkServices(services: Record<string, ServiceOptions> = {}): FieldError[] {
  if (!isObject(services)) return [{ parameter: "services", expected: "an object of services by sid" }];
  const { parameters } = contract.operations.CreateNewFactor;
  return Object.entries(services).flatMap(([sid, service]) => {
    const path = `services.${sid}`;
    if (!isObject(service) || !isObject(service.totp ?? {})) return [{ parameter: path, expected: "an object" }];
    const { friendly_name, totp, ...unknown } = service;
    const { issuer, ...settings } = totp ?? {};
    return [
      ...checkField("a key of services", parameters.path[0], sid),
      ...expectValue(`${path}.friendly_name`, typeof (friendly_name ?? "") === "string", "a string", friendly_name),
      ...expectValue(`${path}.totp.issuer`, typeof (issuer ?? "") === "string", "a string", issuer),
      ...findUnknown(Object.keys(unknown), ["friendly_name", "totp"], "absent: it is not a setting of a service").map(
        (error) => ({ ...error, parameter: `${path}.${error.parameter}` }),
      ),
      ...checkTotp(`${path}.totp`, settings),
    ];
  });
}

/** Validates the TOTP settings of a service against the fields of CreateNewFactor with the same meaning. */
function checkTotp(path: string, settings: Record<string, unknown>): FieldError[] {
  const { fields } = contract.operations.CreateNewFactor.body.variants.totp;
  return Object.entries(settings).flatMap(([name, value]) => {
    const fieldName = totpFields[name as keyof typeof totpFields];
    const field = fields.find((one) => one.name === fieldName);
    const known = ["issuer", ...Object.keys(totpFields)];
    if (field) return checkField(`${path}.${name}`, field, value);
    return [{ parameter: `${path}.${name}`, expected: `absent: it is not a setting${suggest(name, known)}` }];
  });
}

/** A service has no default for `alg`. */
const { alg: _alg, ...totpFields } = configParameters.totp;

/** Validates a value against a field of the description. Errors have the given name instead of the field's. */
function checkField(name: string, field: Field, value: unknown): FieldError[] {
  return readFields([{ ...field, name, required: false }], () => value, valueReader).errors;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
