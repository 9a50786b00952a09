#include "app/home/pages.hpp"

#include "app/home/home.hpp"

namespace app::home {
namespace {

web::Response home_page(web::Request const&, web::Context& context)
{
    auto const view = home_of(context);
    return web::page(context,
                     {.title = context.texts.tr("Hello, {0}", {context.actor.name}),
                      .pretitle = base::vietnamese(context.today),
                      .active = "/"},
                     [&](web::Html& out) { home_body(out, view); });
}

HomeView full_view(base::Texts const& texts)
{
    web::Chart chart{.id = "by-year", .title = std::string{texts.tr("What was done, year by year")}};
    chart.label_head = texts.tr("Year");
    chart.labels = {"2012", "2013", "2014", "2015"};
    chart.series = {{"Công đoàn cơ sở thành lập mới", {3, 5, 4, 6}}, {"Lớp bồi dưỡng", {12, 18, 20, 16}}};
    DirectiveView directive{.number = "Nghị quyết 09-NQ/TU",
                            .title = "Xây dựng Đảng và đoàn thể trong doanh nghiệp ngoài khu vực nhà nước",
                            .period = "huyện Đan Phượng · 01/01/2012 – 31/12/2020",
                            .report_url = "/reports/FINAL",
                            .ended = texts.tr("Ended on {0}", {"31/12/2020"})};
    directive.figures = {
        {"Công đoàn cơ sở thành lập mới", "47", "/reports/FINAL", "chỉ tiêu 40", "good", "users-group"},
        {"Lượt cán bộ được bồi dưỡng", "20.431", "/reports/FINAL", "lượt", "", "school"},
        {"Người học lớp nhận thức về Đảng", "1.234", "/reports/FINAL", "chỉ tiêu 1.500", "warning", "users"}};
    directive.goals = {{"Công đoàn cơ sở thành lập mới", "/reports/FINAL", 1175, "47 / 40 (117,5%)"},
                       {"Người học lớp nhận thức về Đảng", "/reports/FINAL", 823, "1.234 / 1.500 (82,3%)"}};
    directive.by_year = std::move(chart);
    return {
        .directives = {std::move(directive)},
        .may_import = true,
        .enterprises = {{"Công ty trách nhiệm hữu hạn một thành viên Thương mại và Xuất nhập khẩu Đồ gỗ Liên Hà",
                         "56 · xã Liên Hà", "/enterprises/1", "building-factory-2"}},
        .union_minimum = 5,
        .enterprises_url = "/enterprises",
        .imports = {{"02/03/2026 09:15", "3", "/imports/1", "file-upload"}},
        .alerts = {{{"Doanh nghiệp đang gặp khó khăn",
                     texts.tr("{0} now, {1}, since {2}", {"12", texts.tr("more than {0}", {"10"}), "01/03/2026"}),
                     "/proposals?reason=difficulty", "bell"},
                    "/lists/1/noted"}},
        .transfers = {{texts.tr("{0} members offered to your unions", {"3"}),
                       texts.tr("{0} overdue", {"1"}) + " · " + texts.tr("the first by {0}", {"27/02/2026"}),
                       "/transfers", "user-plus"}},
        .classes = {{"Bồi dưỡng nghiệp vụ công đoàn cơ sở năm 2026",
                     "NV-2026-01 · " + texts.tr("{0} participations without a result", {"12"}), "/classes/1", "school"},
                    {"Bồi dưỡng nhận thức về Đảng khóa I",
                     "CTD-2026-01 · " + texts.tr("runs until {0}, {1} enrolled", {"06/03/2026", "48"}), "/classes/2",
                     "school"}},
        .more_classes = true,
        .reports = {{"Báo cáo tổng kết", texts.tr("the period ends on {0}, {1} days left", {"31/03/2026", "29"}),
                     "/reports/FINAL", "report-analytics"}},
        .next_steps = {{"Gửi mẫu đơn và hướng dẫn hồ sơ",
                        "Công ty TNHH Đồ gỗ Liên Hà · " + texts.tr("was due on {0}", {"27/02/2026"}),
                        "/enterprises/1/contacts", "arrow-right"}},
        .work = {{std::string{"Thành lập công đoàn cơ sở"},
                  "/journeys?code=union_founding",
                  texts.tr("{0} under way", {"12"}),
                  {{texts.tr("{0} overdue", {"1"}),
                    "/journeys?code=union_founding&due=late",
                    "bad",
                    {{"Nộp hồ sơ đề nghị công nhận", "Công ty TNHH Đồ gỗ Liên Hà · " + texts.tr("{0} days late", {"3"}),
                      "/journeys/1/steps/submit_dossier", "route"}}},
                   {texts.tr("{0} without a deadline", {"2"}),
                    "/journeys?code=union_founding&due=waiting",
                    "",
                    {{"Công nhận công đoàn cơ sở", "Công ty cổ phần Tân Lập", "/journeys/2/steps/recognise",
                      "route"}}}}}},
        .quality_url = "/quality",
        .csrf = "token"};
}

void sample_full(web::Html& out) { home_body(out, full_view(out.texts())); }
void sample_empty(web::Html& out) { home_body(out, {.may_import = true}); }

constexpr web::Route table[] = {{web::Method::get, "/", web::signed_in, home_page}};
constexpr web::NavItem entries[] = {{"Home", "/", "home", web::signed_in, 0}};
constexpr web::Sample all_samples[] = {{"home-full", sample_full}, {"home-empty", sample_empty}};

}   // namespace

std::span<web::Route const> routes() { return table; }
std::span<web::NavItem const> navigation() { return entries; }
std::span<web::Sample const> samples() { return all_samples; }

}   // namespace app::home
