import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * What lines of code make a page load, in bytes: their bundle for browsers, minified, after gzip. Their imports are looked
 * up from `folder`; `external` ones are left out.
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
