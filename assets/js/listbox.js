// A text box with a list of what was found below it: arrows choose, Enter takes, Escape closes.
let made = 0;

/**
 * `find(text)` promises [{label, hint, icon, …}]; `pick(item)` takes one. `open` and `close` show and hide the list.
 */
export function listbox({ input, list, none, find, pick, open, close, delay = 150 }) {
  let items = [], chosen = -1, asked = 0, timer = 0;

  function choose(index) {
    chosen = index;
    [...list.children].forEach((row, i) => row.setAttribute?.("aria-selected", String(i === index)));
    const row = list.children[index];
    if (row) { input.setAttribute("aria-activedescendant", row.id); row.scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  }
  function show(found) {
    items = found;
    list.replaceChildren(...(found.length ? found.map(optionRow) : [emptyRow()]));
    input.setAttribute("aria-expanded", "true");
    open();
    choose(found.length ? 0 : -1);
  }
  function hide() {
    clearTimeout(timer);
    asked += 1;
    items = [];
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    close();
  }
  function optionRow(item, index) {
    const row = element("div", "found");
    row.id = `found-${made += 1}`;
    row.setAttribute("role", "option");
    if (item.icon) row.append(icon(item.icon));
    const text = element("span", "found-text");
    text.append(element("span", "found-label", item.label));
    if (item.hint) text.append(element("span", "found-hint", item.hint));
    row.append(text);
    row.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
    row.addEventListener("mousemove", () => { if (chosen !== index) choose(index); });
    return row;
  }
  function emptyRow() {
    const row = element("div", "found-none", none);
    row.setAttribute("role", "option");
    row.setAttribute("aria-disabled", "true");
    return row;
  }
  function take(index) {
    const item = items[index];
    if (!item) return false;
    hide();
    pick(item);
    return true;
  }
  async function ask() {
    const mine = asked += 1;
    try {
      const found = await find(input.value.trim());
      if (mine === asked) { if (found) show(found); else hide(); }
    } catch { if (mine === asked) hide(); }
  }
  const askSoon = () => { clearTimeout(timer); timer = setTimeout(ask, delay); };

  input.addEventListener("input", askSoon);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = items.length - 1;
    if (event.key === "ArrowDown") { if (items.length) choose(chosen >= last ? 0 : chosen + 1); else ask(); }
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && take(chosen)) { /* taken */ }
    else if (event.key === "Escape" && input.getAttribute("aria-expanded") === "true") hide();
    else return;
    event.preventDefault();
  });
  return { ask, hide };
}

export function element(name, className, text) {
  const made_ = document.createElement(name);
  made_.className = className;
  if (text !== undefined) made_.textContent = text;
  return made_;
}

/** An icon of the page's own sprite. */
export function icon(name) {
  const sprite = document.querySelector("svg.icon use")?.getAttribute("href")?.split("#")[0] ?? "/assets/icons.svg";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}
