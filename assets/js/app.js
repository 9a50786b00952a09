// What pages can do beyond links and forms. Every page works without it; charts have a table beside them.
import htmx from "htmx.org";
import { startCharts } from "./chart_loader.js";
import { startDays } from "./days.js";
import { startDrops } from "./drops.js";
import { startForms } from "./forms.js";
import { startMenus } from "./menus.js";
import { startMerges } from "./merges.js";
import { startPalette } from "./palette.js";
import { startQuestions } from "./questions.js";
import { startRecords } from "./records.js";
import { startRegisters, startTables } from "./registers.js";

document.documentElement.classList.add("scripted");
startMenus();
startPalette();
startForms();
startRegisters();

/** Pieces inside `root`, which may be a fragment that htmx has just put in. */
function startPieces(root) {
  startTables(root);
  startRecords(root);
  startDays(root);
  startDrops(root);
  startQuestions(root);
  startMerges(root);
  startCharts(root);
}
startPieces(document);
htmx.on("htmx:afterSwap", () => startPieces(document));
