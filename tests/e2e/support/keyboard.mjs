// A person at a keyboard: goes on by Tab, and knows where they are by what has the focus.

/** The names of what has the focus: its label, what it says, and whether nothing has it. */
export function focused(page) {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (at === null || at === document.body) return { names: [], lost: true };
    const labels = [...(at.labels ?? [])].map((label) => label.textContent);
    const by = (at.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => at.getRootNode().getElementById(id)?.textContent);
    const names = [at.getAttribute("aria-label"), ...labels, ...by, at.textContent, at.title];
    return { names: names.filter(Boolean).map((name) => name.trim()), lost: false, value: at.value };
  });
}

const fits = (names, wanted) => names.some((name) => (wanted instanceof RegExp ? wanted.test(name) : name.startsWith(wanted)));

/** Presses a key until what is wanted has the focus. */
export async function pressUntil(page, key, wanted, most = 120) {
  const seen = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key);
    const { names } = await focused(page);
    if (fits(names, wanted)) return;
    seen.push(names[0]?.slice(0, 30));
  }
  throw new Error(`${wanted} was not reached by ${key}: ${seen.join(" | ")}`);
}

export const tabTo = (page, wanted) => pressUntil(page, "Tab", wanted);

/** F6 to a part of the page. */
export const partTo = (page, wanted) => pressUntil(page, "F6", wanted, 12);

/** Somewhere: never lost. Waits, because the page may still be at it. */
export async function hasFocus(page) {
  for (let tries = 0; (await focused(page)).lost; tries += 1) {
    if (tries === 20) throw new Error("the focus is lost");
    await page.waitForTimeout(50);
  }
}
