// Forms are sent once; what stands in the way is read first.
const downloads_take_ms = 4000;

export function startForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sending !== undefined) { event.preventDefault(); return; }
    form.dataset.sending = "";
    // a form that gives a file back leaves the page standing
    setTimeout(() => { delete form.dataset.sending; }, downloads_take_ms);
  });
  window.addEventListener("pageshow", () => { for (const form of document.querySelectorAll("[data-sending]")) delete form.dataset.sending; });
  document.addEventListener("htmx:afterRequest", (event) => { const form = event.target.closest?.("form"); if (form) delete form.dataset.sending; });
  for (const name of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(name, failed);
  const first = document.querySelector("[aria-invalid=true]") ?? document.getElementById("problems");
  if (first) { if (!first.matches("input, select, textarea")) first.tabIndex = -1; first.focus({ preventScroll: false }); }
}

let fading = 0;
function failed() {
  const toasts = document.getElementById("toasts");
  if (!toasts) return;
  toasts.textContent = toasts.dataset.failed;
  clearTimeout(fading);
  fading = setTimeout(() => { toasts.textContent = ""; }, 6000);
}
