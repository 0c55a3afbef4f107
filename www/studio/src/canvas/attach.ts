import type { InternalNode, XYPosition } from "@xyflow/react";
import { exits, type Flow, type StudioNode } from "../flowfile/model";

/** An exit that leads nowhere yet. */
export interface Exit {
  source: string;
  sourceHandle: string | null;
}

const GAP = 80;
/** How far from an exit a block may be dropped and still be meant for it, in flow units. */
const REACH = 260;

/** The first exit of a block that leads nowhere yet. */
export function openExitOf(flow: Flow, id: string): Exit | undefined {
  const node = flow.nodes.find((each) => each.id === id);
  const taken = new Set(flow.edges.filter((edge) => edge.source === id).map((edge) => edge.sourceHandle ?? null));
  const free = node === undefined ? [] : exits(node).filter((exit) => !taken.has(exit));
  return free.length === 0 ? undefined : { source: id, sourceHandle: free[0] ?? null };
}

/** Where a block stands that follows this one. */
export function endOf(node: InternalNode): XYPosition {
  const { x, y } = node.internals.positionAbsolute;
  return { x: x + (node.measured.width ?? 240) + GAP, y };
}

/** The open exit that a block let go at `point` is meant for: that of the block under it, else the nearest one to its left. */
export function exitNear(flow: Flow, point: XYPosition, internal: (id: string) => InternalNode | undefined): Exit | undefined {
  let best: { exit: Exit; distance: number } | undefined;
  for (const { id } of flow.nodes) {
    const exit = openExitOf(flow, id);
    const box = exit === undefined ? undefined : boxOf(internal(id));
    if (exit === undefined || box === undefined) continue;
    const distance = inside(point, box) ? 0 : Math.hypot(point.x - box.right, point.y - box.middle);
    const fits = distance === 0 || (point.x > box.right - 40 && distance < REACH);
    if (fits && (best === undefined || distance < best.distance)) best = { exit, distance };
  }
  return best?.exit;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  middle: number;
}

function boxOf(node: InternalNode | undefined): Box | undefined {
  if (node === undefined) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  const { width = 240, height = 100 } = node.measured;
  return { left: x, right: x + width, top: y, bottom: y + height, middle: y + height / 2 };
}

function inside({ x, y }: XYPosition, box: Box): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Moves a block down until it covers no other one. */
export function freePlace(nodes: readonly StudioNode[], wanted: XYPosition): XYPosition {
  let place = wanted;
  const covers = (node: StudioNode) => Math.abs(node.position.x - place.x) < 220 && Math.abs(node.position.y - place.y) < 90;
  for (let tries = 0; tries < 20 && nodes.some(covers); tries += 1) place = { x: place.x, y: place.y + 60 };
  return place;
}
