// The package under test: the built one, unless GOAL_PKG names another folder.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export const ROOT = new URL("../../", import.meta.url);
export const PACKAGE = process.env.GOAL_PKG ? pathToFileURL(`${process.env.GOAL_PKG}/`) : new URL("pkg/", ROOT);

/** A module of the package by its file. */
export function load(file) {
  return import(new URL(file, PACKAGE).href);
}

/** The headless entry with its wasm ready. */
export async function ready() {
  const entry = await load("index.js");
  entry.initSync({ module: readFileSync(new URL("wasm/goal_element_bg.wasm", PACKAGE)) });
  return entry;
}

export function json(path) {
  return JSON.parse(readFileSync(new URL(path, ROOT), "utf8"));
}
