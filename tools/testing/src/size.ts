import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Returns the size of code for a browser in bytes: bundled, minified and compressed with gzip. Resolves imports from
 * `folder`. Excludes `external` modules.
 */
export async function measureSize(code: string, folder: string, external: string[] = []): Promise<number> {
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
