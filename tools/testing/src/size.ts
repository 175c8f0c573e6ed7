import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Returns the bytes that a page loads for some code: its browser bundle, minified and compressed with gzip. Imports are
 * resolved from `folder`; `external` ones are left out.
 */
export async function sizeOf(code: string, folder: string, external: string[] = []): Promise<number> {
  const result = await build({
    stdin: { contents: code, resolveDir: folder },
    external,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return gzipSync(result.outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}
