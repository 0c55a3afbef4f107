// In the page: one request with nine hashed fields, by the core and by JavaScript.
import { init, preview } from "../../../pkg/index.js";
import { measure, median } from "../measure.mjs";
import { withNoble, withWebCrypto } from "../peers/requests.mjs";

window.compare = async (wasm, { goal, context }) => {
  await init({ wasm: Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)) });
  const core = () => preview(goal, context).requests[0].body;
  const same = core() === withNoble(goal, context) && core() === (await withWebCrypto(goal, context));
  const { core: own, noble } = await measure({ core, noble: () => withNoble(goal, context) });
  const ratios = [];
  for (let round = 0; round < 25; round += 1) {
    const ours = await timed(core, 200);
    ratios.push((await timed(() => withWebCrypto(goal, context), 50)) / ours);
  }
  return { same, micros: own.micros, noble: noble.ratio, webCrypto: median(ratios) };
};

async function timed(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) await run();
  return (performance.now() - start) / calls;
}
