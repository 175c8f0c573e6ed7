/** Sends a request with `XMLHttpRequest`, which many libraries still use in pages. */
export async function sendWithXhr(request: Request): Promise<Response> {
  const body = await request.text();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const xhr = new XMLHttpRequest();
  xhr.addEventListener("load", () => resolve());
  xhr.addEventListener("error", () => reject(new TypeError("XMLHttpRequest failed")));
  xhr.open(request.method, request.url);
  for (const [name, value] of request.headers) xhr.setRequestHeader(name, value);
  xhr.send(body || null);
  await promise;
  return new Response(xhr.responseText || null, {
    status: xhr.status,
    headers: parseHeaders(xhr.getAllResponseHeaders()),
  });
}

function parseHeaders(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^([^:\r\n]+):(.*)$/gm)].map(([, name, value]) => [name, value]));
}
