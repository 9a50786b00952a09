#include "work/surveys/samples.hpp"

#include "work/surveys/views.hpp"

namespace surveys {
namespace {

constexpr auto longest_name =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà – Phượng "
    "Trì";

BoardLine line(std::string name, std::vector<std::int64_t> counts, std::int64_t conflicts = 0)
{
    BoardLine made{
        .url = "/surveys/1/enterprises", .name = std::move(name), .counts = std::move(counts), .conflicts = conflicts};
    for (auto const count : made.counts) made.all += count;
    return made;
}

void board_full(web::Html& out)
{
    auto const& texts = out.texts();
    BoardView view{.covered = 812,
                   .all = 1204,
                   .list_url = "/surveys/1/enterprises",
                   .add_url = "/surveys/1/additions",
                   .close_action = "/surveys/1/closure",
                   .csrf = "token"};
    view.figures = {
        {.label = std::string{texts.tr("Done")}, .value = texts.number(700), .url = "/surveys/1", .tone = "good"},
        {.label = std::string{texts.tr("To do")}, .value = texts.number(392), .url = "/surveys/1", .tone = "warning"}};
    for (auto const id : {"To do", "Done", "Refused to answer", "Has closed down", "Not found", "Has moved away"})
        view.heads.emplace_back(texts.of(id));
    view.places = {line("Xã Ô Diên", {120, 400, 3, 20, 11, 4}, 2), line("Xã Liên Minh", {272, 300, 12, 40, 20, 2})};
    view.people = {line("Nguyễn Thị Phương Thảo", {392, 700, 15, 60, 31, 6}, 2)};
    view.changes = {{.day = "01/03/2026",
                     .title = texts.tr("{0} enterprises added", {texts.number(1204)}),
                     .text = texts.tr("By {0}.", {"Nguyễn Văn Minh"}),
                     .icon = "list-details"}};
    board(out, view);
}

void board_empty(web::Html& out) { board(out, {.list_url = "/surveys/1/enterprises"}); }

void captured(web::Html& out)
{
    auto const& texts = out.texts();
    questionnaires::Questionnaire const questionnaire{
        {"Khảo sát", ""},
        {{.name = "open",
          .kind = questionnaires::Kind::yes_no,
          .label = {"Còn hoạt động không?", ""},
          .required = true},
         {.name = "workers", .kind = questionnaires::Kind::number, .label = {"Số lao động", ""}, .unit = "người"}}};
    CaptureView view{.action = "/surveys/1/enterprises/1",
                     .csrf = "token",
                     .questionnaire = &questionnaire,
                     .answers = {{"workers", "40"}},
                     .problems = {{"open", "required"}},
                     .state = std::string{texts.tr("To do")},
                     .tone = "warning"};
    view.conflicts = {
        {"workers",
         "Số lao động",
         {{"40", "40 người", "Nguyễn Thị Lan, 02/03/2026"}, {"50", "50 người", "Trần Văn Minh, 01/03/2026"}}}};
    view.enterprise = {{std::string{texts.tr("Commune")}, "Xã Ô Diên"},
                       {std::string{texts.tr("Address")}, longest_name}};
    view.other = {.name = "other", .label = std::string{texts.tr("What was found")}};
    view.note = {.name = "note", .label = std::string{texts.tr("Note")}};
    view.others = {{"", ""}, {"refused", std::string{texts.tr("Refused to answer")}}};
    view.history = {
        {.day = "02/03/2026 · Nguyễn Thị Lan", .title = "Số lao động", .text = "40 người", .icon = "pencil"}};
    capture(out, view);
}

constexpr web::Sample all[] = {
    {"survey-board-empty", board_empty}, {"survey-board", board_full}, {"survey-capture", captured}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace surveys
