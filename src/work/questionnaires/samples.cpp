#include "work/questionnaires/samples.hpp"

#include "work/questionnaires/views.hpp"

namespace questionnaires {
namespace {

constexpr auto longest_label =
    "Doanh nghiệp có bao nhiêu lao động thuộc đối tượng tham gia bảo hiểm xã hội bắt buộc nhưng chưa được đăng ký tham "
    "gia "
    "tính đến ngày khảo sát?";

void nothing(web::Html& out)
{
    auto const& texts = out.texts();
    editor(out, {.csrf = "token",
                 .state = std::string{texts.tr("Draft")},
                 .tone = "warning",
                 .add_url = "/questionnaires/1/questions/new",
                 .preview_url = "/questionnaires/1/trial",
                 .download_url = "/questionnaires/1/xlsform",
                 .obstacles = {texts.problem({"questions", "questionnaire.asks_nothing"})}});
}

void full(web::Html& out)
{
    auto const& texts = out.texts();
    EditorView view{.csrf = "token",
                    .state = texts.tr("Version {0}, changed since", {"2"}),
                    .tone = "info",
                    .add_url = "/questionnaires/1/questions/new",
                    .preview_url = "/questionnaires/1/trial",
                    .download_url = "/questionnaires/1/xlsform",
                    .publish_action = "/questionnaires/1/publication"};
    view.lines = {
        {.label = "I. Tình hình chung",
         .kind = std::string{texts.tr("Heading")},
         .edit_url = "/q/a",
         .remove_action = "/q/a/r"},
        {.number = "1",
         .label = longest_label,
         .kind = std::string{texts.tr("Number")},
         .when = texts.tr("Only when {0}.", {"“Còn hoạt động không?” " + std::string{texts.tr("is")} + " có"}),
         .marks = std::string{texts.tr("must be answered")},
         .edit_url = "/q/b",
         .up_action = "/q/b/up",
         .down_action = "/q/b/down",
         .remove_action = "/q/b/r"}};
    editor(out, view);
}

Questionnaire survey()
{
    return {{"Khảo sát", ""},
            {{.name = "part", .kind = Kind::heading, .label = {"I. Tình hình chung", ""}},
             {.name = "open", .kind = Kind::yes_no, .label = {"Còn hoạt động không?", ""}, .required = true},
             {.name = "insured",
              .kind = Kind::number,
              .label = {longest_label, ""},
              .help = {"Không tính lao động thử việc", ""},
              .unit = "người",
              .when = {false, {{"open", Compared::equal, "yes"}}}},
             {.name = "needs",
              .kind = Kind::many,
              .label = {"Cần giúp gì?", ""},
              .choices = {{"credit", {"Vay vốn", ""}}, {"housing", {"Nhà ở cho lao động", ""}}}},
             {.name = "shifts",
              .kind = Kind::table,
              .label = {"Các ca làm việc", ""},
              .columns = {{.name = "hour", .label = {"Giờ", ""}},
                          {.name = "people", .kind = Kind::number, .label = {"Số người", ""}}}}}};
}

void tried(web::Html& out)
{
    auto const questionnaire = survey();
    preview(out, {.action = "/questionnaires/1/trial",
                  .csrf = "token",
                  .questionnaire = &questionnaire,
                  .answers = {{"insured", "nhiều"}, {"needs", "housing"}, {"shifts.1.hour", "6-14"}},
                  .problems = {{"open", "required"}, {"insured", "number.invalid", "nhiều"}}});
}

void question_refused(web::Html& out)
{
    auto const& texts = out.texts();
    auto const field = [&](char const* name, base::TextId label, std::string value = {}) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    web::Choice const one{"one", std::string{texts.tr("One of several")}};
    QuestionView view{.action = "/q/b",
                      .csrf = "token",
                      .kind_field = field("kind", "Kind of question", "one"),
                      .label = field("label", "Question", longest_label),
                      .label_en = field("label_en", "Question in English"),
                      .help = field("help", "Help"),
                      .help_en = field("help_en", "Help in English"),
                      .name = field("name", "Name in files", "ownership"),
                      .unit = field("unit", "Unit of measure"),
                      .min = field("min", "At least"),
                      .max = field("max", "At most"),
                      .decimals = field("decimals", "Decimals", "0"),
                      .field = field("field", "Changes the enterprise's record", ""),
                      .kinds = {one},
                      .fields = {{"", std::string{texts.tr("no field")}}},
                      .earlier = {{"", ""}, {"open", "Còn hoạt động không?"}},
                      .comparisons = {{"=", std::string{texts.tr("is")}}},
                      .column_kinds = {{"text", std::string{texts.tr("Text")}}},
                      .choices = {{"private", "Tư nhân", "Private"}, {}, {}},
                      .columns = {{}},
                      .clauses = {{"open", "=", "có"}, {}},
                      .problems = {{"", "question.choices_few"}},
                      .cancel_url = "/questionnaires/1"};
    question_form(out, view);
}

constexpr web::Sample all[] = {{"questionnaire-none", nothing},
                               {"questionnaire-full", full},
                               {"questionnaire-tried", tried},
                               {"question-refused", question_refused}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace questionnaires
