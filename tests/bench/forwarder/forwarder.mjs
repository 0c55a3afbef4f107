// A minimal forwarder of goals to Meta, as durable as goal-proxy: 202 only once the event is on the disk, sent afterwards,
// told twice it is one. No rules, no statistics, no circuits. `node forwarder.mjs DATABASE SANDBOX`; it prints its address.

import { createHash } from "node:crypto";
import Fastify from "fastify";

const [database, sandbox] = process.argv.slice(2);
const token = process.env.GOAL_SANDBOX_TOKEN;
const SCHEMA =
  "CREATE TABLE IF NOT EXISTS forwarded (happening TEXT PRIMARY KEY, event_id TEXT, body TEXT, at BIGINT, outcome TEXT)";
const INSERT = "INSERT INTO forwarded VALUES ($1, $2, $3, $4, 'waiting') ON CONFLICT DO NOTHING";
const NEXT = "SELECT happening, body FROM forwarded WHERE outcome = 'waiting' ORDER BY at LIMIT 12";
const DONE = "UPDATE forwarded SET outcome = $2 WHERE happening = $1";

const store = database.startsWith("postgres") ? await postgres() : await sqlite();

async function sqlite() {
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(database);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(SCHEMA);
  db.exec("CREATE INDEX IF NOT EXISTS due ON forwarded (at) WHERE outcome = 'waiting'");
  // It binds values by their order alone.
  const [insert, next, done] = [INSERT, NEXT, DONE].map((sql) => db.prepare(sql.replaceAll(/\$\d/g, "?")));
  return {
    insert: (...values) => insert.run(...values),
    next: () => next.all(),
    done: (happening, outcome) => done.run(outcome, happening),
  };
}

async function postgres() {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString: database, max: 10 });
  await pool.query(SCHEMA);
  await pool.query("CREATE INDEX IF NOT EXISTS due ON forwarded (at) WHERE outcome = 'waiting'");
  const run =
    (name, text) =>
    (...values) =>
      pool.query({ name, text, values });
  const next = run("next", NEXT);
  return { insert: run("insert", INSERT), next: async () => (await next()).rows, done: run("done", DONE) };
}

const app = Fastify();
app.post("/v1/events", async (request, reply) => {
  const { goal, context } = request.body;
  if (!context?.happening_id || !goal?.goal?.id) {
    return reply.code(422).send({ code: "no-happening-id" });
  }
  const at = Math.floor(Date.now() / 1000);
  const eventId = createHash("sha256").update(`salt\u001f${goal.goal.id}\u001f${context.happening_id}`).digest("hex");
  const value = Number(context.variables.order_total);
  const body = JSON.stringify({
    data: [
      {
        event_name: goal.destinations.meta.event,
        event_time: at,
        event_id: eventId,
        action_source: "business_messaging",
        messaging_channel: "whatsapp",
        user_data: {
          whatsapp_business_account_id: process.env.WABA,
          ctwa_clid: context.referral.ctwa_clid,
        },
        custom_data: { value, currency: goal.value.currency },
      },
    ],
  });
  await store.insert(context.happening_id, eventId, body, at);
  return reply.code(202).send({ mode: "live", events: [{ event_id: eventId, outcome: "waiting" }] });
});

async function send({ happening, body }) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${sandbox}/v26.0/${process.env.DATASET}/events`, { method: "POST", headers, body });
  await answer.text();
  await store.done(happening, answer.ok ? "accepted" : "refused");
}

async function work() {
  const events = await store.next();
  await Promise.all(events.map((event) => send(event).catch(() => {})));
  setTimeout(work, events.length ? 0 : 100);
}

console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
work();
