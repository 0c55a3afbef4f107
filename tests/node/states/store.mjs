// A goals library small enough for a test, with the rules of a real one. Runs in the page: it must stand alone.
export const makeStore = `(goals) => {
  const saved = new Map(goals.map((one) => [one.id, { ...one, past: [] }]));
  const refuse = (code, params = {}) => Promise.reject(Object.assign(new Error(code), { kind: "refused", params: { code, detail: code, ...params } }));
  const shown = ({ past, ...one }) => structuredClone(one);
  return {
    list: async () => [...saved.values()].map(shown),
    get: async (id, { revision } = {}) => shown([saved.get(id), ...saved.get(id).past].find((one) => !revision || one.revision === revision)),
    create: async (goal) => {
      const one = { id: goal.goal.id, name: goal.name, revision: 1, updated_at: 1795305600, used_by: [], goal, past: [] };
      saved.set(one.id, one);
      return shown(one);
    },
    save: async (id, goal, revision) => {
      const before = saved.get(id);
      if (before.revision !== revision) return refuse("revision-conflict", { current: String(before.revision) });
      saved.set(id, { ...before, goal, name: goal.name, revision: revision + 1, past: [shown(before), ...before.past] });
      return shown(saved.get(id));
    },
    history: async (id) => [saved.get(id), ...saved.get(id).past].map(({ revision, name, updated_at }) => ({ revision, name, at: updated_at })),
    remove: async (id) => {
      const { used_by } = saved.get(id);
      if (used_by.length > 0) return refuse("goal-in-use", { used_by: used_by.map(({ bot_name }) => bot_name).join("\\n") });
      saved.delete(id);
    },
  };
}`;

const goal = (id, name, used_by = [], revision = 1) => ({
  id,
  name,
  revision,
  updated_at: 1_795_305_600,
  used_by,
  goal: { version: 1, goal: { id }, name, destinations: { meta: { enabled: true, event: "Purchase" } } },
});
export const GOALS = [
  goal(
    "g1",
    "Order paid",
    [
      { bot: "b1", bot_name: "Shop on WhatsApp", blocks: 1 },
      { bot: "b2", bot_name: "Instagram raffle", blocks: 2 },
    ],
    3,
  ),
  goal("g2", "Asked for an offer"),
];
export const MANY = Array.from({ length: 8 }, (_, at) => goal(`g${at}`, `Goal number ${at + 1}`));
