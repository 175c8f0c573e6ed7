// @vitest-environment jsdom
import { testPage } from "./page-tests.ts";

testPage("jsdom/");
