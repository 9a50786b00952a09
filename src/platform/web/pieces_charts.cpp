#include <cmath>

#include "base/json.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/statics.hpp"

namespace web {
namespace {

std::string data_of(Chart const& chart)
{
    base::JsonWriter json;
    json.begin_object().key("kind").text(chart.kind).key("stacked").boolean(chart.stacked);
    json.key("labels").begin_array();
    for (auto const& label : chart.labels) json.text(label);
    json.end_array().key("series").begin_array();
    for (auto const& series : chart.series) {
        json.begin_object().key("label").text(series.label).key("values").begin_array();
        for (auto const value : series.values) json.real(value);
        json.end_array().end_object();
    }
    return json.end_array().end_object().take();
}

void value_cell(Html& out, double value)
{
    out("<td class='number'>");
    if (value == std::round(value))
        out.number(static_cast<std::int64_t>(value));
    else
        out.text(base::one_decimal(value, out.texts().language()));
    out("</td>");
}

/// The same numbers for everyone who cannot see or use the drawing.
void table_of(Html& out, Chart const& chart)
{
    out("<details class='chart-table'><summary>").tr("Figures as a table")("</summary>");
    out("<div class='table-responsive' tabindex='0' role='region'").attribute("aria-label", chart.title)(">");
    out("<table class='table table-sm'><thead><tr>");
    if (chart.label_head.empty())
        out("<td></td>");
    else
        out("<th scope='col'>").text(chart.label_head)("</th>");
    for (auto const& series : chart.series) out("<th scope='col' class='number'>").text(series.label)("</th>");
    out("</tr></thead><tbody>");
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        out("<tr><th scope='row'>").text(chart.labels[i])("</th>");
        for (auto const& series : chart.series) value_cell(out, i < series.values.size() ? series.values[i] : 0);
        out("</tr>");
    }
    out("</tbody></table></div></details>");
}

}   // namespace

void chart(Html& out, Chart const& chart)
{
    out("<figure class='chart'").attribute("id", chart.id)("><figcaption class='chart-title'>");
    out.text(chart.title)("</figcaption><div class='chart-canvas' role='img'").attribute("aria-label", chart.title);
    out.attribute("data-chart", data_of(chart)).url("data-script", asset_url("charts.js"))("></div>");
    table_of(out, chart);
    out("</figure>");
}

}   // namespace web
