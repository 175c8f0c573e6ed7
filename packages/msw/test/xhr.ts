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
  const lines = xhr.getAllResponseHeaders().matchAll(/^([^:\r\n]+):(.*)$/gm);
  const headers = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
  return new Response(xhr.responseText || null, { status: xhr.status, headers });
}
