// Every text that something asks for is there in every language, and no text is there that nothing asks for.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { json, load, PACKAGE, ROOT } from "./package.mjs";

const LANGUAGES = readdirSync(new URL("locales/", ROOT)).sort();
const texts = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, (await load(`locales/${language}.js`)).default])),
);
const english = texts.en;
const { createText } = await load("message.js");

/** The files below a folder, as one text each. */
function sources(folder, ending) {
  return readdirSync(new URL(folder, ROOT), { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(new URL(folder + file, ROOT), "utf8").replace(/#\[cfg\(test\)\][\s\S]*$/, ""));
}

const rust = sources("src/", ".rs");
const scripts = sources("www/package/", ".js");

/** What stands between quotes, or between backticks up to the first value that is put in. */
function literals(pattern, from = [...rust, ...scripts]) {
  return from.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]));
}

/** Names that a Rust `fn name` of this type gives. */
function namesOf(type, file) {
  const text = readFileSync(new URL(file, ROOT), "utf8");
  const body = text.slice(text.indexOf(`impl ${type} {`));
  return literals(/=> "([a-z-]+)"/g, [body.slice(0, body.indexOf("\n}\n"))]);
}

function keysOf(prefix) {
  return Object.keys(english)
    .filter((key) => key.startsWith(`${prefix}.`))
    .sort();
}

/** The rows of one of the catalogue's tables, of both platforms. */
function facts(table) {
  return ["meta", "tiktok"].flatMap((platform) => json(`src/catalog/facts/${platform}/${table}.json`)[table]);
}

function sorted(keys) {
  return [...new Set(keys)].sort();
}

function placeholders(text) {
  const whole = typeof text === "string" ? text : Object.values(text).join(" ");
  return sorted([...whole.matchAll(/\{([A-Za-z_]\w*)(?::[a-z]+)?(?::\w+)?\}/g)].map((match) => match[0]));
}

test("there are English, Spanish and Brazilian Portuguese", () => assert.deepEqual(LANGUAGES, ["en", "es", "pt-BR"]));

test("every language can be imported, and the types name it", () => {
  const entries = Object.keys(json("pkg.json").exports).filter((entry) => entry.startsWith("./locales/"));
  assert.deepEqual(entries.sort(), sorted(LANGUAGES.map((language) => `./locales/${language}`)));
  const [, names] = /type Locale = (.*);/.exec(readFileSync(new URL("message.d.ts", PACKAGE), "utf8"));
  assert.equal(names, LANGUAGES.map((language) => `"${language}"`).join(" | "));
});

for (const language of LANGUAGES) {
  test(`${language} has the texts that English has`, () => {
    assert.deepEqual(Object.keys(texts[language]).sort(), Object.keys(english).sort());
  });

  test(`${language} puts in what English puts in`, () => {
    for (const [key, text] of Object.entries(texts[language])) {
      assert.deepEqual(placeholders(text), placeholders(english[key]), key);
    }
  });

  test(`${language} has no empty text and no odd form`, () => {
    for (const [key, text] of Object.entries(texts[language])) {
      if (typeof text === "string") assert.match(text, /\S/, key);
      else {
        assert.equal(typeof text.by, "string", key);
        assert.equal(typeof text.one, "string", key);
        assert.equal(typeof text.other, "string", key);
      }
    }
  });
}

test("every answer has a text, and every text an answer", () => {
  const catalogued = facts("errors").map(({ key }) => key);
  const code = sources("src/payload/answer/", ".rs");
  const named = literals(
    /(?:\b(?:accepted|accepted_partly|unknown_code|rate_limit|server_error|not_json|unclear|network|no_answer): |then_some\()"([a-z-]+)"/g,
    code,
  );
  // goal-proxy's own, for what a question about a connection finds.
  const told = literals(/\btold\((?:true|false), "([a-z-]+)"\)/g, sources("proxy/src/connections/", ".rs"));
  assert.deepEqual(keysOf("answer"), sorted([...catalogued, ...named, ...told].map((key) => `answer.${key}`)));
});

test("every outcome, skipped destination and error has a text, and the other way round", async () => {
  const answered = namesOf("Verdict", "src/payload/answer/mod.rs");
  // A host may hand any of the type to the card, and goal-proxy's journal has those of its queue.
  const [typed] = /type Outcome =[^;]*/.exec(readFileSync(new URL("types/delivery.d.ts", PACKAGE), "utf8"));
  const outcomes = literals(/"([a-z-]+)"/g, [typed]);
  assert.deepEqual(
    answered.filter((name) => !outcomes.includes(name)),
    [],
  );
  assert.deepEqual(keysOf("outcome"), sorted(outcomes.map((name) => `outcome.${name}`)));
  const reasons = namesOf("SkipReason", "src/payload/mod.rs").map((name) => `skip.${name}`);
  // goal-proxy's own, for a connection whose token is missing.
  assert.deepEqual(keysOf("skip"), sorted([...reasons, "skip.no-token"]));
  const types = readFileSync(new URL("goal-error.d.ts", PACKAGE), "utf8");
  const kinds = literals(/^ {2}\| "([a-z-]+)"/gm, [types]).map((kind) => `error.${kind}`);
  assert.deepEqual(keysOf("error"), sorted(kinds));
});

test("a refusal that a person can meet is said in their language, and each such text has a code of goal-proxy", () => {
  const page = readFileSync(new URL("docs/integrate/problems.md", ROOT), "utf8");
  const codes = literals(/^\| `([a-z-]+)` \| \d/gm, [page]);
  const unknown = keysOf("refused").filter((key) => !codes.includes(key.slice("refused.".length)));
  assert.deepEqual(unknown, []);
  const params = { code: "unfit", path: "/country", detail: "`path` says which member of the body" };
  const told = (language, params) => createText(language, texts[language], english)("error.refused", params);
  assert.equal(
    told("es", params),
    "El servidor lo rechazó: lo que hay en «/country» no se puede usar. Corrígelo y vuelve a guardar.",
  );
  for (const language of LANGUAGES) {
    for (const key of keysOf("refused")) {
      const code = key.slice("refused.".length);
      assert.doesNotMatch(told(language, { ...params, code }), /member of the body|\{detail/, `${language} ${key}`);
    }
  }
  // Whoever refuses without a code is quoted.
  assert.equal(told("es", { detail: "HTTP 418" }), "El servidor lo rechazó: HTTP 418");
  assert.equal(told("es", { code: "constructor", detail: "HTTP 418" }), "El servidor lo rechazó: HTTP 418");
});

test("every line of the privacy ledger has a text, and every such text a line", () => {
  const reasons = literals(/\["ledger\.", "([a-z-]+)"\]/g, sources("src/payload/", ".rs"));
  const fates = namesOf("Fate", "src/payload/person.rs").map((name) => `fate.${name}`);
  assert.deepEqual(keysOf("ledger"), sorted([...reasons, ...fates].map((key) => `ledger.${key}`)));
});

for (const prefix of ["ui", "journal", "convert", "explain", "message", "stats", "library", "connection", "request", "origin"]) {
  const named = literals(new RegExp(`["\`](${prefix}\\.[\\w.-]+)`, "g"));
  const whole = named.filter((key) => !/[.-]$/.test(key));
  const beginnings = named.filter((key) => /[.-]$/.test(key));

  test(`every ${prefix} text that is asked for is there`, () => {
    assert.ok(whole.length > 5);
    assert.deepEqual(sorted(whole.filter((key) => !Object.hasOwn(english, key))), []);
    for (const beginning of beginnings)
      assert.ok(
        keysOf(prefix).some((key) => key.startsWith(beginning)),
        beginning,
      );
  });

  test(`every ${prefix} text is asked for`, () => {
    const asked = (key) => whole.includes(key) || beginnings.some((beginning) => key.startsWith(beginning));
    assert.deepEqual(
      keysOf(prefix).filter((key) => !asked(key)),
      [],
    );
  });
}

test("every reason to leave a field out has a text, and the other way round", () => {
  const types = readFileSync(new URL("types/identity.d.ts", PACKAGE), "utf8");
  const told = literals(/^ {2}\| "([a-z-]+)"/gm, [types]).map((reason) => `identity.${reason}`);
  assert.deepEqual(keysOf("identity"), sorted(told));
  const named = namesOf("Reason", "src/identity/reason.rs").map((name) => `identity.${name}`);
  assert.deepEqual(keysOf("identity"), sorted(named));
});

test("every identifier and each of its ways has a text, and the other way round", () => {
  const code = sources("src/flow/", "identifiers.rs");
  const named = literals(/"((?:ctwa|tt)clid|ctwa_clid|page_scoped_user_id|ig_sid|ph|phone|em|email)"/g, code);
  const ways = namesOf("Ways", "src/flow/identifiers.rs").map((name) => `identifier.on.${name}`);
  assert.deepEqual(keysOf("identifier"), sorted([...named.map((name) => `identifier.field.${name}`), ...ways]));
});

test("every event is named and explained, and nothing else is", () => {
  const named = facts("events").flatMap(({ name }) => [`event.${name}.about`, `event.${name}.label`]);
  assert.deepEqual(keysOf("event"), sorted(named));
});
