#include "registers/organisations/unit_sheet.hpp"

#include <algorithm>
#include <vector>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using imports::Shape;
using imports::Verdict;

enum Column : std::size_t { code, name, kind, parent, place, founded_on, last_day, decision_number };

constexpr std::string_view code_heads[] = {"Mã đơn vị", "Mã số đơn vị", "Mã xã", "Mã"};
constexpr std::string_view name_heads[] = {"Tên đơn vị", "Đơn vị", "Tên tổ chức"};
constexpr std::string_view kind_heads[] = {"Loại đơn vị", "Loại hình đơn vị", "Loại", "Cấp"};
constexpr std::string_view parent_heads[] = {"Trực thuộc", "Đơn vị cấp trên", "Cấp trên", "Thuộc"};
constexpr std::string_view place_heads[] = {"Địa bàn", "Địa bàn phụ trách", "Địa bàn hoạt động"};
constexpr std::string_view from_heads[] = {"Từ ngày", "Hiệu lực Từ ngày", "Ngày thành lập", "Có hiệu lực từ"};
constexpr std::string_view to_heads[] = {"Đến ngày", "Hiệu lực Đến ngày", "Ngày kết thúc", "Đến hết ngày"};
constexpr std::string_view number_heads[] = {"Số quyết định", "Quyết định", "Số nghị quyết", "Căn cứ"};

constexpr imports::Column columns[] = {
    {"code", "Code of the unit", code_heads, Shape::code},
    {"name", "Name of the unit", name_heads, Shape::text, true},
    {"kind", "Kind of unit", kind_heads, Shape::choice, true},
    {"parent", "Stands under", parent_heads, Shape::text},
    {"place", "Area served", place_heads, Shape::text},
    {"founded_on", "From", from_heads, Shape::day, true},
    {"last_day", "Last day", to_heads, Shape::day},
    {"decision_number", "Decision number", number_heads, Shape::text},
};

constexpr std::size_t longest_name = 300;
constexpr std::size_t longest_code = 40;

/// Areas are told one after the other: "xã Ô Diên; xã Liên Minh".
std::vector<std::string> places_in(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(";\n"), text.size());
        auto part = text.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        if (!part.empty()) names.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

class Units final : public imports::Importer {
public:
    explicit Units(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        // parents may stand below their children in a list: go round as long as that brings more
        std::vector<std::size_t> left(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) left[i] = i;
        for (bool moved = true; moved && !left.empty();) {
            moved = false;
            std::vector<std::size_t> later;
            for (auto const i : left) {
                outcomes[i] = take_one(tx, rows[i].cells);
                bool const waits =
                    std::ranges::any_of(outcomes[i].problems, [](auto const& p) { return p.code == "unit.unknown"; });
                (waits ? later : done_).push_back(i);
                moved = moved || !waits;
            }
            left = std::move(later);
        }
        done_.clear();
    }

private:
    struct Read {
        NewUnit unit;
        std::vector<base::Problem> problems = {};
    };

    imports::Outcome take_one(db::Connection& tx, std::span<imports::Cell const> cells)
    {
        auto read = read_row(tx, cells);
        if (!read.problems.empty()) return {Verdict::refused, std::move(read.problems)};
        auto const& made = read.unit;
        if (auto const known = same(tx, made)) return {Verdict::unchanged, {}, "unit", known->id.value};
        if (!made.code.empty())
            if (auto const other = find_by_code(tx, made.line, made.code, made.decision.effective_on))
                return {Verdict::refused, {{"code", "unit.code_taken", other->name}}};
        auto const trees = placement(tx, setting_.today);
        auto const id = add(change_of(tx, *trees, setting_), made);
        return {Verdict::created, {}, "unit", id.value};
    }

    Read read_row(db::Connection& tx, std::span<imports::Cell const> cells)
    {
        Read out;
        auto& made = out.unit;
        auto& problems = out.problems;
        made.name = cells[name].text;
        made.code = cells[code].text;
        if (made.name.size() > longest_name) problems.push_back({"name", "unit.name_too_long"});
        if (made.code.size() > longest_code) problems.push_back({"code", "unit.code_too_long"});
        auto const* what = kind_from_text(cells[kind].text.empty() ? cells[name].text : cells[kind].text);
        if (what == nullptr) {
            problems.push_back({"kind", "unit.kind_unknown", std::string{cells[kind].text}});
            return out;
        }
        made.kind = what->code;
        made.line = what->line;
        made.decision.number = cells[decision_number].text;
        if (cells[founded_on].day) made.decision.effective_on = cells[founded_on].day->date;
        if (cells[last_day].day) made.ended_on = cells[last_day].day->date + base::Days{1};
        if (made.ended_on && *made.ended_on <= made.decision.effective_on)
            problems.push_back({"last_day", "unit.ends_before_founding"});
        if (problems.empty()) look_up(tx, cells, out);
        if (problems.empty()) check_scope(tx, out);
        return out;
    }

    void look_up(db::Connection& tx, std::span<imports::Cell const> cells, Read& out)
    {
        auto& made = out.unit;
        auto const day = made.decision.effective_on;
        if (auto const text = cells[parent].text; !text.empty()) {
            auto units = find_by_name(tx, made.line, text, day);
            prefer_young(units, day);
            if (units.size() == 1)
                made.parent = units.front().id;
            else
                out.problems.push_back(
                    {"parent", units.empty() ? "unit.unknown" : "unit.ambiguous", std::string{text}});
        }
        for (auto const& text : places_in(cells[place].text)) {
            auto units = find_by_name(tx, Line::administrative, text, day);
            prefer_young(units, day);
            if (units.size() == 1)
                made.places.push_back(units.front().id);
            else
                out.problems.push_back({"place", units.empty() ? "unit.unknown" : "unit.ambiguous", text});
        }
    }

    /// Whoever is bound to a part of the tree adds units below it, or serving it.
    void check_scope(db::Connection& tx, Read& out) const
    {
        if (setting_.actor == nullptr || setting_.actor->everything) return;
        auto const permission = edit_permission(out.unit.line);
        auto const anchor = out.unit.parent           ? out.unit.parent
                            : out.unit.places.empty() ? std::nullopt
                                                      : std::optional{out.unit.places.front()};
        if (!anchor || !in_scope(tx, *setting_.actor, permission, *anchor, setting_.today))
            out.problems.push_back({"", "unit.out_of_scope"});
    }

    /// The unit of the same line, kind and name that began on the same day, or bears the code.
    static std::optional<Unit> same(db::Connection& tx, NewUnit const& made)
    {
        auto const day = made.decision.effective_on;
        if (!made.code.empty()) {
            auto const known = find_by_code(tx, made.line, made.code, day);
            return known && known->founded_on == day && known->kind == made.kind ? known : std::nullopt;
        }
        for (auto const& unit : find_by_name(tx, made.line, made.name, day))
            if (unit.kind == made.kind && unit.founded_on == day &&
                name_spelt_out(unit.name) == name_spelt_out(made.name))
                return unit;
        return std::nullopt;
    }

    imports::Setting setting_;
    std::vector<std::size_t> done_ = {};
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting) { return std::make_unique<Units>(setting); }

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<UnitId> ids;
    for (auto const id : record_ids) ids.push_back(UnitId{id});
    auto const trees = placement(tx, setting.today);
    std::vector<base::Problem> kept;
    for (auto const id : withdraw(change_of(tx, *trees, setting), ids))
        kept.push_back({"", "unit.in_use", name_on(tx, id, setting.today)});
    return kept;
}

constexpr std::string_view hints[] = {"danh muc don vi", "don vi hanh chinh", "to chuc cap tren co so"};

}   // namespace

imports::SheetKind const unit_sheet{
    "organisations.units", "Units", edit_organisations, 10, columns, start, undo, hints};

}   // namespace organisations
