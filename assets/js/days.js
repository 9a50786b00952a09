// A calendar beside the text box of a day, whose text is dd/mm/yyyy or a part of it.
import { icon } from "./listbox.js";

export function startDays(root) {
  for (const box of root.querySelectorAll("[data-day]:not([data-started])")) {
    box.dataset.started = "";
    const input = box.querySelector("input");
    const native = document.createElement("input");
    if (!native.showPicker) continue;
    native.type = "date";
    native.className = "day-native";
    native.tabIndex = -1;
    native.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "day-button";
    button.setAttribute("aria-label", input.dataset.label);
    button.append(icon("calendar"));
    box.append(native, button);
    button.addEventListener("click", () => {
      const written = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(input.value.trim());
      native.value = written ? `${written[3]}-${written[2].padStart(2, "0")}-${written[1].padStart(2, "0")}` : "";
      native.showPicker();
    });
    native.addEventListener("change", () => {
      if (!native.value) return;
      const [year, month, day] = native.value.split("-");
      input.value = `${day}/${month}/${year}`;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
  }
}
