#include <algorithm>
#include <set>
#include <vector>

#include "base/text.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"
#include "registers/organisations/unit_sheet.hpp"

namespace organisations {
namespace {

using base::Date;
using imports::Shape;
using imports::Verdict;

enum Column : std::size_t { old_code, old_name, new_name, how, share, decision_number, effective_on };

constexpr std::string_view code_heads[] = {"Mã đơn vị cũ", "Mã cũ"};
constexpr std::string_view old_heads[] = {"Đơn vị cũ", "Tên đơn vị cũ", "Đơn vị trước sắp xếp"};
constexpr std::string_view new_heads[] = {"Đơn vị mới", "Tên đơn vị mới", "Đơn vị sau sắp xếp", "Nhập vào"};
constexpr std::string_view how_heads[] = {"Hình thức", "Phần nhập", "Mức độ"};
constexpr std::string_view share_heads[] = {"Tỷ lệ", "Tỷ lệ (%)", "Tỷ lệ dân số", "Phần trăm"};
constexpr std::string_view number_heads[] = {"Số quyết định", "Quyết định", "Số nghị quyết", "Căn cứ"};
constexpr std::string_view day_heads[] = {"Ngày hiệu lực", "Hiệu lực từ", "Từ ngày"};

constexpr imports::Column columns[] = {
    {"old_code", "Code of the former unit", code_heads, Shape::code},
    {"old_name", "Former unit", old_heads, Shape::text, true},
    {"new_name", "New unit", new_heads, Shape::text, true},
    {"how", "How much of it", how_heads, Shape::choice, true},
    {"share", "Share in per cent", share_heads, Shape::text},
    {"decision_number", "Decision number", number_heads, Shape::text},
    {"effective_on", "Effective on", day_heads, Shape::day, true},
};

constexpr Line lines[] = {Line::administrative, Line::union_,   Line::party, Line::youth,
                          Line::women,          Line::veterans, Line::agency};

std::optional<Share> share_from_text(std::string_view text)
{
    auto const told = base::fold(text);
    if (told.starts_with("toan") || told == "nguyen trang") return Share::whole;
    if (told.starts_with("phan lon") || told.starts_with("hau het") || told.starts_with("phan nhieu"))
        return Share::most;
    if (told.starts_with("mot phan") || told.starts_with("phan con lai") || told.starts_with("phan"))
        return Share::part;
    return std::nullopt;
}

/// Per cent as people write it ("12,5", "0", "100 %") in millionths of the whole.
std::optional<std::int64_t> millionths(std::string_view text)
{
    std::int64_t value = 0;
    std::int64_t unit = 10'000;
    bool any = false;
    bool fraction = false;
    for (char const c : text) {
        if (c == ' ' || c == '%') continue;
        if ((c == ',' || c == '.') && any && !fraction) {
            fraction = true;
        } else if (c >= '0' && c <= '9' && value <= 1'000'000) {
            any = true;
            if (!fraction)
                value = value * 10 + std::int64_t{c - '0'} * unit;
            else
                value += std::int64_t{c - '0'} * (unit /= 10);
        } else {
            return std::nullopt;
        }
    }
    return any && value <= 1'000'000 ? std::optional{value} : std::nullopt;
}

/// In the line whose unit of that day fits the name; the kind told by the name decides where several do.
std::vector<Unit> named(db::Connection& tx, std::string_view text, Date day, std::optional<Line> line)
{
    auto const* kind = kind_from_text(text);
    if (!line && kind != nullptr) line = kind->line;
    std::vector<Unit> found;
    for (auto const one : lines) {
        if (line && *line != one) continue;
        for (auto& unit : find_by_name(tx, one, text, day)) found.push_back(std::move(unit));
    }
    return found;
}

class Successions final : public imports::Importer {
public:
    explicit Successions(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        former_.clear();
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, rows[i].cells);
        if (former_.empty()) return;
        auto const trees = placement(tx, setting_.today);
        auto const change = change_of(tx, *trees, setting_);
        for (auto const unit : former_) take_along(change, unit);
        recount(change);
    }

private:
    imports::Outcome take_one(db::Connection& tx, std::span<imports::Cell const> cells)
    {
        std::vector<base::Problem> problems;
        auto const how_much = share_from_text(cells[how].text);
        if (!how_much) problems.push_back({"how", "unit.share_unknown", std::string{cells[how].text}});
        auto const told_share = cells[share].text.empty() ? std::nullopt : millionths(cells[share].text);
        if (!cells[share].text.empty() && !told_share)
            problems.push_back({"share", "unit.share_invalid", std::string{cells[share].text}});
        if (!cells[effective_on].day) return {Verdict::refused, {{"effective_on", "required"}}};
        auto const day = cells[effective_on].day->date;

        auto const before = predecessor(tx, cells, day - base::Days{1});
        if (before.size() != 1)
            problems.push_back(
                {"old_name", before.empty() ? "unit.unknown" : "unit.ambiguous", std::string{cells[old_name].text}});
        auto const after =
            before.size() == 1 ? successor(tx, cells[new_name].text, day, before.front()) : std::vector<Unit>{};
        if (before.size() == 1 && after.size() != 1)
            problems.push_back(
                {"new_name", after.empty() ? "unit.unknown" : "unit.ambiguous", std::string{cells[new_name].text}});
        if (!problems.empty()) return {Verdict::refused, std::move(problems)};
        return write(tx, cells, before.front(), {after.front().id, *how_much, told_share, std::nullopt}, day);
    }

    imports::Outcome write(db::Connection& tx, std::span<imports::Cell const> cells, Unit const& before,
                           Part const& part, Date day)
    {
        if (setting_.actor != nullptr &&
            !wholly_in_scope(tx, *setting_.actor, edit_permission(before.line), before.id, setting_.today))
            return {Verdict::refused, {{"", "unit.out_of_scope"}}};
        for (auto const& link : successors(tx, before.id))
            if (link.other == part.successor) return {Verdict::unchanged, {}, "unit_succession", link.id};
        auto const trees = placement(tx, setting_.today);
        Decision const decision{.number = std::string{cells[decision_number].text}, .effective_on = day};
        // a part alone ends nothing: the rest may live on
        auto const end = part.share == Share::part ? Predecessor::goes_on : Predecessor::ends;
        auto const links = succeed(change_of(tx, *trees, setting_), before, std::span{&part, 1}, decision, end);
        former_.insert(before.id);
        return {Verdict::created, {}, "unit_succession", links.front()};
    }

    static std::vector<Unit> predecessor(db::Connection& tx, std::span<imports::Cell const> cells, Date day)
    {
        if (!cells[old_code].text.empty())
            for (auto const line : lines)
                if (auto unit = find_by_code(tx, line, cells[old_code].text, day)) return {std::move(*unit)};
        return named(tx, cells[old_name].text, day, std::nullopt);
    }

    /// Of several that bear the name the one that begins on that day is meant: the others may yet end in this list.
    static std::vector<Unit> successor(db::Connection& tx, std::string_view text, Date day, Unit const& before)
    {
        auto found = named(tx, text, day, before.line);
        std::erase_if(found, [&](auto const& unit) { return unit.id == before.id; });
        prefer_young(found, day);
        return found;
    }

    imports::Setting setting_;
    std::set<UnitId> former_ = {};   // of one chunk: units whose successors have been told
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting)
{
    return std::make_unique<Successions>(setting);
}

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    auto const trees = placement(tx, setting.today);
    auto const change = change_of(tx, *trees, setting);
    withdraw_links(change, record_ids);
    recount(change);
    return {};
}

constexpr std::string_view hints[] = {"sap xep don vi", "sap nhap", "sap xep to chuc"};

}   // namespace

imports::SheetKind const succession_sheet{
    "organisations.successions", "Successions", edit_organisations, 11, columns, start, undo, hints};

}   // namespace organisations
