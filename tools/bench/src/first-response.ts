// first-response.ts <client>: prints the milliseconds from the import of a client to its first response.
import { importBundle } from "./command.ts";
import { memoryFetch } from "./responses.ts";

const start = performance.now();
const { createCalls } = await importBundle(`${process.argv[2]}`);
await createCalls(memoryFetch).FetchFactor();
console.log(performance.now() - start);
