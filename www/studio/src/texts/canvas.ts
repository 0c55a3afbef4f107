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
      `El bloque se movió: ${DIRECTIONS.es[direction] ?? direction}. Nueva posición: x ${x}, y ${y}`,
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
  "pt-BR": {
    "node.a11yDescription.default":
      "Aperte Enter ou espaço para selecionar o bloco. Depois use Delete para excluí-lo e Escape para cancelar.",
    "node.a11yDescription.keyboardDisabled":
      "Aperte Enter ou espaço para selecionar o bloco. As setas movem o bloco. Delete exclui e Escape cancela.",
    "node.a11yDescription.ariaLiveMessage": ({ direction, x, y }) =>
      `O bloco foi movido: ${DIRECTIONS["pt-BR"][direction] ?? direction}. Nova posição: x ${x}, y ${y}`,
    "edge.a11yDescription.default":
      "Aperte Enter ou espaço para selecionar a conexão. Depois use Delete para excluí-la e Escape para cancelar.",
    "controls.ariaLabel": "Controles da tela",
    "controls.zoomIn.ariaLabel": "Aproximar",
    "controls.zoomOut.ariaLabel": "Afastar",
    "controls.fitView.ariaLabel": "Ver tudo",
    "controls.interactive.ariaLabel": "Permitir mudanças",
    "minimap.ariaLabel": "Minimapa",
    "handle.ariaLabel": "Conector",
  },
};

const DIRECTIONS: Record<"es" | "pt-BR", Record<string, string>> = {
  es: { up: "arriba", down: "abajo", left: "izquierda", right: "derecha" },
  "pt-BR": { up: "para cima", down: "para baixo", left: "para a esquerda", right: "para a direita" },
};
