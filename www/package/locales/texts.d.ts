import type { Texts } from "../message.js";

/** All texts of the language. */
declare const texts: Texts;
export default texts;
