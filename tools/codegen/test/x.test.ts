import { test } from "vitest";
import { load, readWorkshop } from "./generated.ts";
test("x", async () => { const r = await load(await readWorkshop()); console.log(Object.keys(r), Object.keys(r.table.operations)); });
