#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/web/context.hpp"
#include "platform/web/html.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

/// The shared pieces of every page. A slice composes them and writes little markup of its own.
/// Texts in these structs are translated already, except where a member says gettext id.
namespace web {

struct Crumb {
    std::string label;
    std::string url;
};

/// The frame around a page: navigation, search, account, theme, language, flash message.
struct Frame {
    std::string title;
    std::string pretitle = {};   // small line above the title
    std::vector<Crumb> crumbs = {};
    std::string active = {};                   // url of the navigation entry to mark
    std::function<void(Html&)> actions = {};   // buttons beside the title
};

/// The whole page with `body` inside the frame.
Response page(Context& context, Frame const& frame, std::function<void(Html&)> const& body, int status = 200);
/// Error pages and other pages with one sentence that helps.
Response message_page(Context& context, int status, std::string const& title, std::string const& sentence);

/// Hidden field with the token that every form needs.
void csrf(Html& out, std::string_view token);

struct Choice {
    std::string value;
    std::string label;
};

struct Field {
    std::string name;
    std::string label;
    std::string value = {};
    std::string problem = {};   // sentence; "" = fine
    std::string help = {};
    bool required = false;
    std::string autocomplete = {};
    std::string input_mode = {};   // "numeric", "tel"
    int max_length = 0;
    std::string id = {};   // "" = "field-" + name; needed where two forms of a page have a field of one name
};
void text_field(Html& out, Field const& field);
void password_field(Html& out, Field const& field);
/// dd/mm/yyyy or a part of it, as Vietnamese write it; the slice parses with read_day.
void day_field(Html& out, Field const& field);
void number_field(Html& out, Field const& field);
/// Several lines, with the hint what must not be written in them.
void area_field(Html& out, Field const& field, int rows = 3);
void choice_field(Html& out, Field const& field, std::span<Choice const> choices);
void check_field(Html& out, Field const& field, bool checked);
/// With the box by which whoever chooses a file declares that it holds nothing secret.
void file_field(Html& out, Field const& field, std::string_view accept, bool several);
/// A choice of one among many records, by typing: `search_url`?q= answers with {items: [{id, label, hint}]}.
/// The form sends the record's id as `name` and the text in the box as `name` + "_text". Without JavaScript, or when
/// nothing was picked from the list, `name` is empty: the slice then looks the text up.
void record_field(Html& out, Field const& field, std::string_view search_url, std::string_view shown_text);
/// The list of problems above a form; nothing when there is none.
void problems(Html& out, std::span<base::Problem const> problems);
/// The sentence for a field, "" when it has no problem.
std::string problem_of(base::Texts const& texts, base::Error const* error, std::string_view field);

/// Reads a form: trimmed NFC text; days in the spellings 5/2/2026, 05/02/2026, 2026-02-05, 2/2026, 2026.
std::string read_text(Request const& request, std::string_view field);
std::optional<base::Date> read_day(Request const& request, std::string_view field);
std::optional<base::PartialDate> read_partial_day(Request const& request, std::string_view field);
std::optional<std::int64_t> read_whole(Request const& request, std::string_view field);

/// A register page: filters in the URL, a table, paging by key.
struct ColumnHead {
    std::string label;
    std::string sort = {};    // value of ?sort= that orders by this column; "" = not sortable
    bool number = false;      // right-aligned
    bool wide_only = false;   // hidden on phones
};
struct Filter {
    std::string name;   // query parameter
    std::string label;
    std::vector<Choice> choices;   // empty: a text or search field
    std::string value = {};
};
struct Paging {
    std::string previous_url = {};   // "" = none
    std::string next_url = {};
    std::optional<std::int64_t> total = {};
};
struct Register {
    std::string url;                 // the page itself, without parameters
    std::string search = {};         // value of ?q=
    std::string search_label = {};   // "Search by name or tax code"; "" = not searched by name
    std::vector<Filter> filters = {};
    std::vector<ColumnHead> columns;
    std::string sort = {};   // current ?sort=
    Paging paging = {};
    std::string empty_text;                  // shown when there is no row, says what to do next
    std::function<void(Html&)> tools = {};   // below the rows: what can be done with all of them
};
/// The box that marks a row for what is done with many, for the first cell; it belongs to the form of
/// that id.
void mark_box(Html& out, std::string_view id, std::string_view label);
inline constexpr std::string_view marks_form = "register-marks";
/// `rows` writes the <tr>s. The same function gives the fragment for htmx (element id "register").
void register_table(Html& out, Register const& view, std::size_t row_count, std::function<void(Html&)> const& rows);

/// `url` with `name=value` replaced or added; value "" removes it. Values are percent-encoded.
std::string with_parameter(std::string_view url, std::string_view name, std::string_view value);
std::string percent_encoded(std::string_view text);

/// A number that opens to its records.
struct Figure {
    std::string label;
    std::string value;       // formatted
    std::string url = {};    // "" = does not open
    std::string hint = {};   // "of 40 planned"
    std::string tone = {};   // "", "good", "warning", "bad"
    std::string icon = {};
};
void figure_card(Html& out, Figure const& figure);
/// Several side by side, two in a row on a phone.
void figure_cards(Html& out, std::span<Figure const> figures);

struct Moment {
    std::string day;   // formatted
    std::string title;
    std::string text = {};
    std::string url = {};
    std::string icon = "point";
};
void timeline(Html& out, std::span<Moment const> moments);

/// Facts of a record as label and value; empty values are left out.
struct Detail {
    std::string label;
    std::string value;
    std::string url = {};
};
void details(Html& out, std::span<Detail const> rows);

/// A button as a link. tone: "primary", "" (quiet), "danger".
void link_button(Html& out, std::string_view url, std::string_view label, std::string_view tone = "primary",
                 std::string_view icon_name = "");
/// The button that sends the form around it.
void send_button(Html& out, std::string_view label, std::string_view tone = "primary", std::string_view icon_name = "");

struct Series {
    std::string label;
    std::vector<double> values;
};
/// A chart drawn by the browser, with its table beside it for everyone else. kind: "bar", "line".
struct Chart {
    std::string id;
    std::string title;
    std::string kind = "bar";
    std::vector<std::string> labels;
    std::vector<Series> series;
    bool stacked = false;
    std::string label_head = {};   // heading of the table's first column: "Year"
};
void chart(Html& out, Chart const& chart);

/// tone: "", "good", "warning", "bad", "info".
void badge(Html& out, std::string_view text, std::string_view tone = "");
/// An icon of assets/icons, hidden from screen readers.
void icon(Html& out, std::string_view name);
/// A card with a heading around `body`.
void card(Html& out, std::string_view heading, std::function<void(Html&)> const& body);
void empty_state(Html& out, std::string_view icon_name, std::string_view title, std::string_view text);
/// A bar of progress, 0 to 1000 tenths of a per cent (more is drawn full), with its text.
void progress(Html& out, std::int64_t tenths, std::string_view text);

}   // namespace web
