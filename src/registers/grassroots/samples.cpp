#include "registers/grassroots/samples.hpp"

#include "registers/grassroots/views.hpp"

namespace grassroots {
namespace {

constexpr auto longest_name =
    "Công đoàn cơ sở Công ty trách nhiệm hữu hạn một thành viên Thương mại và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà";

web::Detail detail(base::Texts const& texts, base::TextId label, std::string value, std::string url = {})
{
    return {std::string{texts.tr(label)}, std::move(value), std::move(url)};
}

OrganisationView organisation(base::Texts const& texts)
{
    return {.details = {detail(texts, "Kind", std::string{texts.tr("Grassroots union")}),
                        detail(texts, "Enterprise", longest_name, "/enterprises/1"),
                        detail(texts, "Decision number", "15/QĐ-LĐLĐ"), detail(texts, "Decided on", "05/02/2019")},
            .moments = {{.day = "05/02/2019", .title = std::string{texts.tr("Founded")}, .text = "15/QĐ-LĐLĐ"}},
            .csrf = "token"};
}

void record_ended(web::Html& out)
{
    auto view = organisation(out.texts());
    view.details.push_back(detail(out.texts(), "Ends on", "31/12/2023"));
    view.moments.insert(view.moments.begin(),
                        {.day = "31/12/2023", .title = std::string{out.texts().tr("Dissolved")}, .text = "7/QĐ-LĐLĐ"});
    organisation_page(out, view);
}

void record_full(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = organisation(texts);
    view.figures = {
        {.label = std::string{texts.tr("Members at the founding")}, .value = texts.number(1240), .icon = "users"}};
    view.committee = {{"Chủ tịch", "Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo", "/people/1"},
                      {"Phó Chủ tịch", "Nguyễn Khánh Duyên", "/people/2"}};
    view.committee_url = "/units/1/committee";
    view.actions = {detail(texts, "Rename", "/units/1/name"), detail(texts, "Suspend", "/units/1/suspension")};
    view.dissolve_action = "/unions/1/dissolution";
    view.withdraw_action = "/unions/1/withdrawal";
    view.decision_number = {.name = "decision_number", .label = std::string{texts.tr("Decision number")}};
    view.dissolved_on = {.name = "dissolved_on", .label = std::string{texts.tr("Ends on")}, .required = true};
    view.problems = {{"dissolved_on", "founding.ends_before_it_begins"}};
    view.dissolved_on.value = "04/02/2019";
    view.dissolved_on.problem = texts.problem(view.problems.front());
    organisation_page(out, view);
}

void form_refused(web::Html& out)
{
    auto const& texts = out.texts();
    auto const field = [&](char const* name, base::TextId label, std::string value = {}) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    FoundingView view{.action = "/unions",
                      .csrf = "token",
                      .kind = field("kind", "Kind"),
                      .kinds = {{"grassroots_union", std::string{texts.tr("Grassroots union")}}},
                      .name = field("name", "Name", longest_name),
                      .decision_number = field("decision_number", "Decision number", "15/QĐ-LĐLĐ"),
                      .decided_on = field("decided_on", "Decided on", "05/02/2019"),
                      .founding_members = field("founding_members", "Members at the founding", "3"),
                      .enterprise = field("enterprise", "Enterprise", "1"),
                      .enterprise_shown = longest_name,
                      .place = field("place", "Commune"),
                      .places = {{"1", "Xã Ô Diên"}},
                      .parent = field("parent", "Directly above"),
                      .parents = {{"1", "Liên đoàn Lao động thành phố Hà Nội"}}};
    view.problems = {{"place", "founding.place_missing"}};
    view.place.problem = texts.problem(view.problems.front());
    view.cancel_url = "/unions";
    view.submit = texts.tr("Record the founding");
    founding_form(out, view);
}

constexpr web::Sample all[] = {
    {"organisation-ended", record_ended},
    {"organisation-full", record_full},
    {"founding-form-refused", form_refused},
};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace grassroots
