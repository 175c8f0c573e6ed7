import { createFactorMock } from "@verify-factors/msw";
import {
  Collection,
  type Contract,
  createMockServer,
  createUrlBuilder,
  HttpError,
  IdGenerator,
  resolveBaseUrl,
} from "@verify-factors/openapi-mock";

const operation = { method: "GET", security: [], parameters: { path: [], query: [] }, responses: {} };
const contract: Contract = {
  server: "https://rooms.test",
  securitySchemes: {},
  operations: {
    GetRoom: { ...operation, id: "GetRoom", path: "/rooms/{RoomId}" },
    ListRooms: { ...operation, id: "ListRooms", path: "/rooms" },
    SearchRooms: {
      ...operation,
      id: "SearchRooms",
      path: "/search",
      parameters: {
        path: [],
        query: [{ name: "seats", type: "integer", required: true, expected: "a whole number", schema: true }],
      },
    },
    ExportRooms: {
      ...operation,
      id: "ExportRooms",
      path: "/rooms.csv",
      responses: { 200: { mediaType: "text/csv", headers: [], examples: [] } },
    },
  },
  errorResponses: { unknownPath: "NotFound", methodNotAllowed: "NotFound", missing: "NotFound", invalid: "NotFound" },
  errors: { NotFound: { status: 404, value: { message: "No room." } } },
  examples: { requests: {}, responses: {} },
};
const create = (options: object) => createMockServer(options as never);
const mock = create({
  contract,
  state: () => undefined,
  handlers: {
    GetRoom: () => {
      throw new HttpError("NotFound");
    },
    SearchRooms: () => undefined,
    ExportRooms: () => ({ status: 200, body: { rooms: [] } }),
  },
});
const url = createUrlBuilder(contract, "https://rooms.test") as (...call: unknown[]) => string;
const repeat = (bytes: Uint8Array) => bytes.fill(0);
const idField = (pattern: RegExp) => ({ name: "RoomId", schema: { pattern } });

/** Calls that fail, each with another message for authors of a mock. */
export const engineTriggers = [
  () => create({}),
  () => create({ contract, handlers: {}, state: {}, baseURL: "https://rooms.test" }),
  () => mock.fetch("https://rooms.test/rooms/1"),
  () => {
    const authenticate = () => {
      throw new HttpError("Forbidden");
    };
    const options = { contract, state: () => undefined, handlers: {}, authenticate };
    return create(options).fetch("https://rooms.test/rooms/1");
  },
  () => mock.fetch("https://rooms.test/rooms"),
  () => mock.fetch("https://rooms.test/rooms.csv"),
  () => mock.fetch("https://rooms.test/search"),
  () => mock.fetch("https://rooms.test/search?seats=4"),
  () => mock.respond("ExportRooms" as never, 200 as never),
  () => mock.respond("ExportRooms" as never, 200 as never, { body: { rooms: [] } } as never),
  () => mock.use(createFactorMock().respond("ListFactor", 200)),
  () => url("GetRooms"),
  () => url("GetRoom"),
  () => resolveBaseUrl("rooms.test"),
  () => {
    const rooms = new Collection<object>();
    rooms.add("RM1", {}, 0);
    rooms.add("RM1", {}, 0);
  },
  () => new IdGenerator(repeat).mint(idField(/^.+$/)),
  () => new IdGenerator(repeat).mint(idField(/^RM[0-9]{2}$/), "XX1"),
  () => new IdGenerator(() => new Uint8Array(9)).mint(idField(/^RM[0-9]{2}$/)),
  () => {
    const ids = new IdGenerator(repeat);
    for (let count = 0; count <= 10; count += 1) ids.mint(idField(/^RM[0-9]{1}$/));
  },
];
