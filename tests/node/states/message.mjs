// The states of <goal-message>.
const AD = { ad_id: "120210000000000001", ad_name: "Autumn bags", link: "https://www.facebook.com/ads/archive" };
const REACHED = { name: "Order paid", value: { amount: "49.90", currency: "EUR" }, at: 1_795_305_600, ad: AD, node: "n1" };

const state = (name, reached) => ({
  name,
  tag: "goal-message",
  module: "/elements/message.js",
  data: { reached },
  make: (element, { reached }) => {
    element.reached = reached;
  },
});

export const MESSAGE = [
  state("with value and ad", REACHED),
  state("an ad without a link", { ...REACHED, ad: { headline: "Bags for autumn", ad_id: "1" } }),
  state("an ad that is only a number", { name: "Lead", ad: { ad_id: "120210000000000002" } }),
  state("no ad, no value", { name: "Lead" }),
  state("a link that is no page", { ...REACHED, ad: { ...AD, link: "javascript:alert(1)" } }),
  state("a very long ad text", { ...REACHED, ad: { body: "Everything for autumn. ".repeat(40) } }),
];
