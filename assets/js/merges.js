// Two records side by side, decided by keyboard: j and k move between the rows that differ, 1 and 2 or the arrows
// choose, Enter merges, n says they are two, s leaves it for later.
export function startMerges(root) {
  const page = root.querySelector("[data-merge]:not([data-started])");
  if (!page) return;
  page.dataset.started = "";
  const rows = [...page.querySelectorAll("tr[data-differs]")];
  let at = 0;
  const mark = () => rows.forEach((row, i) => row.classList.toggle("table-active", i === at));
  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), rows.length - 1);
    mark();
    rows[at]?.scrollIntoView({ block: "nearest" });
  };
  const choose = (side) => {
    const input = rows[at]?.querySelector(`input[value=${side}]`);
    if (input) input.checked = true;
  };
  const press = (selector) => page.querySelector(selector)?.click();
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    1: () => choose("left"),
    2: () => choose("right"),
    ArrowLeft: () => choose("left"),
    ArrowRight: () => choose("right"),
    Enter: () => press("#merge-form button.btn-primary"),
    n: () => press("#merge-difference"),
    s: () => press("#merge-later"),
  };
  mark();
  document.addEventListener("keydown", (event) => {
    if (!page.isConnected || event.altKey || event.ctrlKey || event.metaKey) return;
    const { target } = event;
    const typing = target.closest("input:not([type=radio]), textarea, select, dialog");
    const pressing = event.key === "Enter" && target.closest("a, button");
    const action = keys[event.key];
    if (!action || typing || pressing) return;
    event.preventDefault();
    action();
  });
}
