// mockoon.ts <port>: serves the five operations with Mockoon. The state is kept in a data bucket that the templates change.
import * as commons from "@mockoon/commons";
import { MockoonServer } from "@mockoon/commons-server";
import { responses } from "../responses.ts";
import { factorPath, listPath } from "../scenario.ts";

const path = "(concat (urlParam 'Identity') '.' (urlParam 'Sid'))";
const ifFound = (template: string) => `{{#if (dataRaw 'factors' ${path})}}${template}{{else}}{{status 404}}{}{{/if}}`;

const environment = commons.BuildEnvironment({
  hasDefaultRoute: false,
  hasContentTypeHeader: true,
  hasCorsHeaders: false,
  port: Number(process.argv[2]),
});
environment.hostname = "127.0.0.1";
environment.data = [
  createBucket("factors", {}),
  createBucket("example", responses.CreateNewFactor.body),
  createBucket("page", responses.ListFactor.body),
];
environment.routes = [
  createRoute(
    "get",
    listPath,
    200,
    `{"factors": [{{#each (dataRaw 'factors' (urlParam 'Identity'))}}{{{stringify this}}}{{#unless @last}},{{/unless}}{{/each}}],
    "meta": {{data 'page' 'meta'}} }`,
  ),
  createRoute(
    "post",
    listPath,
    201,
    `{{setVar 'sid' (concat 'YF' (replaceAll (uuid) '-' ''))}}
    {{setVar 'path' (concat (urlParam 'Identity') '.' @sid)}}
    {{setVar 'fields' (object sid=@sid identity=(urlParam 'Identity') friendly_name=(bodyRaw 'FriendlyName'))}}
    {{setData 'set' 'factors' @path (objectMerge (dataRaw 'example') @fields)}}{{data 'factors' @path}}`,
  ),
  createRoute("get", factorPath, 200, ifFound(`{{data 'factors' ${path}}}`)),
  createRoute(
    "post",
    factorPath,
    200,
    ifFound(
      `{{setData 'merge' 'factors' ${path} (object friendly_name=(bodyRaw 'FriendlyName'))}}{{data 'factors' ${path}}}`,
    ),
  ),
  createRoute("delete", factorPath, 204, ifFound(`{{setData 'del' 'factors' ${path}}}`)),
];
environment.rootChildren = environment.routes.map(({ uuid }) => ({ type: "route", uuid }));

const server = new MockoonServer(environment, { environmentDirectory: import.meta.dirname });
server.on("error", (code, error) => console.error(code, error));
server.start();

function createBucket(name: string, value: unknown): commons.DataBucket {
  return commons.BuildDatabucket({ id: name, name, value: JSON.stringify(value) });
}

function createRoute(method: "get" | "post" | "delete", template: string, statusCode: number, body: string) {
  const endpoint = template.slice(1).replace(/\{(\w+)\}/g, ":$1");
  const route = commons.BuildHTTPRoute(true, { endpoint, body });
  const [response] = route.responses;
  return {
    ...route,
    method: commons.Methods[method],
    responses: [{ ...response, statusCode } as commons.RouteResponse],
  };
}
