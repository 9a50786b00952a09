// Registers: headings for the cells of a row, which phones show as a card; addresses without empty filters; the number
// of rows told to screen readers.
export function startTables(root) {
  for (const table of root.querySelectorAll(".register-table:not([data-started])")) {
    table.dataset.started = "";
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
