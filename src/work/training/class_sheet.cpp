#include "work/training/class_sheet.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "registers/organisations/store.hpp"
#include "work/training/sheets.hpp"
#include "work/training/store.hpp"

namespace training {
namespace {

using imports::Shape;

enum Column : std::size_t { code, name, type, opened_on, closed_on, decision, organiser, place, venue, periods };

constexpr std::string_view code_words[] = {"Mã lớp", "Số hiệu lớp", "Ký hiệu lớp"};
constexpr std::string_view name_words[] = {"Tên lớp", "Lớp", "Nội dung lớp", "Tên lớp bồi dưỡng"};
constexpr std::string_view type_words[] = {"Loại lớp", "Loại hình lớp", "Loại", "Loại hình bồi dưỡng"};
constexpr std::string_view opened_words[] = {"Ngày khai giảng", "Khai giảng", "Thời gian khai giảng", "Ngày mở lớp",
                                             "Từ ngày"};
constexpr std::string_view closed_words[] = {"Ngày bế giảng", "Bế giảng", "Thời gian bế giảng", "Ngày kết thúc",
                                             "Đến ngày"};
constexpr std::string_view decision_words[] = {"Số quyết định", "Quyết định", "Quyết định số", "Quyết định mở lớp"};
constexpr std::string_view organiser_words[] = {"Đơn vị tổ chức", "Đơn vị mở lớp", "Cơ quan tổ chức", "Trung tâm"};
constexpr std::string_view place_words[] = {"Xã, thị trấn", "Địa bàn", "Huyện"};
constexpr std::string_view venue_words[] = {"Địa điểm", "Nơi học", "Nơi tổ chức"};
constexpr std::string_view periods_words[] = {"Số tiết", "Tổng số tiết"};

constexpr imports::Column columns[] = {
    {"code", "Code of the class", code_words, Shape::text, true},
    {"name", "Name of the class", name_words, Shape::text, true},
    {"type", "Type", type_words, Shape::choice, true},
    {"opened_on", "Opened on", opened_words, Shape::day, true},
    {"closed_on", "Closed on", closed_words, Shape::day},
    {"decision_number", "Decision number", decision_words, Shape::text},
    {"organiser", "Organiser", organiser_words, Shape::text},
    {"place", "Counts for", place_words, Shape::text},
    {"venue", "Venue", venue_words, Shape::text},
    {"periods", "Lesson periods", periods_words, Shape::whole},
};

constexpr organisations::Line organiser_lines[] = {organisations::Line::agency, organisations::Line::union_,
                                                   organisations::Line::party,  organisations::Line::youth,
                                                   organisations::Line::women,  organisations::Line::veterans};

/// A day of a cell; only whole days are days here.
std::optional<base::Date> day_of(imports::Cell const& cell)
{
    if (!cell.day || cell.day->precision != base::Precision::day) return std::nullopt;
    return cell.day->date;
}

class Classes final : public imports::Importer {
public:
    explicit Classes(imports::Setting const& setting) : setting_(setting) {}

    void take(db::Connection& tx, std::span<imports::Row const> rows, std::span<imports::Outcome> outcomes) override
    {
        auto const placement = organisations::placement(tx, setting_.today);
        for (std::size_t i = 0; i < rows.size(); ++i) outcomes[i] = take_one(tx, *placement, rows[i]);
    }

private:
    imports::Outcome take_one(db::Connection& tx, ledger::Placement const& placement, imports::Row const& row)
    {
        auto const& cells = row.cells;
        std::vector<base::Problem> problems;
        ClassForm form{.code = std::string{cells[code].text},
                       .name = std::string{cells[name].text},
                       .decision_number = std::string{cells[decision].text},
                       .venue = std::string{cells[venue].text},
                       .periods = cells[periods].whole};
        form.opened_on = day_of(cells[opened_on]);
        form.closed_on = day_of(cells[closed_on]);
        auto const day = form.opened_on.value_or(setting_.today);
        if (auto const* known = type_from_text(cells[type].text))
            form.type = known->code;
        else
            form.type = cells[type].text;
        place_of(tx, cells, day, form, problems);

        auto made = make_class(form, setting_.today);
        if (!made) problems.insert(problems.end(), made.error().problems.begin(), made.error().problems.end());
        if (form.place && !organisations::in_scope(tx, *setting_.actor, edit_training, *form.place, setting_.today))
            problems.push_back({"place", "class.place_out_of_scope"});
        if (!problems.empty()) return {imports::Verdict::refused, std::move(problems)};

        if (auto const known = find_by_code(tx, made->code)) {
            if (known->opened_on == made->opened_on && known->type == made->type)
                return {imports::Verdict::unchanged, {}, "training_class", known->id.value};
            return {imports::Verdict::refused, {{"code", "class.code_taken", made->code}}};
        }
        auto const id = add(tx, placement, {setting_.by, setting_.now}, *made);
        return {imports::Verdict::created, {}, "training_class", id.value};
    }

    /// The organiser by its name in any line; the class counts for the organiser's place unless the sheet names one.
    void place_of(db::Connection& tx, std::span<imports::Cell const> cells, base::Date day, ClassForm& form,
                  std::vector<base::Problem>& problems)
    {
        if (auto const text = cells[organiser].text; !text.empty()) {
            for (auto const line : organiser_lines) {
                auto const found = organisations::find_by_name(tx, line, text, day);
                if (found.empty()) continue;
                form.organiser = found.front().id;
                form.place = found.front().place;
                break;
            }
            if (!form.organiser) problems.push_back({"organiser", "class.organiser_unknown", std::string{text}});
        }
        if (auto const text = cells[place].text; !text.empty()) {
            auto const found = organisations::find_by_name(tx, organisations::Line::administrative, text, day);
            if (found.empty())
                problems.push_back({"place", "class.place_unknown", std::string{text}});
            else
                form.place = found.front().id;
        }
    }

    imports::Setting setting_;
};

std::unique_ptr<imports::Importer> start(imports::Setting const& setting) { return std::make_unique<Classes>(setting); }

std::vector<base::Problem> undo(db::Connection& tx, imports::Setting const& setting, std::string_view,
                                std::span<std::int64_t const> record_ids)
{
    std::vector<ClassId> ids;
    for (auto const id : record_ids) ids.push_back(ClassId{id});
    auto const placement = organisations::placement(tx, setting.today);
    std::vector<base::Problem> problems;
    for (auto const kept : withdraw_classes(tx, *placement, {setting.by, setting.now}, ids))
        problems.push_back({"", "class.has_learners", kept.text()});
    return problems;
}

constexpr std::string_view title_hints[] = {"cac lop boi duong", "cac lop tap huan", "danh sach lop",
                                            "danh sach cac lop"};

}   // namespace

imports::SheetKind const class_sheet{.name = "training.classes",
                                     .title = "Classes",
                                     .permission = edit_training,
                                     .rank = 50,
                                     .columns = columns,
                                     .start = start,
                                     .undo = undo,
                                     .title_hints = title_hints};

std::span<imports::SheetKind const> sheet_kinds()
{
    static std::array const kinds{class_sheet, learner_sheet};
    return kinds;
}

}   // namespace training
