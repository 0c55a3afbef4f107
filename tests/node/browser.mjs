// A page in headless Chromium, served from the package's folder under the policy that strict hosts set.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { chromium } from "playwright-core";
import { PACKAGE } from "./package.mjs";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const PAGE = "<!doctype html><html lang=en><title>goal-element</title><meta name=viewport content='width=device-width'><body>";

async function answer(request, response) {
  const path = new URL(request.url, "http://host").pathname;
  if (path === "/") {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": POLICY }).end(PAGE);
    return;
  }
  try {
    const body = await readFile(new URL(`.${path}`, PACKAGE));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** Opens the page. `page.complaints` gathers errors, failed requests and policy violations; a good test ends without any. */
export async function open(options = {}) {
  const server = createServer(answer);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(origin);
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { page, complaints, close };
}
