#include "registers/grassroots/sheets.hpp"

#include <array>

#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
namespace {

using imports::Shape;
using imports::Verdict;
using organisations::Line;

enum Column : std::size_t { name, kind, enterprise_name, tax_code, number, decided_on, members, parent, place };

using Heads = std::span<std::string_view const>;

constexpr std::string_view union_names[] = {"Tên công đoàn cơ sở", "Tên CĐCS", "Công đoàn cơ sở", "Tên công đoàn"};
constexpr std::string_view party_names[] = {"Tên tổ chức đảng", "Tên chi bộ", "Chi bộ", "Tổ chức đảng"};
constexpr std::string_view youth_names[] = {"Tên chi đoàn", "Chi đoàn", "Tên tổ chức Đoàn thanh niên",
                                            "Tổ chức Đoàn thanh niên"};
constexpr std::string_view women_names[] = {"Tên chi hội", "Tên chi hội phụ nữ", "Chi hội phụ nữ", "Hội phụ nữ",
                                            "Tên tổ chức phụ nữ"};
constexpr std::string_view veterans_names[] = {"Tên chi hội", "Tên chi hội cựu chiến binh", "Chi hội cựu chiến binh",
                                               "Hội cựu chiến binh", "Tên tổ chức cựu chiến binh"};
constexpr std::string_view kind_heads[] = {"Loại", "Loại hình tổ chức", "Loại tổ chức"};
constexpr std::string_view enterprise_heads[] = {"Doanh nghiệp", "Tên doanh nghiệp", "Đơn vị", "Tên đơn vị"};
constexpr std::string_view tax_heads[] = {"Mã số thuế", "MST", "Mã số doanh nghiệp"};
constexpr std::string_view number_heads[] = {"Số quyết định", "Quyết định số", "Số QĐ", "QĐ số"};
constexpr std::string_view decided_heads[] = {"Ngày quyết định", "Quyết định ngày", "Ngày QĐ", "Ngày thành lập"};
constexpr std::string_view member_heads[] = {"Số đoàn viên khi thành lập", "Số đoàn viên", "Đoàn viên khi thành lập",
                                             "Thành viên khi thành lập"};
constexpr std::string_view party_member_heads[] = {"Số đảng viên", "Số đảng viên khi thành lập",
                                                   "Thành viên khi thành lập"};
constexpr std::string_view branch_member_heads[] = {"Số hội viên", "Số hội viên khi thành lập",
                                                    "Thành viên khi thành lập"};
constexpr std::string_view union_parent_heads[] = {"Công đoàn cấp trên", "Cấp trên trực tiếp", "Trực thuộc"};
constexpr std::string_view party_parent_heads[] = {"Cấp ủy cấp trên", "Đảng ủy cấp trên", "Cấp trên trực tiếp",
                                                   "Trực thuộc"};
constexpr std::string_view youth_parent_heads[] = {"Đoàn cấp trên", "Cấp trên trực tiếp", "Trực thuộc"};
constexpr std::string_view branch_parent_heads[] = {"Hội cấp trên", "Cấp trên trực tiếp", "Trực thuộc"};
constexpr std::string_view place_heads[] = {"Xã, thị trấn", "Xã", "Địa bàn", "Xã, phường, thị trấn"};

/// Lists of foundings differ in how they call the organisations, their members and what stands above.
constexpr std::array<imports::Column, 9> columns_of(Heads names, Heads member_names, Heads parents)
{
    return {{{"name", "Name", names, Shape::text, true},
             {"kind", "Kind", kind_heads, Shape::choice},
             {"enterprise", "Enterprise", enterprise_heads, Shape::text},
             {"tax_code", "Tax code", tax_heads, Shape::tax_code},
             {"decision_number", "Decision number", number_heads, Shape::text, true},
             {"decided_on", "Decided on", decided_heads, Shape::day, true},
             {"founding_members", "Members at the founding", member_names, Shape::whole},
             {"parent", "Directly above", parents, Shape::text},
             {"place", "Commune", place_heads, Shape::text}}};
}
constexpr auto union_columns = columns_of(union_names, member_heads, union_parent_heads);
constexpr auto party_columns = columns_of(party_names, party_member_heads, party_parent_heads);
constexpr auto youth_columns = columns_of(youth_names, member_heads, youth_parent_heads);
constexpr auto women_columns = columns_of(women_names, branch_member_heads, branch_parent_heads);
constexpr auto veterans_columns = columns_of(veterans_names, branch_member_heads, branch_parent_heads);

class Foundings final : public imports::Importer {
public:
    Foundings(imports::Setting const& setting, Family const& family) : setting_(setting), family_(family) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        enterprises::Lookup lookup{tx};
        auto const placement = organisations::placement(tx, setting_.today);
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, lookup, *placement, rows[i].cells);
    }

private:
    imports::Outcome take_one(db::Connection& tx, enterprises::Lookup& lookup, ledger::Placement const& placement,
                              std::span<imports::Cell const> cells)
    {
        std::vector<base::Problem> problems;
        FoundingForm form{.kind = std::string{kind_from_text(family_, cells[kind].text)},
                          .name = std::string{cells[name].text},
                          .decision_number = std::string{cells[number].text},
                          .founding_members = cells[members].whole};
        if (cells[decided_on].day && cells[decided_on].day->precision == base::Precision::day)
            form.decided_on = cells[decided_on].day->date;
        auto const day = form.decided_on.value_or(setting_.today);
        auto const ownership = find_enterprise(tx, lookup, cells, day, form, problems);
        find_units(tx, cells, day, form, problems);
        if (form.decided_on && problems.empty())
            if (auto const known =
                    find_by_decision(tx, family_.line, form.enterprise, form.name, form.decision_number, day))
                return {Verdict::unchanged, {}, "founding", known->value};
        auto const checked = check(form, situation_of(tx, family_, form, setting_.today), setting_.today);
        if (!checked) problems.insert(problems.end(), checked.error().problems.begin(), checked.error().problems.end());
        if (form.place && !organisations::in_scope(tx, *setting_.actor, family_.edit, *form.place, setting_.today))
            problems.push_back({"place", "founding.place_out_of_scope"});
        if (!problems.empty()) return {Verdict::refused, std::move(problems)};
        auto const unit = found(tx, placement, {setting_.by, setting_.now}, family_, form, ownership);
        return {Verdict::created, {}, "founding", unit.value};
    }

    /// By tax code, else by name in the commune. Gives the ownership.
    std::string find_enterprise(db::Connection& tx, enterprises::Lookup& lookup, std::span<imports::Cell const> cells,
                                base::Date day, FoundingForm& form, std::vector<base::Problem>& problems)
    {
        if (auto const code = cells[tax_code].text; !code.empty()) {
            if (auto const known = lookup.by_tax_code(code)) {
                form.enterprise = known->id;
                auto const then = enterprises::find(tx, known->id, day);
                form.place = then ? then->place : known->place;
                return known->ownership;
            }
            problems.push_back({"tax_code", "founding.tax_code_unknown", std::string{code}});
        } else if (auto const text = cells[enterprise_name].text; !text.empty()) {
            auto const found = enterprises::find_by_name(tx, text, std::nullopt, day);
            if (found.size() == 1) {
                form.enterprise = found.front().id;
                form.place = found.front().place;
                return found.front().ownership;
            }
            problems.push_back({"enterprise",
                                found.empty() ? "founding.enterprise_unknown" : "founding.enterprise_ambiguous",
                                std::string{text}});
        }
        return {};
    }

    void find_units(db::Connection& tx, std::span<imports::Cell const> cells, base::Date day, FoundingForm& form,
                    std::vector<base::Problem>& problems)
    {
        if (auto const text = cells[place].text; !text.empty()) {
            auto const found = organisations::find_by_name(tx, organisations::Line::administrative, text, day);
            if (found.empty())
                problems.push_back({"place", "founding.place_unknown", std::string{text}});
            else
                form.place = found.front().id;
        }
        if (auto const text = cells[parent].text; !text.empty()) {
            auto const found = organisations::find_by_name(tx, family_.line, text, day);
            if (found.empty())
                problems.push_back({"parent", "founding.parent_unknown", std::string{text}});
            else
                form.parent = found.front().id;
        }
    }

    imports::Setting setting_;
    Family const& family_;
};

template <Line line>
std::unique_ptr<imports::Importer> start(imports::Setting const& setting)
{
    return std::make_unique<Foundings>(setting, family_of(line));
}

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<UnitId> units;
    for (auto const id : record_ids) units.push_back(UnitId{id});
    auto const placement = organisations::placement(tx, setting.today);
    std::vector<base::Problem> problems;
    for (auto const kept : withdraw(tx, *placement, {setting.by, setting.now}, units))
        problems.push_back({"", "founding.in_use", organisations::name_on(tx, kept, setting.today)});
    return problems;
}

constexpr std::string_view union_hints[] = {"cdcs", "cong doan co so thanh lap moi"};
constexpr std::string_view party_hints[] = {"to chuc dang", "chi bo"};
constexpr std::string_view youth_hints[] = {"chi doan", "to chuc doan thanh nien"};
constexpr std::string_view women_hints[] = {"hoi phu nu", "to chuc phu nu"};
constexpr std::string_view veterans_hints[] = {"cuu chien binh"};

constexpr web::Permission edit_unions{"unions.edit"};

constexpr imports::SheetKind kinds[] = {
    {"grassroots.unions", "Grassroots unions", edit_unions, 30, union_columns, start<Line::union_>, undo, union_hints},
    {"grassroots.party",
     "Party organisations",
     {"party.edit"},
     31,
     party_columns,
     start<Line::party>,
     undo,
     party_hints},
    {"grassroots.youth", "Youth organisations", edit_unions, 32, youth_columns, start<Line::youth>, undo, youth_hints},
    {"grassroots.women", "Women's organisations", edit_unions, 33, women_columns, start<Line::women>, undo,
     women_hints},
    {"grassroots.veterans", "Veterans' organisations", edit_unions, 34, veterans_columns, start<Line::veterans>, undo,
     veterans_hints},
};

}   // namespace

std::span<imports::SheetKind const> sheet_kinds() { return kinds; }

}   // namespace grassroots
