import { type PointerEvent, type RefObject, useRef } from "react";
import { create } from "zustand";
import type { PaletteKind } from "../flowfile/model";

interface Drag {
  /** What hangs on the pointer, in page coordinates; null: nothing. */
  held: { kind: PaletteKind; x: number; y: number } | null;
  /** Set for one moment when it is let go. */
  dropped: { kind: PaletteKind; x: number; y: number } | null;
}

export const useHeld = create<Drag>(() => ({ held: null, dropped: null }));

/** Further than a trembling hand. */
const THRESHOLD = 5;

/** Drags by pointer events, so that mouse, pen and finger work alike. */
export function useDrag(kind: PaletteKind, button: RefObject<HTMLElement | null>) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);

  const end = () => {
    from.current = null;
    useHeld.setState({ held: null });
  };
  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      from.current = { x: event.clientX, y: event.clientY };
      dragged.current = false;
      button.current?.setPointerCapture(event.pointerId);
    },
    onPointerMove({ clientX: x, clientY: y }: PointerEvent) {
      if (from.current === null) return;
      if (!dragged.current && Math.hypot(x - from.current.x, y - from.current.y) < THRESHOLD) return;
      dragged.current = true;
      useHeld.setState({ held: { kind, x, y } });
    },
    onPointerUp({ clientX: x, clientY: y }: PointerEvent) {
      if (from.current !== null && dragged.current) useHeld.setState({ dropped: { kind, x, y } });
      end();
    },
    onPointerCancel: end,
  };
  const justDragged = () => {
    const was = dragged.current;
    dragged.current = false;
    return was;
  };
  return { handlers, justDragged };
}
