// A static server on loopback, as plain as the poorest host: files, index.html in folders, a redirect
// to the slash, 404.html. It serves `folder` below `mount` and answers 404 outside it. With `packed`,
// text is sent as gzip, as nearly every host does. `headers` go with every answer; `change` may say what a text
// becomes on its way, given it and the address asked for.
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
  ".ico": "image/x-icon", ".ics": "text/calendar; charset=utf-8" };

function find(folder, path) {
  const file = join(folder, normalize(`/${path}`));
  const info = statSync(file, { throwIfNoEntry: false });
  if (info?.isFile()) return { file };
  if (!info?.isDirectory()) return {};
  return path === "" || path.endsWith("/") ? find(folder, `${path}index.html`) : { slash: true };
}

const TEXT = /^(text\/|image\/svg|application\/(json|xml))/;

export async function serve(folder, mount = "/", { packed = false, headers = {}, change = (text) => text } = {}) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://x");
    const path = decodeURIComponent(url.pathname);
    const found = path.startsWith(mount) ? find(folder, path.slice(mount.length)) : {};
    if (found.slash) return response.writeHead(301, { location: `${path}/` }).end();
    const file = found.file ?? find(folder, "404.html").file;
    const type = file ? TYPES[extname(file)] ?? "application/octet-stream" : "text/plain";
    const bytes = file ? readFileSync(file) : "404";
    const body = type.startsWith("text/html") ? change(bytes.toString(), url) : bytes;
    const pack = packed && TEXT.test(type);
    response.writeHead(found.file ? 200 : 404, { ...headers, "content-type": type, ...(pack ? { "content-encoding": "gzip" } : {}) })
      .end(pack ? gzipSync(body) : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}${mount}`, stop: () => server.close() };
}
