// serve-ours.ts <port>: serves a mock over HTTP until it is killed.
import { startFactorServer } from "@verify-factors/server";

await startFactorServer({ port: Number(process.argv[2]) });
