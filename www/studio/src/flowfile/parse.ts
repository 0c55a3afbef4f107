import { z } from "zod";
import type { Flow, StudioNode } from "./model";
import { OPERATORS } from "./model";
import { VERSION } from "./write";

// Without code made at run time, which the page's security policy forbids and would report.
z.config({ jitless: true });

/** Why a file cannot be opened: a text's key and what its placeholders stand for. */
export interface FileProblem {
  key: "file.not-json" | "file.too-large" | "file.newer" | "file.shape" | "file.two-nodes" | "file.loose-edge" | "file.start";
  params: Record<string, string>;
}
export type Parsed = { flow: Flow } | { problem: FileProblem };

/** Far above any flow drawn by hand; protects the tab from a wrong file. */
const LARGEST = 5_000_000;

const position = z.looseObject({ x: z.number(), y: z.number() });
const choice = z.looseObject({ id: z.string().min(1), label: z.string() });
const assignment = z.looseObject({ variable: z.string(), value: z.string() });

const data: Record<string, z.ZodType> = {
  start: z.looseObject({}),
  message: z.looseObject({ text: z.string() }),
  question: z.looseObject({ text: z.string(), variable: z.string() }),
  buttons: z.looseObject({ text: z.string(), variable: z.string(), choices: z.array(choice) }),
  condition: z.looseObject({ variable: z.string(), operator: z.enum(OPERATORS), value: z.string() }),
  set: z.looseObject({ assignments: z.array(assignment) }),
  // `goal` may be anything: the block itself says what is wrong with it, and keeps what it does not know.
  goal: z.looseObject({}),
};

const node = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  position,
  data: z.record(z.string(), z.unknown()),
});
const edge = z.object({
  id: z.string().min(1),
  source: z.string(),
  sourceHandle: z.string().nullish(),
  target: z.string(),
});
const file = z.object({
  version: z.number(),
  name: z.string(),
  nodes: z.array(node),
  edges: z.array(edge),
});

type RawNode = z.infer<typeof node>;

/** Reads a flow file. Never throws; a file that is refused changes nothing. */
export function parseFlow(text: string): Parsed {
  if (text.length > LARGEST) return refuse("file.too-large", { limit: "5 MB" });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refuse("file.not-json", {});
  }
  if (isNewer(document)) return refuse("file.newer", {});
  const read = file.safeParse(document);
  if (!read.success) return refuse("file.shape", firstIssue(read.error, []));
  const nodes: StudioNode[] = [];
  for (const [index, raw] of read.data.nodes.entries()) {
    const shape = data[raw.type];
    const checked = shape?.safeParse(raw.data);
    if (checked?.success === false) return refuse("file.shape", firstIssue(checked.error, ["nodes", index, "data"]));
    nodes.push(toNode(raw));
  }
  return links(nodes, read.data);
}

function isNewer(document: unknown): boolean {
  const version = (document as { version?: unknown } | null)?.version;
  return typeof version === "number" && version > VERSION;
}

function toNode(raw: RawNode): StudioNode {
  const base = { id: raw.id, position: { x: raw.position.x, y: raw.position.y } };
  if (raw.type === "start") return { ...base, type: "start", deletable: false, data: {} };
  if (raw.type in data) return { ...base, type: raw.type, data: raw.data } as StudioNode;
  return { ...base, type: "unknown", data: { kind: raw.type, data: raw.data } };
}

/** Ids must name one node each, and edges must name nodes that are there. */
function links(nodes: StudioNode[], read: z.infer<typeof file>): Parsed {
  const ids = new Set<string>();
  for (const { id } of nodes) {
    if (ids.has(id)) return refuse("file.two-nodes", { id });
    ids.add(id);
  }
  if (nodes.filter((each) => each.type === "start").length !== 1) return refuse("file.start", {});
  const seen = new Set<string>();
  for (const [index, { id, source, target }] of read.edges.entries()) {
    const missing = [source, target].find((end) => !ids.has(end));
    if (missing !== undefined) return refuse("file.loose-edge", { where: `edges[${index}]`, id: missing });
    if (seen.has(id)) return refuse("file.two-nodes", { id });
    seen.add(id);
  }
  const edges = read.edges.map(({ id, source, sourceHandle, target }) => ({
    id,
    source,
    sourceHandle: sourceHandle ?? null,
    target,
  }));
  return { flow: { name: read.name, nodes, edges } };
}

function refuse(key: FileProblem["key"], params: Record<string, string>): Parsed {
  return { problem: { key, params } };
}

function firstIssue(error: z.ZodError, above: PropertyKey[]): Record<string, string> {
  const issue = error.issues[0];
  const path = [...above, ...(issue?.path ?? [])];
  return { where: spell(path), expected: expectation(issue) };
}

function spell(path: PropertyKey[]): string {
  if (path.length === 0) return "/";
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "invalid_type") return issue.expected;
  if (issue?.code === "invalid_value") return issue.values.join(" | ");
  return "text";
}
