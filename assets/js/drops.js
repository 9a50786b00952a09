// Files may be dropped onto a file field.
export function startDrops(root) {
  for (const box of root.querySelectorAll("[data-drop]:not([data-started])")) {
    box.dataset.started = "";
    const input = box.querySelector("input[type=file]");
    box.querySelector(".drop-hint").hidden = false;
    // a file that is chosen needs the declaration below it, also where none has to be chosen
    const declared = box.closest("form")?.querySelector(`#${CSS.escape(input.id)}-declared`);
    if (declared && !declared.required) input.addEventListener("change", () => { declared.required = input.files.length > 0; });
    for (const name of ["dragenter", "dragover"]) box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("dropping"); });
    for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("dropping"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
