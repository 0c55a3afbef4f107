// A goal-proxy and a sandbox with data of their own, as `cargo xtask serve` starts them.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, start } from "./program.mjs";

const STUDIO = join(ROOT, "www", "studio", "dist");

const config = (sandbox) => `
database = "goal.sqlite"
sandbox = "${sandbox}"
[workspace]
id = "demo"
name = "Tienda Demo"
time_zone = "Europe/Madrid"
default_connections = { meta = "meta-shop" }
[[connection]]
id = "meta-shop"
name = "Tienda · WhatsApp"
platform = "meta"
channel = "whatsapp"
dataset_id = "1020304050607080"
whatsapp_business_account_id = "100000000000001"
token = "META_SHOP"
sandbox = true
[[connection]]
id = "meta-pixel"
name = "Píxel web"
platform = "meta"
channel = "whatsapp"
dataset_id = "2020304050607080"
whatsapp_business_account_id = "100000000000001"
token = "META_SHOP"
sandbox = true
`;

export async function openWorld() {
  const folder = await mkdtemp(join(tmpdir(), "goal-e2e-"));
  const token = randomBytes(24).toString("hex");
  const key = randomBytes(16).toString("hex");
  const sandbox = await start("goal-sandbox", ["--port", "0"], { GOAL_SANDBOX_TOKEN: token }, /listening on (http:\S+)/);
  const file = join(folder, "goal-proxy.toml");
  await writeFile(file, config(sandbox.found[1]));

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
