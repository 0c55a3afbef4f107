import type { Edge } from "@xyflow/react";
import type { Language } from "../app/settings";
import { edgeOf, type Flow, type StudioNode } from "./model";

interface Words {
  name: string;
  greeting: string;
  which: string;
  tote: string;
  mug: string;
  pay: string;
  paid: string;
  later: string;
  thanks: string;
  wait: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    name: "Shop on WhatsApp",
    greeting: "Hi! Welcome to Luna Store. Two of our favourites are in stock today.",
    which: "Which one would you like?",
    tote: "Canvas tote",
    mug: "Ceramic mug",
    pay: "That is {{order_total}} EUR. Pay with the link: pay.example/{{order_id}}",
    paid: "I have paid",
    later: "Maybe later",
    thanks: "Thank you! Order {{order_id}} is on its way.",
    wait: "No problem. Your basket waits for you until Sunday.",
  },
  es: {
    name: "Tienda en WhatsApp",
    greeting: "¡Hola! Te damos la bienvenida a Tienda Luna. Hoy tenemos dos de nuestros favoritos.",
    which: "¿Cuál prefieres?",
    tote: "Bolsa de tela",
    mug: "Taza de cerámica",
    pay: "Son {{order_total}} EUR. Paga con el enlace: pay.example/{{order_id}}",
    paid: "Ya pagué",
    later: "Quizá luego",
    thanks: "¡Gracias! El pedido {{order_id}} va en camino.",
    wait: "Sin problema. Tu cesta te espera hasta el domingo.",
  },
  "pt-BR": {
    name: "Loja no WhatsApp",
    greeting: "Oi! Boas-vindas à Loja Lua. Hoje temos dois dos nossos favoritos.",
    which: "Qual você prefere?",
    tote: "Sacola de pano",
    mug: "Caneca de cerâmica",
    pay: "São {{order_total}} EUR. Pague pelo link: pay.example/{{order_id}}",
    paid: "Já paguei",
    later: "Talvez depois",
    thanks: "Agradecemos a compra! O pedido {{order_id}} está a caminho.",
    wait: "Sem problema. Seu carrinho espera por você até domingo.",
  },
};

/** The flow that a new user finds: a shop whose paid branch has no goal yet. */
export function sampleFlow(language: Language): Flow {
  const words = WORDS[language];
  return { name: words.name, nodes: nodes(words), edges: edges() };
}

/** Two rows: the choice above, the payment below. There is room for a goal at the end of the paid branch. */
function nodes(words: Words): StudioNode[] {
  return [
    { id: "start", type: "start", deletable: false, position: { x: 0, y: 120 }, data: {} },
    { id: "greeting", type: "message", position: { x: 260, y: 90 }, data: { text: words.greeting } },
    {
      id: "product",
      type: "buttons",
      position: { x: 560, y: 62 },
      data: {
        text: words.which,
        variable: "product",
        choices: [
          { id: "tote", label: words.tote },
          { id: "mug", label: words.mug },
        ],
      },
    },
    { id: "set-tote", type: "set", position: { x: 870, y: 0 }, data: order("24.90", "A-1041", "tote-natural") },
    { id: "set-mug", type: "set", position: { x: 870, y: 152 }, data: order("12.50", "A-1042", "mug-white") },
    {
      id: "payment",
      type: "buttons",
      position: { x: 0, y: 420 },
      data: {
        text: words.pay,
        variable: "payment",
        choices: [
          { id: "paid", label: words.paid },
          { id: "later", label: words.later },
        ],
      },
    },
    {
      id: "is-paid",
      type: "condition",
      position: { x: 300, y: 445 },
      data: { variable: "payment", operator: "equals", value: words.paid },
    },
    { id: "thanks", type: "message", position: { x: 600, y: 405 }, data: { text: words.thanks } },
    { id: "wait", type: "message", position: { x: 600, y: 565 }, data: { text: words.wait } },
  ];
}

function order(total: string, id: string, product: string) {
  return {
    assignments: [
      { variable: "order_total", value: total },
      { variable: "order_id", value: id },
      { variable: "product_id", value: product },
    ],
  };
}

function edges(): Edge[] {
  return [
    edgeOf("start", null, "greeting"),
    edgeOf("greeting", null, "product"),
    edgeOf("product", "tote", "set-tote"),
    edgeOf("product", "mug", "set-mug"),
    edgeOf("set-tote", null, "payment"),
    edgeOf("set-mug", null, "payment"),
    edgeOf("payment", "paid", "is-paid"),
    edgeOf("payment", "later", "is-paid"),
    edgeOf("is-paid", "yes", "thanks"),
    edgeOf("is-paid", "no", "wait"),
  ];
}
