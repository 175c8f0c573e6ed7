import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";

/**
 * Returns the size of code for a browser in bytes: bundled, minified and compressed with gzip. Resolves imports from
 * `folder`. Passes `options` to esbuild.
 */
export async function measureSize(code: string, folder: string, options: BuildOptions = {}): Promise<number> {
  const result = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    ...options,
    write: false,
  });
  return gzipSync(result.outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}
