#include "reports/sheets.hpp"

#include "registers/organisations/store.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

using imports::Shape;
using imports::Verdict;

enum Column : std::size_t { indicator, unit, year, value, comparison };

constexpr std::string_view indicator_heads[] = {"Chỉ tiêu", "Nội dung chỉ tiêu", "Mã chỉ tiêu", "Tên chỉ tiêu"};
constexpr std::string_view unit_heads[] = {"Đơn vị", "Tên đơn vị", "Đơn vị hành chính", "Địa bàn"};
constexpr std::string_view year_heads[] = {"Năm", "Năm thực hiện", "Kế hoạch năm"};
constexpr std::string_view value_heads[] = {"Giá trị", "Chỉ tiêu giao", "Số giao", "Kế hoạch"};
constexpr std::string_view comparison_heads[] = {"So sánh", "Cách so sánh"};

constexpr imports::Column columns[] = {
    {"indicator", "Indicator", indicator_heads, Shape::text, true},
    {"unit", "Unit", unit_heads, Shape::text, true},
    {"year", "Year", year_heads, Shape::whole},
    {"value", "Value", value_heads, Shape::whole, true},
    {"comparison", "Comparison", comparison_heads, Shape::text},
};

/// The directive whose period the year lies in; the newest where several are.
Directive const* directive_for(std::optional<std::int64_t> year)
{
    Directive const* found = nullptr;
    for (auto const& directive : directives()) {
        bool const fits =
            !year || (*year >= base::year_of(directive.period.from) && *year < base::year_of(directive.period.to));
        if (fits && (!found || directive.issued_on > found->issued_on)) found = &directive;
    }
    return found ? found : &directives().front();
}

class Targets final : public imports::Importer {
public:
    explicit Targets(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, rows[i].cells);
    }

private:
    imports::Outcome take_one(db::Connection& tx, std::span<imports::Cell const> cells)
    {
        auto const& directive = *directive_for(cells[year].whole);
        auto const asked = cells[year].whole ? std::optional{static_cast<int>(*cells[year].whole)} : std::nullopt;
        auto const period =
            asked ? base::Period{base::day(*asked, 1, 1), base::day(*asked + 1, 1, 1)} : directive.period;
        auto const found = resolve_unit(tx, cells[unit].text, period, setting_.today);
        if (!found) return {Verdict::refused, found.error().problems};
        if (!organisations::wholly_in_scope(tx, *setting_.actor, edit_targets, *found, setting_.today))
            return {Verdict::refused, {{"unit", "report.unit_unknown", std::string{cells[unit].text}}}};
        TargetForm form{.directive = directive.code,
                        .indicator = std::string{cells[indicator].text},
                        .unit = *found,
                        .year = cells[year].whole,
                        .value = cells[value].whole};
        if (!cells[comparison].text.empty()) form.comparison = std::string{cells[comparison].text};
        auto const target = checked(form);
        if (!target) return {Verdict::refused, target.error().problems};
        auto const saved = save(tx, {setting_.by, setting_.now}, directive.code, *found, *target);
        auto const verdict = saved.how == SavedTarget::How::created   ? Verdict::created
                             : saved.how == SavedTarget::How::changed ? Verdict::changed
                                                                      : Verdict::unchanged;
        return {verdict, {}, "target", saved.id.value};
    }

    imports::Setting setting_;
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting) { return std::make_unique<Targets>(setting); }

/// "Số CĐCS thành lập mới, Xã Ô Diên, 2026"
std::string told(db::Connection& tx, StoredTarget const& stored, base::Date today)
{
    auto const* known = find_indicator(stored.target.indicator);
    auto text = known ? known->name.vi : stored.target.indicator;
    text += ", " + organisations::name_on(tx, stored.unit, today);
    if (stored.target.year != 0) text += ", " + std::to_string(stored.target.year);
    return text;
}

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view /*record_kind*/,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<base::Problem> problems;
    for (auto const id : record_ids)
        if (auto const left = take_back_target(tx, {setting.by, setting.now}, TargetId{id}))
            problems.push_back({"", "target.changed_since", told(tx, *left, setting.today)});
    return problems;
}

constexpr std::string_view hints[] = {"chi tieu", "giao chi tieu", "ke hoach"};

constexpr imports::SheetKind kinds[] = {
    {.name = "reports.targets",
     .title = "Targets",
     .permission = edit_targets,
     .rank = 60,
     .columns = columns,
     .start = start,
     .undo = undo,
     .title_hints = hints},
};

}   // namespace

std::span<imports::SheetKind const> sheet_kinds() { return kinds; }

}   // namespace reports
