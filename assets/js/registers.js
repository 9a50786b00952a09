// Registers: addresses without empty filters, and the number of rows told to screen readers.
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
