// Starts the real programs and stops them again.
import { execFile, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const BINARIES = process.env.GOAL_BIN_DIR ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug");
const PATIENCE = 20_000;

/** Runs a program to its end; what it printed. */
export async function run(name, args) {
  return (await promisify(execFile)(join(BINARIES, name), args)).stdout;
}

/** Starts a program and waits for the line on its standard output that `announced` finds. */
export async function start(name, args, env, announced) {
  const path = join(BINARIES, name);
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let log = "";
  const exited = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", resolve);
  });
  child.stderr.on("data", (bytes) => {
    log = (log + bytes).slice(-4000);
  });
  const found = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${path} ${why}. Build it first (cargo build). Its last words:\n${log}`));
    const timer = setTimeout(() => fail("said nothing for 20 seconds"), PATIENCE);
    exited.then(() => fail("ended at once"));
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const match = announced.exec(said);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match);
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  return { found, stop, log: () => log };
}
