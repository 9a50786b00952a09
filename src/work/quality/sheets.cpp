#include "work/quality/sheets.hpp"

#include <algorithm>

#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "work/quality/looking.hpp"
#include "work/quality/statements.hpp"
#include "work/quality/words.hpp"

namespace quality {
namespace {

using imports::Shape;
using imports::Verdict;
using Cells = std::span<imports::Cell const>;
using Problems = std::vector<base::Problem>;

// both kinds begin with the organisation
enum OfBoth : std::size_t { organisation, kind, tax_code, first_own };
enum OfReport : std::size_t { quarter = first_own, quarter_year, meetings_held, members, members_active, obligations };
enum OfGrading : std::size_t { year = first_own, grade, decision_number, decided_on };

constexpr std::string_view organisation_heads[] = {"Tên tổ chức", "Tổ chức",         "Tên công đoàn cơ sở",
                                                   "CĐCS",        "Công đoàn cơ sở", "Tên tổ chức đảng",
                                                   "Tên chi bộ",  "Chi bộ"};
constexpr std::string_view kind_heads[] = {"Loại tổ chức", "Loại hình tổ chức", "Loại"};
constexpr std::string_view tax_heads[] = {"Mã số thuế", "MST", "Mã số doanh nghiệp"};
constexpr std::string_view quarter_heads[] = {"Quý", "Quý báo cáo", "Kỳ báo cáo"};
constexpr std::string_view year_heads[] = {"Năm", "Năm báo cáo", "Năm xếp loại", "Năm đánh giá"};
constexpr std::string_view meeting_heads[] = {"Số kỳ họp đã tổ chức", "Số kỳ họp", "Số cuộc họp", "Số lần họp",
                                              "Số kỳ sinh hoạt"};
constexpr std::string_view member_heads[] = {"Số thành viên cuối quý",
                                             "Số thành viên",
                                             "Số đoàn viên cuối quý",
                                             "Số đoàn viên",
                                             "Số hội viên cuối quý",
                                             "Số hội viên",
                                             "Số đảng viên chính thức cuối quý",
                                             "Số đảng viên chính thức"};
constexpr std::string_view active_heads[] = {"Số người tham gia sinh hoạt", "Số người tham gia",
                                             "Số tham gia sinh hoạt"};
constexpr std::string_view obligation_heads[] = {"Nghĩa vụ", "Thực hiện nghĩa vụ", "Hoàn thành nghĩa vụ"};
constexpr std::string_view grade_heads[] = {"Xếp loại", "Mức xếp loại", "Kết quả xếp loại", "Xếp loại chất lượng"};
constexpr std::string_view number_heads[] = {"Số quyết định", "Quyết định số", "Số QĐ"};
constexpr std::string_view decided_heads[] = {"Ngày quyết định", "Quyết định ngày", "Ngày QĐ"};

constexpr imports::Column organisation_column{"organisation", "Organisation", organisation_heads, Shape::text, true};
constexpr imports::Column kind_column{"kind", "Kind", kind_heads, Shape::choice};
constexpr imports::Column tax_column{"tax_code", "Tax code", tax_heads, Shape::tax_code};

constexpr imports::Column report_columns[] = {
    organisation_column,
    kind_column,
    tax_column,
    {"quarter", "Quarter", quarter_heads, Shape::text, true},
    {"year", "Year", year_heads, Shape::whole},
    {"meetings_held", "Meetings held", meeting_heads, Shape::whole, true},
    {"members", "Members at the end of the quarter", member_heads, Shape::whole, true},
    {"members_active", "Members taking part", active_heads, Shape::whole, true},
    {"obligations", "Obligations", obligation_heads, Shape::choice, true},
};
constexpr imports::Column grading_columns[] = {
    organisation_column,
    kind_column,
    tax_column,
    {"year", "Year", year_heads, Shape::whole, true},
    {"grade", "Graded", grade_heads, Shape::choice, true},
    {"decision_number", "Decision number", number_heads, Shape::text, true},
    {"decided_on", "Decided on", decided_heads, Shape::day, true},
};

/// A text that is there and says nothing known is a problem of its own.
template <class Value>
std::optional<Value> known(std::optional<Value> read, imports::Cell const& cell, base::Problem problem,
                           Problems& problems)
{
    if (!read && !cell.text.empty()) {
        problem.detail = cell.text;
        problems.push_back(std::move(problem));
    }
    return read;
}

ReportForm read(ReportForm form, Cells cells, Problems& problems)
{
    form.quarter = known(quarter_from_text(cells[quarter].text, cells[quarter_year].whole), cells[quarter],
                         {"quarter", "quality.quarter_unreadable"}, problems);
    form.meetings_held = cells[meetings_held].whole;
    form.members = cells[members].whole;
    form.members_active = cells[members_active].whole;
    form.obligations = known(obligations_from_text(cells[obligations].text), cells[obligations],
                             {"obligations", "quality.obligations_unknown"}, problems);
    return form;
}

GradingForm read(GradingForm form, Cells cells, Problems& problems)
{
    form.year = cells[year].whole;
    form.grade = known(grade_from_text(cells[grade].text), cells[grade], {"grade", "quality.grade_unknown"}, problems);
    form.decision_number = cells[decision_number].text;
    if (cells[decided_on].day) form.decided_on = cells[decided_on].day->date;
    return form;
}

/// Day on which the organisation is looked for by its name.
base::Date last_day(ReportForm const& form, base::Date today)
{
    return form.quarter ? form.quarter->end() - base::Days{1} : today;
}
base::Date last_day(GradingForm const& form, base::Date today) { return form.decided_on.value_or(today); }

/// The organisations that a row may mean, among those that the importing person may change: of the kind and the
/// enterprise it names, and by their whole names where some fit so. Rule QL-14.
class Candidates {
public:
    Candidates(db::Connection& tx, imports::Setting const& setting, Cells cells, base::Date day)
        : tx_(tx), setting_(setting), cells_(cells)
    {
        for (auto const& family : grassroots::families()) {
            if (!setting_.actor->may(family.edit)) continue;
            if (says_kind() && grassroots::kind_from_text(family, cells_[kind].text).empty()) continue;
            for (auto const on : {day, setting_.today}) gather(family, on);
        }
        bool const some_whole = std::any_of(all_.begin(), all_.end(), [](One const& one) { return one.whole; });
        auto const name = cells_[organisation].text;
        bool const says_less = organisations::name_spelt_out(name) == organisations::name_core(name);
        // "Công đoàn cơ sở Công ty X" is not the cell of Công ty X
        if (some_whole || (!says_kind() && !says_less))
            all_.erase(std::remove_if(all_.begin(), all_.end(), [](One const& one) { return !one.whole; }), all_.end());
    }

    /// Empty, and says why, unless there is just one.
    std::optional<Found> only(Problems& problems) const
    {
        if (all_.size() == 1) return all_.front().found;
        problems.push_back({"organisation", "quality.organisation_unknown", std::string{cells_[organisation].text}});
        if (all_.size() > 1) problems.back().code = "quality.organisation_ambiguous";
        return std::nullopt;
    }

private:
    struct One {
        Found found;
        bool whole = false;
    };

    bool says_kind() const { return !cells_[kind].text.empty(); }

    void gather(grassroots::Family const& family, base::Date on)
    {
        auto const name = cells_[organisation].text;
        for (auto const& unit : organisations::find_by_name(tx_, family.line, name, on)) {
            auto const same = [&](One const& one) { return one.found.organisation.unit == unit.id; };
            if (std::any_of(all_.begin(), all_.end(), same)) continue;
            auto found = find_organisation(tx_, *setting_.actor, family, unit.id, setting_.today);
            if (!found || !found->may_edit || !is_in_the_enterprise(*found)) continue;
            bool const whole = organisations::name_spelt_out(unit.name) == organisations::name_spelt_out(name);
            all_.push_back({std::move(*found), whole});
        }
    }

    bool is_in_the_enterprise(Found const& found) const
    {
        if (cells_[tax_code].text.empty()) return true;
        auto const enterprise = enterprises::find_by_tax_code(tx_, cells_[tax_code].text, setting_.today);
        return enterprise && found.organisation.enterprise == enterprise->id;
    }

    db::Connection& tx_;
    imports::Setting const& setting_;
    Cells cells_;
    std::vector<One> all_ = {};
};

constexpr std::string_view record_of(Report const&) { return report_record; }
constexpr std::string_view record_of(Grading const&) { return grading_record; }

template <class Form>
class Rows final : public imports::Importer {
public:
    explicit Rows(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        auto const placement = organisations::placement(tx, setting_.today);
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, *placement, rows[i].cells);
    }

private:
    imports::Outcome take_one(db::Connection& tx, ledger::Placement const& placement, Cells cells)
    {
        Problems problems;
        auto const form = read(Form{}, cells, problems);
        auto const found = Candidates{tx, setting_, cells, last_day(form, setting_.today)}.only(problems);
        if (!found) return {Verdict::refused, std::move(problems)};
        auto const made = check(found->organisation.unit, found->life, form, setting_.today);
        if (!made)
            for (auto const& problem : made.error().problems)
                if (std::none_of(problems.begin(), problems.end(),
                                 [&](base::Problem const& told) { return told.field == problem.field; }))
                    problems.push_back(problem);
        if (!problems.empty()) return {Verdict::refused, std::move(problems)};
        auto const before = find_same(tx, *made);
        if (before && says_the_same(*before, *made))
            return {Verdict::unchanged, {}, record_of(*made), before->id.value};
        auto const id = save(tx, placement, {setting_.by, setting_.now}, *made, found->counted);
        return {before ? Verdict::changed : Verdict::created, {}, record_of(*made), id.value};
    }

    imports::Setting setting_;
};

template <class Form>
std::unique_ptr<imports::Importer> start(imports::Setting const& setting)
{
    return std::make_unique<Rows<Form>>(setting);
}

std::string period_of(Report const& report) { return report.quarter.text(); }
std::string period_of(Grading const& grading) { return std::to_string(grading.year); }

template <class Id>
Problems undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
              std::span<std::int64_t const> record_ids)
{
    auto const placement = organisations::placement(tx, setting.today);
    Problems problems;
    for (auto const id : record_ids)
        if (auto const left = take_back(tx, *placement, {setting.by, setting.now}, Id{id}))
            problems.push_back({"", "quality.changed_since",
                                organisations::name_on(tx, left->unit, setting.today) + ", " + period_of(*left)});
    return problems;
}

constexpr std::string_view report_hints[] = {"bao cao quy", "bao cao hoat dong quy"};
constexpr std::string_view grading_hints[] = {"xep loai", "danh gia xep loai to chuc"};

constexpr imports::SheetKind kinds[] = {
    {"quality.reports", "Quarterly reports of organisations", organisations::view_organisations, 70, report_columns,
     start<ReportForm>, undo<ReportId>, report_hints},
    {"quality.gradings", "Yearly gradings of organisations", organisations::view_organisations, 71, grading_columns,
     start<GradingForm>, undo<GradingId>, grading_hints},
};

}   // namespace

std::span<imports::SheetKind const> sheet_kinds() { return kinds; }

}   // namespace quality
