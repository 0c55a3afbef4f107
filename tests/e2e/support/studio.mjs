// What a person does in the studio, by mouse and keyboard.
import { say } from "./texts.mjs";

/** A block on the canvas. */
export const node = (page, id) => page.locator(`.react-flow__node[data-id="${id}"]`);
/** All goal blocks on the canvas. */
export const goals = (page) => page.locator(".react-flow__node-goal");
/** A field of the goal's panel, by its visible label. */
export const field = (page, key, text = say) => page.locator("goal-panel").getByLabel(text(key), { exact: true });
/** The open list under a field. */
export const options = (page) => page.locator("goal-panel").getByRole("listbox").getByRole("option");
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Drags a block from the palette and lets it go beside the block `beside`. */
export async function dragFromPalette(page, name, beside) {
  const from = await page.locator(".palette").getByRole("button", { name }).boundingBox();
  const to = await node(page, beside).boundingBox();
  await page.mouse.move(from.x + 30, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width, to.y + to.height / 2, { steps: 8 });
  await page.mouse.move(to.x + to.width + 24, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** The flow as the browser keeps it, once all is saved. */
export async function savedFlow(page) {
  await page.getByText(/Saved in this browser|Guardado en este navegador/).waitFor();
  return page.evaluate(() => JSON.parse(localStorage.getItem("studio.flow.v1")));
}

/** The goals as the browser keeps them. */
export async function savedGoals(page) {
  const { nodes } = await savedFlow(page);
  return nodes.filter(({ type }) => type === "goal").map(({ data }) => data.goal);
}

/** Opens the preview and answers until the paid end of the shop flow. */
export async function playToPaid(page, product = "Canvas tote") {
  const chat = page.getByRole("region", { name: "Preview" });
  if ((await chat.count()) === 0) await button(page, "Preview").click();
  else await button(page, "Start again").click();
  await button(page, product).click();
  await button(page, "I have paid").click();
  await page.getByRole("region", { name: "Goal reached" }).waitFor();
}

/** A flow file as a person would have it, with goals of the test's choosing at the paid end. */
export function flowFile(...goalsOfFile) {
  const nodes = [{ id: "start", type: "start", position: { x: 0, y: 0 }, data: {} }];
  const edges = [];
  let last = "start";
  for (const [index, goal] of goalsOfFile.entries()) {
    const id = `goal-${index + 1}`;
    nodes.push({ id, type: "goal", position: { x: 240 + 320 * index, y: 0 }, data: { goal } });
    edges.push({ id: `edge-${index}`, source: last, target: id });
    last = id;
  }
  return { version: 1, name: "From a file", nodes, edges };
}

/** Opens a file by the menu. `content`: text, or anything that JSON can hold. */
export async function openFile(page, content) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const menu = button(page, "Flow file and settings");
  if ((await menu.getAttribute("aria-expanded")) !== "true") await menu.click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "a.flow.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

/** What the studio says at the bottom of the page. */
export const notice = (page, text) => page.locator(".notice").filter({ hasText: text });
/** The card in the chat that tells of a reached goal. */
export const reached = (page) => page.getByRole("region", { name: "Goal reached" });

/** The body for Meta in that card, as a person gets it: contact data shown, copied as JSON. */
export async function copiedBody(page) {
  const card = reached(page);
  await card.getByLabel(say("request.show-person")).check();
  await card.getByRole("button", { name: say("request.copy-json", { name: "Meta" }) }).click();
  const body = await page.evaluate(() => navigator.clipboard.readText());
  await card.getByLabel(say("request.show-person")).uncheck();
  return body;
}

export async function closeNotices(page) {
  // At once: some close by themselves meanwhile.
  await page.locator(".notice .icon-button").evaluateAll((buttons) => {
    for (const each of buttons) each.click();
  });
}

/** Opens a file with these goals and selects the first. */
export async function openGoals(page, ...list) {
  await openFile(page, flowFile(...list));
  await notice(page, "is open").last().waitFor();
  await closeNotices(page);
  await goals(page).first().click();
}

/** Drags from the middle of a box. */
export async function drag(page, { x, y, width, height }, dx, dy) {
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + dx, y + height / 2 + dy, { steps: 6 });
  await page.mouse.up();
}

/** What the package finds wrong with the selected goal at or below a place. */
export async function wrongAt(page, path) {
  const found = await page.evaluate((at) => {
    const { flow, node: id } = document.querySelector("goal-panel");
    return flow.diagnostics(id).filter((each) => each.path.startsWith(at));
  }, path);
  if (found.length === 0) throw new Error(`nothing is wrong at ${path}`);
  return found;
}

/** A diagnostic in words. */
export const inWords = ({ key, params }, text = say) => text(`rule.${key}`, params);

/** A goal that is ready to be sent. */
export const READY = Object.freeze({
  version: 1,
  goal: { id: "0b7f7a52-6a57-4a3b-9d3c-6f8d2f5f0a01" },
  name: "Order paid",
  value: { amount: "49.90", currency: "EUR" },
  items: { content_type: "product", contents: [{ id: "tote-natural", quantity: "1", item_price: "49.90" }] },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" } },
});
