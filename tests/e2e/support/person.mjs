// What a person who has never seen the studio can do: read words, and press, type into and choose from what has a name. Nothing
// here knows of ids, classes or attributes, so that a test says what people can find.

/** `words` is one of `LANGUAGES`. */
export function personAt(page, words) {
  const { goal: say, studio: own, sample } = words;
  const panel = () => page.getByRole("complementary", { name: own("app.inspector"), exact: true });
  const chat = () => page.getByRole("region", { name: own("preview.title"), exact: true });
  const reached = () => page.getByRole("region", { name: own("preview.reached"), exact: true });
  const person = {
    /** How often they have pressed the mouse's button: for what must be possible in a number of clicks. */
    clicks: 0,
    panel,
    chat,
    /** The card in the chat that tells of the goal; the newest, where a conversation has several. */
    reached: () => reached().last(),
    async click(locator) {
      person.clicks += 1;
      await locator.click();
    },
    press: (name, where = page) => person.click(where.getByRole("button", { name, exact: true })),
    /** A field of the block's settings, by the label that stands at it. */
    field: (key) => panel().getByLabel(say(key), { exact: true }),
    sees: (text, where = page) => where.getByText(text).filter({ visible: true }).first().waitFor(),

    /** To another page of the studio. */
    async go(page_) {
      await page
        .getByRole("navigation", { name: own("page.all") })
        .getByRole("button", { name: own(`page.${page_}`), exact: true })
        .click();
    },

    /** Drags a Goal behind the message of the paid branch. */
    async dragGoal() {
      const item = page.getByRole("navigation", { name: own("app.palette") }).getByRole("button", { name: own("kind.goal") });
      const from = await item.boundingBox();
      const end = page.getByText(sample.thanks).first();
      const to = await end.boundingBox();
      await page.mouse.move(from.x + 30, from.y + 15);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width, to.y, { steps: 8 });
      await page.mouse.move(to.x + to.width + 60, to.y, { steps: 4 });
      await page.mouse.up();
      await person.field("ui.name").waitFor();
    },

    /** Switches Meta on, and opens what is folded away below the switch. */
    async tellMeta() {
      const title = say("ui.section.meta");
      const toggle = panel().getByRole("switch", { name: title });
      if (!(await toggle.isChecked())) await person.click(toggle);
      await person.unfold("ui.event", title);
    },

    /** Brings a field into sight, by pressing its section's title where that is folded. */
    async unfold(key, title) {
      const field = person.field(key);
      const seen = await field.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (seen) return;
      await person.click(panel().getByText(title, { exact: true }).filter({ visible: true }).first());
      await field.waitFor();
    },

    /** Types the beginning and takes what the list under the field offers. */
    async pick(key, typed, offered) {
      const field = person.field(key);
      await person.click(field);
      await field.press("Control+a");
      await page.keyboard.type(typed);
      await person.click(panel().getByRole("listbox").getByRole("option").filter({ hasText: offered }).first());
    },

    async typeInto(key, text) {
      await person.field(key).fill(text);
      await page.keyboard.press("Tab");
    },

    /** Chats until the order is paid. */
    async buy() {
      if ((await chat().count()) === 0) await person.press(own("bar.preview"));
      else await person.press(own("preview.restart"));
      await person.press(sample.tote, chat());
      await person.press(sample.paid, chat());
      await person.reached().waitFor();
    },

    /** Sends a test event from the card, with the code where it is asked for. */
    async sendTest(code) {
      const card = person.reached();
      const again = card.getByRole("button", { name: own("test.again"), exact: true });
      if ((await again.count()) > 0) await person.click(again);
      await person.press(own("test.send"), card);
      await card.getByLabel(own("test.code")).fill(code);
      await page.keyboard.press("Enter");
    },

    /** Types into the form of who talks to the bot, and comes back to the chat. */
    async asSubscriber(label, text) {
      await person.press(own("preview.subscriber"), chat());
      await chat().getByLabel(label, { exact: true }).fill(text);
      await person.press(own("preview.chat"), chat());
    },

    /** What has the focus, by its label. */
    focus: () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.labels?.[0]?.textContent?.trim() ?? at?.getAttribute("aria-label") ?? at?.textContent?.trim();
      }),

    /** Waits until that is a field of this label. */
    async isLedTo(key) {
      const wanted = say(key);
      for (let tries = 0; ; tries += 1) {
        const now = await person.focus();
        if (now?.startsWith(wanted)) return;
        if (tries === 50) throw new Error(`the focus is at “${now}”, not at “${wanted}”`);
        await page.waitForTimeout(100);
      }
    },
  };
  return person;
}
