// A goal-proxy and a sandbox with data of their own, as `cargo xtask serve` starts them.
import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, run, start } from "./program.mjs";

const STUDIO = join(ROOT, "www", "studio", "dist");

const DEMO = join(ROOT, "xtask", "src", "serve");

/** The demo workspace of `cargo xtask serve`, with this sandbox. */
async function config(sandbox) {
  const demo = await readFile(join(DEMO, "demo.toml"), "utf8");
  return demo.replace(/^sandbox = "http.*"$/m, `sandbox = "${sandbox}"`);
}

export async function openWorld() {
  const folder = await mkdtemp(join(tmpdir(), "goal-e2e-"));
  const token = randomBytes(24).toString("hex");
  const key = randomBytes(16).toString("hex");
  const sandbox = await start("goal-sandbox", ["--port", "0"], { GOAL_SANDBOX_TOKEN: token }, /listening on (http:\S+)/);
  const file = join(folder, "goal-proxy.toml");
  await writeFile(file, await config(sandbox.found[1]));
  await copyFile(join(DEMO, "demo-rates.csv"), join(folder, "rates.csv"));

  let listen = "127.0.0.1:0";
  let proxy;
  const world = {
    token,
    /** Where the studio is; the same after a restart. */
    origin: "",
    signIn: "",
    async startProxy() {
      const env = { GOAL_SECRET_META_SHOP: token, GOAL_SIGN_IN_KEY: key };
      const args = ["--config", file, "--listen", listen, "--studio", STUDIO];
      proxy = await start("goal-proxy", args, env, /open (http:\S+)/);
      world.signIn = proxy.found[1];
      world.origin = new URL(world.signIn).origin;
      listen = new URL(world.signIn).host;
    },
    async stopProxy() {
      await proxy?.stop();
      proxy = undefined;
    },
    /** A key for a bot's own program, as an operator makes it. */
    async runtimeKey() {
      return (await run("goal-proxy", ["keys", "add", "bot", "--config", file])).trim();
    },
    proxyLog: () => proxy?.log() ?? "",
    /** Orders trouble for the platform's next calls. */
    async trouble(order) {
      await control("POST", "/sandbox/faults", { target: "meta", ...order });
    },
    /** What the platform's stand-in was sent, newest first. */
    async received() {
      return (await control("GET", "/sandbox/received")).received;
    },
    async close() {
      await world.stopProxy();
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function control(method, path, body) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(sandbox.found[1] + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`sandbox ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  await world.startProxy();
  return world;
}
