// Text boxes that pick one record among many. The form sends the picked record's id, and the text as typed.
import { listbox } from "./listbox.js";

export function startRecords(root) {
  for (const box of root.querySelectorAll("[data-record-search]:not([data-started])")) {
    box.dataset.started = "";
    const id = box.querySelector("input[type=hidden]");
    const input = box.querySelector("input[type=text]");
    const list = box.querySelector(".record-list");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    const search = box.dataset.recordSearch;
    const { hide } = listbox({
      input, list, none: box.dataset.none,
      find: async (text) => {
        const answer = await fetch(`${search}${search.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`, { headers: { accept: "application/json" } });
        return answer.ok ? (await answer.json()).items : null;
      },
      pick: (item) => {
        id.value = item.id;
        input.value = item.label;
        id.dispatchEvent(new Event("change", { bubbles: true }));
      },
      open: () => { list.hidden = false; }, close: () => { list.hidden = true; },
    });
    input.addEventListener("input", () => { id.value = ""; });
    input.addEventListener("blur", hide);
  }
}
