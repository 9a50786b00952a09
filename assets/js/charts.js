// Draws [data-chart] elements: {kind, stacked, labels, series: [{label, values}]}.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);
const language = document.documentElement.lang === "en" ? "en-GB" : "vi-VN";
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

/** How many lines the legend's words take: echarts leaves no room for more than one by itself. */
function legendLines(element, series, font) {
  const measure = document.createElement("canvas").getContext("2d");
  measure.font = `12px ${font.fontFamily}`;
  let lines = 1, used = 0;
  for (const { label } of series) {
    const width = measure.measureText(label).width + 32;
    if (used > 0 && used + width > element.clientWidth) { lines += 1; used = 0; }
    used += width;
  }
  return lines;
}

function option(element, data) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(name).trim();
  const font = { fontFamily: style.fontFamily, color: colour("--tblr-secondary"), fontSize: 12 };
  const line = { lineStyle: { color: colour("--tblr-border-color") } };
  const many = data.series.length > 1;
  return {
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    color: [1, 2, 3, 4, 5, 6].map((n) => colour(`--chart-${n}`)),
    textStyle: font,
    grid: { left: 4, right: 8, top: many ? 14 + 22 * legendLines(element, data.series, font) : 12, bottom: 4, containLabel: true },
    legend: many ? { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, textStyle: font } : undefined,
    // drawn on the canvas: a tooltip of HTML would need inline styles
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: data.kind === "bar" ? "shadow" : "line" },
      backgroundColor: colour("--tblr-bg-surface"), borderColor: colour("--tblr-border-color"), textStyle: { ...font, color: colour("--tblr-body-color") },
      valueFormatter: (value) => numbers.format(value),
    },
    xAxis: { type: "category", data: data.labels, axisLine: line, axisTick: { show: false }, axisLabel: { ...font, hideOverlap: true } },
    yAxis: { type: "value", minInterval: 1, splitLine: line, axisLabel: { ...font, formatter: (value) => numbers.format(value) } },
    series: data.series.map((series) => ({
      name: series.label, type: data.kind === "line" ? "line" : "bar", data: series.values, stack: data.stacked ? "all" : undefined,
      barMaxWidth: 36, itemStyle: { borderRadius: data.stacked ? 0 : [3, 3, 0, 0] }, symbolSize: 6, lineStyle: { width: 2.5 },
    })),
  };
}

const drawn = new Map();
window.drawCharts = () => {
  for (const element of document.querySelectorAll("[data-chart]:not([data-drawn])")) {
    element.dataset.drawn = "";
    const data = JSON.parse(element.dataset.chart);
    const chart = echarts.init(element);
    chart.setOption(option(element, data));
    drawn.set(element, { chart, data });
  }
};
function redraw(change) {
  for (const [element, { chart, data }] of drawn) {
    if (element.isConnected) change(chart, element, data);
    else { chart.dispose(); drawn.delete(element); }
  }
}
window.addEventListener("resize", () => redraw((chart) => chart.resize()));
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw((chart, element, data) => chart.setOption(option(element, data))));
document.fonts?.ready.then(() => redraw((chart) => chart.resize()));
window.drawCharts();
