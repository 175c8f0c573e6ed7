#!/usr/bin/env node
// This file is outside dist so that npm links it in a clone that has not been built yet.
import "../dist/bin.js";
