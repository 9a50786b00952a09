#include "work/quality/forms.hpp"
#include "work/quality/pages.hpp"
#include "work/quality/views.hpp"

namespace quality {
namespace {

std::vector<SignalLine> signals(base::Texts const& texts, bool rules)
{
    auto const act = std::string{texts.tr("Needs action")};
    auto const watch = std::string{texts.tr("To watch")};
    auto const source = [&](std::string text) { return rules ? std::move(text) : std::string{}; };
    return {
        {texts.tr("The term of the committee ended on {0}", {"14/05/2026"}), "bad", act, source("QL-5")},
        {texts.tr("{0} members, fewer than the {1} it takes", {"4", "5"}), "bad", act,
         source("QL-6 · Điều lệ Công đoàn Việt Nam khóa XII, Điều 13 (chắc chắn)")},
        {std::string{texts.tr("Its head has not been to a class for officials")}, "warning", watch, source("QL-4")}};
}

void sample_list(web::Html& out)
{
    auto const& texts = out.texts();
    QualityView view{
        .lead = std::string{texts.tr(
            "What the registers and reports tell of each organisation today: about its work, never about "
            "a person.")},
        .tabs = {{std::string{texts.tr("Quality of unions")}, "/quality/unions", true},
                 {std::string{texts.tr("Quality of youth organisations")}, "/quality/youth-organisations"}}};
    view.figures = {{std::string{texts.tr("Organisations")}, "47", "/quality/unions"},
                    {std::string{texts.tr("Fading")}, "2", "/quality/unions?shown=fading", "", "bad"},
                    {std::string{texts.tr("Something to do")}, "9", "/quality/unions?shown=act"},
                    {std::string{texts.tr("Nothing stands out")}, "31"}};
    quality_head(out, view);
    web::Register table{.url = "/quality/unions",
                        .columns = {{std::string{texts.tr("Organisation")}},
                                    {std::string{texts.tr("What stands out")}},
                                    {std::string{texts.tr("Graded")}, "", false, true}}};
    quality_register(out, table,
                     {{"/quality/unions/1", "Công đoàn cơ sở Công ty TNHH Sản xuất và Thương mại Hoàng Long Phát",
                       "Xã Đan Phượng", "", true, signals(texts, false)},
                      {"/quality/unions/2", "Công đoàn cơ sở Công ty Cổ phần Dệt may Phùng", "Xã Ô Diên",
                       "2025: " + std::string{texts.tr("Tasks fulfilled well")}}});
}

void sample_empty(web::Html& out)
{
    auto const& texts = out.texts();
    web::Register const table{.url = "/quality/unions",
                              .columns = {{std::string{texts.tr("Organisation")}}},
                              .empty_text = std::string{texts.tr("Nothing here. Widen the search.")}};
    quality_register(out, table, {});
}

KeptView reports_of(base::Texts const& texts)
{
    KeptView view{.title = std::string{texts.tr("Reports by quarter")},
                  .columns = {{std::string{texts.tr("Quarter")}},
                              {std::string{texts.tr("Meetings")}},
                              {std::string{texts.tr("Membership")}},
                              {std::string{texts.tr("Taking part")}},
                              {std::string{texts.tr("Obligations")}}},
                  .none = std::string{texts.tr("No report yet.")},
                  .action = "/quality/unions/1/reports",
                  .lead = std::string{texts.tr("A report of the same quarter takes the place of the one before.")},
                  .choice = {.name = "obligations", .label = std::string{texts.tr("Obligations")}},
                  .choices = obligation_choices(texts),
                  .period = {.name = "quarter", .label = std::string{texts.tr("Quarter")}, .value = "2026-Q2"},
                  .periods = {{"2026-Q2", quarter_name(texts, {2026, 2})}}};
    view.lines = {{{quarter_name(texts, {2026, 1}), "3", "36", "30", std::string{texts.tr("All obligations met")}},
                   "/quality/unions/1/reports/1/withdrawal"}};
    for (auto const& one : number_fields(texts, grassroots::families().front()))
        view.numbers.push_back({.name = std::string{one.name}, .label = one.label, .required = true});
    return view;
}

void sample_organisation(web::Html& out)
{
    auto const& texts = out.texts();
    OrganisationView view{
        .csrf = "token", .fading = true, .signals = signals(texts, true), .reports = reports_of(texts)};
    view.details = {{std::string{texts.tr("Commune")}, "Xã Đan Phượng"}, {std::string{texts.tr("Membership")}, "4"}};
    view.actions = {{std::string{texts.tr("Committee and terms")}, "", "/units/1/committee"}};
    view.gradings = {.title = std::string{texts.tr("Yearly grading")},
                     .columns = {{std::string{texts.tr("Year")}}, {std::string{texts.tr("Graded")}}},
                     .none = std::string{texts.tr("Not graded yet.")}};
    organisation_page(out, view);
}

void sample_round(web::Html& out)
{
    auto const& texts = out.texts();
    RoundView view{
        .action = "/quality/unions/gradings",
        .csrf = "token",
        .lead =
            std::string{texts.tr("As published in one decision. Organisations without a word are left as they are.")},
        .period = {.name = "year", .label = std::string{texts.tr("Year")}, .value = "2026"},
        .periods = {{"2026", "2026"}, {"2025", "2025"}}};
    view.text = {.name = "decision_number", .label = std::string{texts.tr("Decision number")}, .required = true};
    view.day = {.name = "decided_on", .label = std::string{texts.tr("Decided on")}, .required = true};
    view.heads = {std::string{texts.tr("Organisation")}, std::string{texts.tr("Graded")}};
    for (auto const* name : {"Công đoàn cơ sở Công ty TNHH May Phùng", "Công đoàn cơ sở Công ty Cổ phần Gỗ Liên Hà"})
        view.rows.push_back({name,
                             "/quality/unions/1",
                             {{{.name = "grade-" + std::to_string(view.rows.size()),
                                .label = std::string{texts.tr("Graded")} + " · " + name,
                                .value = "good"},
                               grade_choices(texts)}}});
    round_page(out, view);
}

constexpr web::Sample all[] = {{"quality", sample_list},
                               {"quality-empty", sample_empty},
                               {"quality-organisation", sample_organisation},
                               {"quality-round", sample_round}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace quality
