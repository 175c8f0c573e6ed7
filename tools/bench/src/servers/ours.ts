// ours.ts <port>: serves our mock over HTTP.
import { startFactorServer } from "@verify-factors/server";

await startFactorServer({ port: Number(process.argv[2]) });
