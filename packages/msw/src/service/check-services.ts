import {
  expectValue,
  type Field,
  type FieldError,
  findUnknown,
  readFields,
  valueReader,
} from "@verify-factors/openapi-mock";
import { contract } from "../generated/contract.ts";
import { configParameters } from "./config.ts";
import type { ServiceOptions } from "./settings.ts";

const { parameters, body } = contract.operations.CreateNewFactor;
const keyField: Field = { ...parameters.path[0], name: "a key of services" };

/** The parameter of each TOTP setting. A service has no default for `alg`. */
const { alg: _alg, ...totpParameters } = configParameters.totp;

/** The TOTP settings of a service, with the schemas of the parameters of CreateNewFactor with the same meaning. */
const totpFields = Object.entries(totpParameters).flatMap(([name, parameter]) =>
  body.variants.totp.fields.filter((field) => field.name === parameter).map((field): Field => ({ ...field, name })),
);

/** Validates the option `services`. */
export function checkServices(services: Record<string, ServiceOptions> = {}): FieldError[] {
  if (!isObject(services)) return [{ parameter: "services", expected: "an object of services by sid" }];
  return Object.entries(services).flatMap(([sid, service]) => {
    const path = `services.${sid}`;
    if (!isObject(service) || !isObject(service.totp ?? {})) return [{ parameter: path, expected: "an object" }];
    const { friendly_name, totp, ...unknown } = service;
    const { issuer, ...settings }: Record<string, unknown> = { ...totp };
    return [
      ...readFields([keyField], () => sid).errors,
      ...prefix(path, [
        ...expectValue("friendly_name", typeof (friendly_name ?? "") === "string", "a string", friendly_name),
        ...expectValue("totp.issuer", typeof (issuer ?? "") === "string", "a string", issuer),
        ...findUnknown(Object.keys(unknown), ["friendly_name", "totp"], "setting"),
        ...prefix("totp", [
          ...readFields(totpFields, (name) => settings[name], valueReader).errors,
          ...findUnknown(Object.keys(settings), ["issuer", ...Object.keys(totpParameters)], "setting"),
        ]),
      ]),
    ];
  });
}

/** Prepends the path of an object to the names of invalid properties. */
function prefix(path: string, errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => ({ ...error, parameter: `${path}.${error.parameter}` }));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
