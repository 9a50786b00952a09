#include <algorithm>

#include "platform/web/pieces.hpp"

namespace web {
namespace {

/// The register with everything that is chosen but the page: for links that sort.
std::string address_of(Register const& view)
{
    auto url = with_parameter(view.url, "q", view.search);
    for (auto const& filter : view.filters) url = with_parameter(url, filter.name, filter.value);
    return url;
}

/// htmx takes the rows alone out of the answer, so that what is being typed is never replaced.
void swaps_rows(Html& out)
{
    out(" hx-target='#register-rows' hx-select='#register-rows' hx-swap='outerHTML' hx-push-url='true'");
}

void row_link(Html& out, Literal opening, std::string_view url)
{
    out(opening).url("href", url).url("hx-get", url);
    swaps_rows(out);
    out(">");
}

void filter_box(Html& out, Filter const& filter)
{
    auto const id = "filter-" + filter.name;
    out("<div class='filter'><label class='visually-hidden'").attribute("for", id)(">").text(filter.label)("</label>");
    if (filter.choices.empty()) {
        out("<input type='text' class='form-control'").attribute("id", id).attribute("name", filter.name);
        out.attribute("value", filter.value).attribute("placeholder", filter.label)("></div>");
        return;
    }
    out("<select").attribute("class", filter.value.empty() ? "form-select" : "form-select filter-set");
    out.attribute("id", id).attribute("name", filter.name)(">");
    if (std::ranges::none_of(filter.choices, [](Choice const& choice) { return choice.value.empty(); }))
        out("<option value=''>").text(filter.label)("</option>");
    for (auto const& choice : filter.choices) {
        out("<option").attribute("value", choice.value).flag("selected", choice.value == filter.value)(">");
        out.text(choice.label)("</option>");
    }
    out("</select></div>");
}

void filters(Html& out, Register const& view)
{
    out("<form class='register-filters' id='register-filters' method='get' role='search'").url("action", view.url);
    out.url("hx-get", view.url);
    swaps_rows(out);
    out(" hx-trigger='submit, change, input changed delay:250ms from:#register-search'>");
    if (!view.search_label.empty()) {
        out("<div class='search-box'>");
        icon(out, "search");
        out("<label class='visually-hidden' for='register-search'>").text(view.search_label)("</label>");
        out("<input type='search' class='form-control' id='register-search' name='q' autocomplete='off' "
            "spellcheck='false'");
        out.attribute("value", view.search).attribute("placeholder", view.search_label)("></div>");
    }
    for (auto const& filter : view.filters) filter_box(out, filter);
    out("<button type='submit' class='btn filter-send'>").tr("Filter")("</button></form>");
}

/// "wide-3 number-4": the style sheet knows which cells of a column to hide on phones or to align right, so that the
/// rows need no classes.
std::string table_class(std::vector<ColumnHead> const& columns)
{
    std::string css = "table table-vcenter card-table register-table";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].wide_only) css += " wide-" + std::to_string(i + 1);
        if (columns[i].number) css += " number-" + std::to_string(i + 1);
    }
    return css;
}

void column_head(Html& out, Register const& view, ColumnHead const& column)
{
    auto const sorted = !column.sort.empty() && column.sort == view.sort;
    out("<th scope='col'");
    if (sorted) out(" aria-sort='ascending'");
    out(">");
    if (column.sort.empty() || sorted) {
        out.text(column.label);
        if (sorted) icon(out, "chevron-down");
    } else {
        row_link(out, "<a class='sort-link'", with_parameter(address_of(view), "sort", column.sort));
        out.text(column.label);
        icon(out, "selector");
        out("</a>");
    }
    out("</th>");
}

void table(Html& out, Register const& view, std::function<void(Html&)> const& rows)
{
    out("<div class='table-responsive' tabindex='0'><table")
        .attribute("class", table_class(view.columns))("><thead><tr>");
    for (auto const& column : view.columns) column_head(out, view, column);
    out("</tr></thead><tbody>");
    rows(out);
    out("</tbody></table></div>");
}

void page_link(Html& out, std::string_view url, base::TextId label)
{
    if (url.empty()) {
        out("<span class='btn disabled' aria-disabled='true'>").tr(label)("</span>");
        return;
    }
    row_link(out, "<a class='btn'", url);
    out.tr(label)("</a>");
}

void foot(Html& out, Register const& view, std::size_t row_count)
{
    auto const& paging = view.paging;
    out("<div class='register-foot'><p class='register-total'>");
    if (paging.total) {
        auto const total = out.texts().number(*paging.total);
        if (std::cmp_equal(*paging.total, row_count))
            out.tr("Rows in all: {0}", {total});
        else
            out.tr("{0} of {1} rows", {out.texts().number(static_cast<std::int64_t>(row_count)), total});
    } else {
        out.tr("Rows shown: {0}", {out.texts().number(static_cast<std::int64_t>(row_count))});
    }
    out("</p>");
    if (!paging.previous_url.empty() || !paging.next_url.empty()) {
        out("<nav class='btn-list'").attribute("aria-label", out.texts().tr("Pages"))(">");
        page_link(out, paging.previous_url, "Previous");
        page_link(out, paging.next_url, "Next");
        out("</nav>");
    }
    out("</div>");
}

void nothing(Html& out, Register const& view)
{
    auto const chosen = !view.search.empty() ||
                        std::ranges::any_of(view.filters, [](Filter const& filter) { return !filter.value.empty(); });
    if (!chosen) return empty_state(out, "list-search", out.texts().tr("Nothing here yet"), view.empty_text);
    out("<div class='empty'><div class='empty-icon'>");
    icon(out, "list-search");
    out("</div><p class='empty-title'>").tr("Nothing matches")("</p><p class='empty-subtitle'>").text(view.empty_text);
    out("</p><a class='btn'").url("href", view.url)(">").tr("Show everything")("</a></div>");
}

}   // namespace

void register_table(Html& out, Register const& view, std::size_t row_count, std::function<void(Html&)> const& rows)
{
    out("<div id='register' class='card register'>");
    if (!view.search_label.empty() || !view.filters.empty()) filters(out, view);
    out("<p class='visually-hidden' role='status' id='register-status'></p><div id='register-rows'>");
    if (!view.sort.empty())
        out("<input type='hidden' name='sort' form='register-filters'").attribute("value", view.sort)(">");
    if (row_count == 0) {
        nothing(out, view);
    } else {
        table(out, view, rows);
        foot(out, view, row_count);
    }
    if (view.tools) view.tools(out);
    out("</div></div>");
}

void mark_box(Html& out, std::string_view id, std::string_view label)
{
    out("<input type='checkbox' class='form-check-input' name='id[]'").attribute("form", marks_form);
    out.attribute("value", id).attribute("aria-label", out.texts().tr("Mark {0}", {label}))(">");
}

}   // namespace web
