// Menus are <details>: they open by themselves; this closes them again.
export function startMenus() {
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => { for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("focusout", (event) => { for (const menu of menus()) if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
}
