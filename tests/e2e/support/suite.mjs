// What every suite in the studio begins and ends with.
import { after, afterEach, before } from "node:test";
import { launch, openStudio } from "./browser.mjs";
import { openWorld } from "./world.mjs";

/** Opens a world, a browser and the studio before the file's first test, tells `take` of them, and closes them after its last. */
export function onStudio(take) {
  let opened;
  before(async () => {
    const [world, browser] = await Promise.all([openWorld(), launch()]);
    opened = { world, browser };
    opened.studio = await openStudio(browser, world);
    take({ ...opened, page: opened.studio.page });
  });
  after(async () => {
    await opened?.browser.close();
    await opened?.world.close();
  });
  afterEach(() => opened.studio.assertNoComplaints());
}
