#include "platform/spreadsheets/sheet_parser.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "platform/spreadsheets/refused.hpp"

namespace spreadsheets {
namespace {

constexpr std::uint32_t no_text = 0xffffffff;

/// Column of "AB12", from 0; -1 when the reference has no letters.
std::int64_t column_of(std::string_view reference)
{
    std::int64_t column = 0;
    for (char const c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + (c - 'A' + 1);
        if (column > 1'000'000) break;
    }
    return column - 1;
}

std::int64_t whole_of(std::string_view text)
{
    std::int64_t value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool all_digits(std::string_view text)
{
    for (char const c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

}   // namespace

void SheetParser::start(std::string_view name, Attributes attributes)
{
    if (name == "c") {
        if (row_ > 0) start_cell(attributes);
    } else if (name == "v" || name == "t") {
        in_value_ = in_cell_ && !in_phonetic_;
    } else if (name == "row") {
        start_row(attributes);
    } else if (name == "rPh") {
        in_phonetic_ = true;
    }
}

void SheetParser::end(std::string_view name)
{
    if (name == "v" || name == "t")
        in_value_ = false;
    else if (name == "c")
        end_cell();
    else if (name == "row")
        end_row();
    else if (name == "rPh")
        in_phonetic_ = false;
    else if (name == "sheetData")
        finished = true;
}

void SheetParser::text(std::string_view text)
{
    if (!in_value_) return;
    texts_.append(text);
    if (static_cast<std::int64_t>(texts_.size() - cell_begin_) > limits_->cell_bytes)
        throw Refused{"workbook.cell_too_long"};
}

void SheetParser::start_row(Attributes attributes)
{
    std::int64_t number = row_ + 1;
    hidden_ = false;
    for (auto const** pair = attributes.begin(); *pair != nullptr; pair += 2) {
        std::string_view const name{pair[0]};
        if (name == "r")
            number = whole_of(pair[1]);
        else if (name == "hidden")
            hidden_ = pair[1][0] == '1' || pair[1][0] == 't';
    }
    if (number <= row_) throw Refused{"workbook.broken"};
    if (number > limits_->rows) throw Refused{"workbook.too_many_rows", std::to_string(limits_->rows)};
    row_ = number;
    cells_.clear();
    own_.clear();
    texts_.clear();
}

void SheetParser::start_cell(Attributes attributes)
{
    auto column = static_cast<std::int64_t>(cells_.size());
    type_ = Type::number;
    style_ = 0;
    for (auto const** pair = attributes.begin(); *pair != nullptr; pair += 2) {
        if (pair[0][0] == '\0' || pair[0][1] != '\0') continue;
        std::string_view const value{pair[1]};
        if (pair[0][0] == 'r') {
            if (auto const named = column_of(value); named >= 0) column = named;
        } else if (pair[0][0] == 's') {
            style_ = static_cast<std::size_t>(std::max<std::int64_t>(whole_of(value), 0));
        } else if (pair[0][0] == 't') {
            type_ = value == "s"           ? Type::shared
                    : value == "str"       ? Type::formula_text
                    : value == "inlineStr" ? Type::inline_text
                    : value == "b"         ? Type::boolean
                    : value == "e"         ? Type::error
                    : value == "d"         ? Type::iso_day
                                           : Type::number;
        }
    }
    if (column >= limits_->columns) throw Refused{"workbook.too_many_columns", std::to_string(limits_->columns)};
    column_ = static_cast<std::size_t>(column);
    cell_begin_ = texts_.size();
    in_cell_ = true;
}

void SheetParser::end_cell()
{
    if (!in_cell_) return;
    in_cell_ = false;
    std::string_view const spelled = std::string_view{texts_}.substr(cell_begin_);
    if (spelled.empty()) return;
    if (column_ >= cells_.size()) {
        cells_.resize(column_ + 1);
        own_.resize(column_ + 1, {no_text, no_text});
    }
    auto& cell = cells_[column_];
    cell = {};
    own_[column_] = {no_text, no_text};
    switch (type_) {
        case Type::number:
            put_number(cell, spelled);
            break;
        case Type::shared:
            put_shared(cell, spelled);
            break;
        case Type::boolean:
            cell.type = CellType::boolean;
            cell.number = spelled == "1" || spelled == "true" ? 1 : 0;
            cell.text = cell.number == 1 ? "TRUE" : "FALSE";
            break;
        case Type::error:
            put_text(cell, cell_begin_);
            cell.type = CellType::error;
            break;
        case Type::iso_day:
            if (auto const day = base::parse_date(spelled.substr(0, 10))) {
                cell.type = CellType::day;
                cell.day = *day;
                break;
            }
            [[fallthrough]];
        case Type::inline_text:
        case Type::formula_text:
            unescape_from(texts_, cell_begin_);
            put_text(cell, cell_begin_);
            break;
    }
}

void SheetParser::put_number(Cell& cell, std::string_view spelled)
{
    double value = 0;
    auto const [end, fault] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), value);
    if (fault != std::errc{} || end != spelled.data() + spelled.size() || !std::isfinite(value)) {
        put_text(cell, cell_begin_);
        return;
    }
    cell.number = value;
    auto const format = style_ < shared_->formats.size() ? shared_->formats[style_] : Format{};
    if (format.kind == Format::Kind::day || format.kind == Format::Kind::day_without_year) {
        if (day_of_serial(value, shared_->epoch, cell.day)) {
            cell.type = CellType::day;
            cell.year_shown = format.kind == Format::Kind::day;
            return;
        }
    }
    bool const whole = value == std::floor(value) && std::fabs(value) < 1e15;
    if (format.kind == Format::Kind::zeros && whole && value >= 0) {
        auto const padded = fmt::format("{:0{}}", static_cast<std::int64_t>(value), format.digits);
        texts_.replace(cell_begin_, std::string::npos, padded);
    } else if (!all_digits(spelled) || spelled.size() > 15) {
        auto const shortest =
            whole ? fmt::format("{}", static_cast<std::int64_t>(value)) : fmt::format("{:.15g}", value);
        texts_.replace(cell_begin_, std::string::npos, shortest);
    }
    put_text(cell, cell_begin_);
    cell.type = CellType::number;
}

void SheetParser::put_shared(Cell& cell, std::string_view index)
{
    auto const number = whole_of(index);
    if (number < 0 || number >= static_cast<std::int64_t>(shared_->strings.size())) throw Refused{"workbook.broken"};
    auto const text = shared_->strings.at(static_cast<std::size_t>(number));
    texts_.resize(cell_begin_);
    if (text.empty()) return;
    if (legacy_ != Legacy::none) {
        texts_.append(to_unicode(legacy_, text));
        put_text(cell, cell_begin_);
        return;
    }
    cell.type = CellType::text;
    cell.text = text;
}

void SheetParser::put_text(Cell& cell, std::size_t begin)
{
    cell.type = CellType::text;
    if (legacy_ != Legacy::none && type_ != Type::number && type_ != Type::shared)
        texts_.replace(begin, std::string::npos, to_unicode(legacy_, std::string_view{texts_}.substr(begin)));
    // texts_ may still move: the view is set when the row is whole
    own_[column_] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(texts_.size())};
}

void SheetParser::end_row()
{
    if (cells_.empty()) return;
    for (std::size_t i = 0; i < cells_.size(); ++i)
        if (own_[i].first != no_text)
            cells_[i].text = std::string_view{texts_}.substr(own_[i].first, own_[i].second - own_[i].first);
    Row const row{row_, cells_, hidden_, bytes_read};
    if ((*sink_)(row) == Go::stop) finished = true;
    cells_.clear();
}

}   // namespace spreadsheets
