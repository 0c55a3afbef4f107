import type { AriaLabelConfig } from "@xyflow/react";
import type { Language } from "../app/settings";

/** What React Flow itself says to screen readers; English is its default. */
export const canvasLabels: Record<Language, Partial<AriaLabelConfig>> = {
  en: {},
  es: {
    "node.a11yDescription.default":
      "Pulsa Intro o espacio para seleccionar el bloque. Después usa Suprimir para borrarlo y Escape para cancelar.",
    "node.a11yDescription.keyboardDisabled":
      "Pulsa Intro o espacio para seleccionar el bloque. Con las flechas lo mueves. Suprimir lo borra y Escape cancela.",
    "node.a11yDescription.ariaLiveMessage": ({ direction, x, y }) =>
      `El bloque se movió: ${DIRECTIONS[direction] ?? direction}. Nueva posición: x ${x}, y ${y}`,
    "edge.a11yDescription.default":
      "Pulsa Intro o espacio para seleccionar la conexión. Después usa Suprimir para borrarla y Escape para cancelar.",
    "controls.ariaLabel": "Controles del lienzo",
    "controls.zoomIn.ariaLabel": "Acercar",
    "controls.zoomOut.ariaLabel": "Alejar",
    "controls.fitView.ariaLabel": "Ver todo",
    "controls.interactive.ariaLabel": "Permitir cambios",
    "minimap.ariaLabel": "Minimapa",
    "handle.ariaLabel": "Conector",
  },
};

const DIRECTIONS: Record<string, string> = { up: "arriba", down: "abajo", left: "izquierda", right: "derecha" };
