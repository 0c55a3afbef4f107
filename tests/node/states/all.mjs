// Every state there is: what is looked at, measured and read out is the same list.
import { BLOCK } from "./block.mjs";
import { CONNECTION } from "./connection.mjs";
import { JOURNAL } from "./journal.mjs";
import { LIBRARY } from "./library.mjs";
import { MESSAGE } from "./message.mjs";
import { PANEL } from "./panel.mjs";
import { PROBLEMS } from "./problems.mjs";
import { REQUEST } from "./request.mjs";
import { SOURCE } from "./source.mjs";
import { STATS } from "./stats.mjs";

export const STATES = [
  ...BLOCK,
  ...CONNECTION,
  ...JOURNAL,
  ...LIBRARY,
  ...MESSAGE,
  ...PANEL,
  ...PROBLEMS,
  ...REQUEST,
  ...SOURCE,
  ...STATS,
];
