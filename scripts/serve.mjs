// Serves dist/, or the folder that DIST names, as a static host would: `astro preview` allows one server a checkout, so
// tests could not run beside it.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { root } from './run.mjs';

const dist = process.env.DIST ?? join(root, 'dist');
const base = `/${(process.env.BASE ?? '').replace(/^\/|\/$/g, '')}/`.replace('//', '/');
const wanted = process.env.PORT ? Number(process.env.PORT) : undefined;

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

const rules = readHeaders();

const server = createServer((request, response) => {
  const { status, file, location } = find(request.url ?? '/');
  // Never from a browser's cache: the next build is served under the same address.
  const headers = { ...headersFor(request.url ?? '/'), 'Cache-Control': 'no-cache' };
  if (location !== undefined) {
    response.writeHead(status, { ...headers, Location: location }).end();
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
  } else {
    response.writeHead(status, { ...headers, 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    // A reader who goes away ends the stream; that is no error of ours.
    if (request.method === 'HEAD') response.end();
    else pipeline(createReadStream(file), response, () => {});
  }
});

/** What answers an address: a file of dist/, or where to go instead. */
function find(address) {
  const missing = { status: 404, file: join(dist, '404.html') };
  const [path = '/', query] = address.split('?', 2);
  if (!path.startsWith(base)) return path === '/' || `${path}/` === base ? { status: 302, location: base } : missing;
  let decoded;
  try {
    decoded = decodeURIComponent(path.slice(base.length));
  } catch {
    return missing;
  }
  const file = normalize(join(dist, decoded));
  if (decoded.includes('\0') || (file !== dist && !file.startsWith(dist + sep))) return missing;
  if (isFile(file)) return { status: 200, file };
  const index = join(file, 'index.html');
  if (!isFile(index)) return missing;
  if (path.endsWith('/')) return { status: 200, file: index };
  return { status: 301, location: `${path}/${query === undefined ? '' : `?${query}`}` };
}

/** The rules of `_headers`, as the hosts that read it have them: a path, and below it, indented, its headers. */
function readHeaders() {
  const file = join(dist, '_headers');
  if (!isFile(file)) return [];
  const found = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined) found.at(-1).headers[name] = value;
    else if (line !== '') found.push({ path: line, headers: {} });
  }
  return found;
}

function headersFor(address) {
  const [path = '/'] = address.split('?', 1);
  const holds = (rule) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule);
  return Object.assign({}, ...rules.filter((rule) => holds(rule.path)).map((rule) => rule.headers));
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

server.on('listening', () => {
  console.log(`\nRestage is at http://localhost:${server.address().port}${base}  (Ctrl+C ends it)\n`);
});
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  if (wanted !== undefined) {
    console.error(`Port ${wanted} is in use. Choose another: PORT=4400 npm start`);
    process.exit(1);
  }
  server.listen(0, 'localhost');
});
server.listen(wanted ?? 4321, 'localhost');
