#include "registers/enterprises/samples.hpp"

#include "platform/web/asked_changes.hpp"
#include "registers/enterprises/event_samples.hpp"
#include "registers/enterprises/views.hpp"

namespace enterprises {
namespace {

constexpr auto longest_name =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà – Phượng "
    "Trì";
constexpr auto longest_union = "Công đoàn cơ sở Công ty cổ phần Đầu tư Xây dựng và Phát triển Hạ tầng Đan Phượng";

web::Detail detail(base::Texts const& texts, base::TextId label, std::string value)
{
    return {std::string{texts.tr(label)}, std::move(value)};
}

void record_new(web::Html& out)
{
    auto const& texts = out.texts();
    enterprise_page(out, {.identity = {detail(texts, "Tax code", "0109876543"),
                                       detail(texts, "Legal type", std::string{texts.tr("Cooperative")})},
                          .address = {detail(texts, "Commune", "Xã Ô Diên")},
                          .found_union_url = "/journeys/new", .record_union_url = "/unions/new",
                          .other_foundings = {{std::string{texts.tr("Begin founding a women's organisation")}, "",
                                               "/journeys/new?code=women_founding&subject=1"},
                                              {std::string{texts.tr("Begin founding a veterans' organisation")}, "",
                                               "/journeys/new?code=veterans_founding&subject=1"}}});
}

void record_full(web::Html& out)
{
    auto const& texts = out.texts();
    EnterpriseView view{
        .figures = {{.label = std::string{texts.tr("Workers")}, .value = texts.number(12408), .icon = "users"},
                    {.label = std::string{texts.tr("Women among them")},
                     .value = texts.number(7421),
                     .hint = base::percent(7421, 12408, texts.language()),
                     .icon = "user"}},
        .identity = {detail(texts, "Tax code", "0101234567"),
                     detail(texts, "Legal type", std::string{texts.tr("Joint-stock company")}),
                     detail(texts, "Ownership", std::string{texts.tr("Minority State capital")}),
                     detail(texts, "Foreign name", "Phuong Tri Fine Art Furniture Trading and Production Company"),
                     detail(texts, "Status", std::string{texts.tr("Business suspended")})},
        .address = {detail(texts, "Address", "Lô CN-07, cụm công nghiệp làng nghề Liên Hà, đường Tân Hội – Liên Hà"),
                    detail(texts, "Legal representative", "Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo"),
                    detail(texts, "Telephone", "0934 473 224")},
        .moments = {{.day = "01/07/2025", .title = std::string{texts.tr("Moved")}, .text = "Xã Ô Diên"},
                    {.day = "05/02/2019", .title = longest_union, .url = "/unions/1", .icon = "users-group"},
                    {.day = "12/04/2012", .title = std::string{texts.tr("Renamed")}, .text = longest_name}}};
    view.headcounts = {detail(texts, "Young workers, 16 to 30", texts.number(3120) + " · 01/03/2026"),
                       detail(texts, "May join a union", texts.number(12000) + " · 01/03/2026")};
    view.headcounts_url = "/enterprises/1/headcounts";
    view.organisations = {{"/unions/1", longest_union, texts.tr("since {0}", {"05/02/2019"})},
                          {"/party-organisations/1", "Chi bộ Liên Hà – Phượng Trì", texts.tr("ended {0}", {"2024"})}};
    enterprise_page(out, view);
}

void form_refused(web::Html& out)
{
    auto const& texts = out.texts();
    auto const field = [&](char const* name, base::TextId label, std::string value = {}) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    EnterpriseFormView view{.action = "/enterprises",
                            .csrf = "token",
                            .name = field("name", "Name of the enterprise", longest_name),
                            .tax_code = field("tax_code", "Tax code", "010123456"),
                            .short_name = field("short_name", "Short name"),
                            .foreign_name = field("foreign_name", "Foreign name"),
                            .registered_on = field("registered_on", "Registered on"),
                            .industry_code = field("industry_code", "Industry"),
                            .village = field("village", "Village"),
                            .street = field("street", "Address"),
                            .representative = field("representative", "Legal representative"),
                            .phone = field("phone", "Telephone"),
                            .email = field("email", "E-mail"),
                            .workers = field("workers", "Workers"),
                            .female_workers = field("female_workers", "Women among them"),
                            .counted_on = field("counted_on", "Counted on"),
                            .legal_type = field("legal_type", "Legal type"),
                            .ownership = field("ownership", "Ownership"),
                            .status = field("status", "Status"),
                            .place = field("place", "Commune")};
    view.alike = {{"/enterprises/1", longest_name, "0101234567-001 · Xã Ô Diên"}};
    view.problems = {{"tax_code", "tax_code.shape"}};
    view.tax_code.problem = texts.problem(view.problems.front());
    view.cancel_url = "/enterprises";
    view.submit = texts.tr("Add the enterprise");
    enterprise_form(out, view);
}

void headcounts_none(web::Html& out) { headcounts_page(out, {}); }

void headcounts_refused(web::Html& out)
{
    auto const& texts = out.texts();
    auto const field = [&](char const* name, base::TextId label, std::string value) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    HeadcountsView view{.action = "/enterprises/1/headcounts",
                        .csrf = "token",
                        .counted_on = field("counted_on", "Counted on", "01/03/2026"),
                        .numbers = {field("insured", "In social insurance", "9120"),
                                    field("young_workers", "Young workers, 16 to 30", "13000")},
                        .problems = {{"young_workers", "headcount.more_than_workers", "12408"}},
                        .back_url = "/enterprises/1"};
    view.numbers.back().problem = texts.problem(view.problems.front());
    for (auto const* day : {"01/03/2026", "15/08/2025"})
        view.lines.push_back({day, std::string{texts.tr("Young workers, 16 to 30")}, texts.number(3120)});
    headcounts_page(out, view);
}

void changes_waiting(web::Html& out)
{
    auto const& texts = out.texts();
    web::AskedChange const workers{.id = "1",
                                   .field = std::string{texts.tr("Workers")},
                                   .before = texts.number(1204),
                                   .after = texts.number(12408),
                                   .evidence = "Rà soát doanh nghiệp ngoài khu vực Nhà nước quý IV năm 2026",
                                   .asked = "28/11/2026 08:15 · Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo"};
    auto refused = workers;
    refused.decision = std::string{texts.tr("refused")} + ": " + longest_name;
    web::asked_changes_page(out, {.action = "/enterprises/1/changes",
                                  .csrf = "token",
                                  .open = {workers},
                                  .decided = {refused},
                                  .why = {.name = "why", .label = std::string{texts.tr("Why")}},
                                  .problems = {{"", "change.none_chosen"}}});
}

void timeline_empty(web::Html& out)
{
    auto const& texts = out.texts();
    timeline_page(out, {.action = "/enterprises/1/timeline",
                        .part = {.name = "part", .label = std::string{texts.tr("Kind of event")}},
                        .parts = {{"", std::string{texts.tr("everything")}}}});
}

void both_changed(web::Html& out)
{
    std::vector<web::ThreeWayLine> const lines{{"Địa chỉ", "Số 5, phố Tây Sơn", longest_name, "Số 3, phố Tây Sơn"}};
    web::three_way_table(out, lines);
}

void changes_none(web::Html& out) { web::asked_changes_page(out, {}); }

constexpr web::Sample all[] = {
    {"timeline-empty", timeline_empty},
    {"both-changed", both_changed},
    {"changes-none", changes_none},
    {"changes-waiting", changes_waiting},
    {"enterprise-new", record_new},
    {"enterprise-full", record_full},
    {"enterprise-form-refused", form_refused},
    {"events-none", events_none},
    {"events-full", events_full},
    {"event-form-refused", event_form_refused},
    {"headcounts-none", headcounts_none},
    {"headcounts-refused", headcounts_refused},
};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace enterprises
