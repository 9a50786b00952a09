#include "kernel/imports/header.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "kernel/imports/headings.hpp"

namespace imports {
namespace {

constexpr int hint_bonus = 60;
constexpr int required_missing = 110;
constexpr int stray_heading = 8;
constexpr int lowest_score = -250;   // with less, more is missing than is there

constexpr std::array<std::string_view, 6> family_headings{"ho va dem", "ho dem",        "ho va ten dem",
                                                          "ho lot",    "ho va chu lot", "ho"};

/// What a column may be called: its own heading, with its group, and the group alone.
std::array<std::string, 3> spellings(Header::Column const& column)
{
    auto const lower = normal_heading(column.lower);
    auto const upper = normal_heading(column.upper);
    if (upper.empty()) return {lower, "", ""};
    if (lower.empty()) return {upper, "", ""};
    return {lower, upper + " " + lower, ""};
}

int column_likeness(std::array<std::string, 3> const& names, Column const& column)
{
    int best = 0;
    for (auto const heading : column.headings) {
        auto const wanted = normal_heading(heading);
        for (auto const& name : names) best = std::max(best, likeness(name, wanted));
    }
    return best;
}

std::string const& text_at(SampleRow const& row, std::size_t column)
{
    static std::string const none;
    return column < row.texts.size() ? row.texts[column] : none;
}

std::size_t filled(SampleRow const& row)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(row.texts, [](std::string const& text) { return !text.empty(); }));
}

/// The text of a group above `column`, if one is merged over several columns of this row.
std::string group_above(Sample const& sample, SampleRow const& row, std::size_t column)
{
    auto const c = static_cast<std::int64_t>(column);
    for (auto const& region : sample.merged)
        if (region.first_row <= row.number && row.number <= region.last_row &&
            region.last_column > region.first_column && region.first_column <= c && c <= region.last_column)
            return text_at(row, static_cast<std::size_t>(region.first_column));
    return {};
}

std::size_t width_at(Sample const& sample, std::int64_t row, std::size_t column)
{
    for (auto const& region : sample.merged)
        if (region.first_row <= row && row <= region.last_row &&
            region.first_column == static_cast<std::int64_t>(column))
            return static_cast<std::size_t>(region.last_column - region.first_column + 1);
    return 1;
}

Header one_row(Sample const& sample, SampleRow const& row)
{
    Header header{row.number, row.number, {}};
    for (std::size_t c = 0; c < row.texts.size(); ++c)
        header.columns.push_back({"", row.texts[c], width_at(sample, row.number, c)});
    return header;
}

/// Groups above, headings below; empty when the two rows do not look like that. Rule I-1.
std::optional<Header> two_rows(Sample const& sample, SampleRow const& upper, SampleRow const& lower)
{
    if (lower.number != upper.number + 1 || lower.numbers || upper.numbers) return std::nullopt;
    Header header{upper.number, lower.number, {}};
    bool has_group = false;
    std::string group_before;
    for (std::size_t c = 0; c < std::max(upper.texts.size(), lower.texts.size()); ++c) {
        auto group = group_above(sample, upper, c);
        auto const& own = text_at(upper, c);
        // a text table knows no merged cells: an empty cell right of a group belongs to it
        if (group.empty() && own.empty() && sample.merged.empty() && !text_at(lower, c).empty()) group = group_before;
        has_group = has_group || !group.empty();
        if (group.empty() && !own.empty() && !text_at(lower, c).empty()) group = own;
        auto const& below = text_at(lower, c);
        auto const width = width_at(sample, lower.number, c);
        if (!group.empty() && !below.empty())
            header.columns.push_back({group, below, width});
        else
            header.columns.push_back({"", below.empty() ? own : below, width});
        group_before = group.empty() ? own : group;
    }
    if (!has_group) return std::nullopt;
    return header;
}

struct Scored {
    int score = 0;
    std::size_t matched = 0;
    Mapping mapping;
};

Scored score(Header const& header, SheetKind const& kind)
{
    Scored result{0, 0, map_columns(header, kind)};
    std::vector<bool> used(header.columns.size());
    for (std::size_t k = 0; k < kind.columns.size(); ++k) {
        auto const& columns = result.mapping[k];
        if (columns.empty()) {
            if (kind.columns[k].required) result.score -= required_missing;
            continue;
        }
        ++result.matched;
        for (auto const c : columns) used[c] = true;
        auto const its =
            columns.size() > 1 ? 100 : column_likeness(spellings(header.columns[columns.front()]), kind.columns[k]);
        result.score += kind.columns[k].required ? 2 * its : its;
    }
    for (std::size_t c = 0; c < header.columns.size(); ++c) {
        auto const normal = normal_heading(header.columns[c].lower);
        if (!used[c] && !normal.empty() && !is_row_number_heading(normal)) result.score -= stray_heading;
    }
    // where groups above add nothing, the rows are a title and a header
    if (header.last_row > header.first_row) result.score -= 5;
    return result;
}

/// Words for this kind in the sheet's name or above the header.
bool hinted(Sample const& sample, Header const& header, SheetKind const& kind)
{
    auto const says = [&](std::string_view text) {
        auto const normal = " " + normal_heading(text) + " ";
        return std::ranges::any_of(kind.title_hints, [&](std::string_view hint) {
            return normal.find(" " + normal_heading(hint) + " ") != std::string::npos;
        });
    };
    if (says(sample.sheet_name)) return true;
    for (auto const& row : sample.rows) {
        if (row.number >= header.first_row) break;
        if (std::ranges::any_of(row.texts, says)) return true;
    }
    return false;
}

/// The name in two columns: "Họ và đệm" with "Tên" right of it. Rule I-4.
std::optional<std::size_t> split_name(std::vector<std::array<std::string, 3>> const& names)
{
    for (std::size_t c = 0; c + 1 < names.size(); ++c) {
        if (std::ranges::find(family_headings, names[c].front()) == family_headings.end()) continue;
        auto const& next = names[c + 1].front();
        if (next == "ten" || (next.empty() && names[c].front() != "ho")) return c;
    }
    return std::nullopt;
}

bool is_person_name(Column const& column)
{
    return column.shape == Shape::name && std::ranges::any_of(column.headings, [](std::string_view heading) {
               return normal_heading(heading) == "ho va ten";
           });
}

std::vector<Header> possible_headers(Sample const& sample)
{
    std::vector<Header> headers;
    for (std::size_t r = 0; r < sample.rows.size() && r < 30; ++r) {
        if (filled(sample.rows[r]) < 2) continue;
        headers.push_back(one_row(sample, sample.rows[r]));
        if (r + 1 >= sample.rows.size()) continue;
        if (auto both = two_rows(sample, sample.rows[r], sample.rows[r + 1])) headers.push_back(std::move(*both));
    }
    return headers;
}

}   // namespace

Mapping map_columns(Header const& header, SheetKind const& kind)
{
    Mapping mapping(kind.columns.size());
    std::vector<std::array<std::string, 3>> names;
    for (auto const& column : header.columns) names.push_back(spellings(column));
    std::vector<bool> used(names.size());
    for (std::size_t k = 0; k < kind.columns.size(); ++k)
        if (auto const split = is_person_name(kind.columns[k]) ? split_name(names) : std::nullopt) {
            mapping[k] = {*split, *split + 1};
            used[*split] = used[*split + 1] = true;
            break;
        }

    struct Pair {
        int likeness;
        std::size_t column;
        std::size_t wanted;
    };
    std::vector<Pair> pairs;
    for (std::size_t c = 0; c < names.size(); ++c) {
        if (used[c] || is_row_number_heading(names[c].front())) continue;
        if (names[c].front() == normal_heading(error_heading) || names[c].front() == normal_heading(error_heading_en))
            continue;
        for (std::size_t k = 0; k < kind.columns.size(); ++k)
            if (auto const its = column_likeness(names[c], kind.columns[k]); its >= 60) pairs.push_back({its, c, k});
    }
    // best first; of equals the leftmost
    std::ranges::stable_sort(pairs, [](Pair const& a, Pair const& b) { return a.likeness > b.likeness; });
    for (auto const& pair : pairs) {
        if (used[pair.column] || !mapping[pair.wanted].empty()) continue;
        auto& columns = mapping[pair.wanted];
        columns = {pair.column};
        used[pair.column] = true;
        // "Họ và tên" merged over the columns of the family name and the given name
        auto const next = pair.column + 1;
        if (is_person_name(kind.columns[pair.wanted]) && header.columns[pair.column].width == 2 && next < used.size() &&
            !used[next]) {
            columns.push_back(next);
            used[next] = true;
        }
    }
    return mapping;
}

std::optional<Recognised> recognise(Sample const& sample, std::span<SheetKind const* const> kinds)
{
    std::optional<Recognised> best;
    int best_score = lowest_score;
    int second_score = lowest_score;
    for (auto& header : possible_headers(sample))
        for (auto const* kind : kinds) {
            auto scored = score(header, *kind);
            if (scored.matched < 2) continue;
            if (hinted(sample, header, *kind)) scored.score += hint_bonus;
            if (scored.score > best_score) {
                if (best && best->kind != kind) second_score = best_score;
                best = Recognised{kind, header, std::move(scored.mapping)};
                best_score = scored.score;
            } else if (best && best->kind != kind) {
                second_score = std::max(second_score, scored.score);
            }
        }
    if (best) best->certain = best_score > 0 && second_score * 10 < best_score * 9;
    return best;
}

std::optional<Recognised> recognise_as(Sample const& sample, SheetKind const& kind)
{
    std::optional<Recognised> best;
    int best_score = 0;
    for (auto& header : possible_headers(sample)) {
        auto scored = score(header, kind);
        // a person chose the kind: the row with most of its headings will do, even if required ones lack
        auto const its = static_cast<int>(scored.matched) * 1'000 + scored.score;
        if (scored.matched == 0 || its <= best_score) continue;
        best = Recognised{&kind, header, std::move(scored.mapping)};
        best_score = its;
    }
    return best;
}

}   // namespace imports
