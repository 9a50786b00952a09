// Ctrl+K: search over pages and records. Without JavaScript the link leads to the page /search.
import { listbox } from "./listbox.js";

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

/** The entries of the navigation that hold what was typed, accents or not. */
function pagesWith(text) {
  return [...document.querySelectorAll(".side-bar .side-link")]
    .map((link) => ({ label: link.textContent.trim(), url: link.getAttribute("href"), icon: link.querySelector("use").getAttribute("href").split("#")[1] }))
    .filter((page) => plain(page.label).includes(plain(text)));
}

export function startPalette() {
  const dialog = document.getElementById("palette");
  if (!dialog?.showModal) return;
  const input = document.getElementById("palette-input");
  const { ask, hide } = listbox({
    input, list: document.getElementById("palette-list"), none: input.dataset.none, delay: 120,
    find: async (text) => {
      const pages = pagesWith(text);
      if (text.length < 2) return pages;
      const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(text)}`, { headers: { accept: "application/json" } });
      return answer.ok ? [...pages, ...(await answer.json()).items] : pages;
    },
    pick: (item) => { dialog.close(); window.location.assign(item.url); },
    open: () => {}, close: () => {},
  });
  const show = (event) => { event.preventDefault(); if (dialog.open) return; input.value = ""; dialog.showModal(); input.focus(); ask(); };
  for (const opener of document.querySelectorAll("[data-palette-open]")) opener.addEventListener("click", (event) => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) show(event); });
  document.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") show(event); });
  // one Escape ends it all, not first the list and then the dialog
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") dialog.close(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", hide);
}
