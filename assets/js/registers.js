// Registers: headings for the cells of a row, which phones show as a card; addresses without empty filters; the number
// of rows told to screen readers; marking all rows at once.

/** A box in the heading marks all rows of the page. */
function startMarks(table) {
  const form = document.getElementById("register-marks");
  const boxes = [...table.querySelectorAll("input[name='id[]']")];
  if (!form || boxes.length === 0) return;
  const all = document.createElement("input");
  all.type = "checkbox";
  all.className = "form-check-input";
  all.setAttribute("aria-label", form.dataset.all);
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; });
  table.tHead.rows[0].cells[0].prepend(all);
}

export function startTables(root) {
  for (const table of root.querySelectorAll(".register-table:not([data-started])")) {
    table.dataset.started = "";
    startMarks(table);
    const labels = [...table.tHead.rows[0].cells].map((cell) => (cell.querySelector(".visually-hidden") ? "" : cell.textContent.trim()));
    for (const row of table.tBodies[0].rows)
      [...row.cells].forEach((cell, i) => { if (i > 0 && labels[i] && !cell.querySelector(".badge")) cell.dataset.label = labels[i]; });
  }
}

export function startRegisters() {
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    const { parameters } = event.detail;
    for (const name of Object.keys(parameters)) if (parameters[name] === "") delete parameters[name];
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const status = document.getElementById("register-status");
    if (!status || event.detail.target?.id !== "register-rows") return;
    const told = document.querySelector("#register-rows .register-total, #register-rows .empty-title");
    status.textContent = told?.textContent ?? "";
  });
}
