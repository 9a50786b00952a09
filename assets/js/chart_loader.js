// Drawing comes as a script of its own, fetched only where there is something to draw.
export function startCharts(root) {
  const charts = [...root.querySelectorAll("[data-chart]:not([data-drawn])")];
  if (!charts.length) return;
  if (window.drawCharts) { window.drawCharts(); return; }
  if (document.querySelector("script[data-charts]")) return;
  const script = document.createElement("script");
  script.src = charts[0].dataset.script;
  script.dataset.charts = "";
  document.head.append(script);
}
