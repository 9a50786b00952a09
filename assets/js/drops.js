// Files may be dropped onto a file field.
export function startDrops(root) {
  for (const box of root.querySelectorAll("[data-drop]:not([data-started])")) {
    box.dataset.started = "";
    const input = box.querySelector("input[type=file]");
    box.querySelector(".drop-hint").hidden = false;
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
