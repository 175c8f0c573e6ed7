#!/usr/bin/env node
// Stands outside dist, so that npm links it in a clone that has not been built yet.
import "../dist/bin.js";
