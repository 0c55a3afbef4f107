// What every suite in the studio begins and ends with.
import { after, afterEach, before } from "node:test";
import { launch, openStudio } from "./browser.mjs";
import { openWorld } from "./world.mjs";

/** Opens a world and a browser before the file's first test, tells `take` of them, and closes them after its last. */
export function onWorld(take) {
  let opened;
  before(async () => {
    const [world, browser] = await Promise.all([openWorld(), launch()]);
    opened = { world, browser };
    await take(opened);
  });
  after(async () => {
    await opened?.browser.close();
    await opened?.world.close();
  });
}

/** The same with the studio open in it, which must not have complained after any test. */
export function onStudio(take) {
  let studio;
  onWorld(async ({ world, browser }) => {
    studio = await openStudio(browser, world);
    take({ world, studio, page: studio.page });
  });
  afterEach(() => studio.assertNoComplaints());
}
