#!/usr/bin/env node
// What Node makes of TypeScript and of the libraries behind it, it keeps for the next run: half of the time. It can only
// do so for what is loaded afterwards, so this file is none of them.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./cli.ts");
