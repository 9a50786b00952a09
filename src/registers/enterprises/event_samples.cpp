#include "registers/enterprises/event_samples.hpp"

#include "registers/enterprises/event_views.hpp"

namespace enterprises {

void events_none(web::Html& out)
{
    auto const& texts = out.texts();
    events_page(out, {.status = {std::string{texts.tr("Operating")}, "good", std::string{texts.tr("Not surveyed")}}});
}

void events_full(web::Html& out)
{
    auto const& texts = out.texts();
    EventLine const moved{
        .day = "05/02/2022",
        .title = std::string{texts.tr("Moved")},
        .text = texts.tr("from then on {0}", {"Lô CN-07, cụm công nghiệp làng nghề Liên Hà, xã Ô Diên"}),
        .paper = "Giấy chứng nhận đăng ký doanh nghiệp thay đổi lần thứ 7 ngày 05/02/2022",
        .entered = "06/02/2022 08:15 · Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo",
        .withdraw_action = "/enterprises/1/events/1/withdrawal"};
    auto mistaken = moved;
    mistaken.withdraw_action = "";
    mistaken.withdrawn = texts.tr("taken back on {0}: {1}", {"07/02/2022", "Ghi nhầm sang công ty cùng tên ở xã bên"});
    events_page(out, {.status = {std::string{texts.tr("Operating")}, "good", std::string{texts.tr("Not found")}, true},
                      .left_behind = {{"/unions/1", "Công đoàn cơ sở Công ty cổ phần Đầu tư Xây dựng Đan Phượng"}},
                      .enter = {{"/enterprises/1/events/new?kind=renamed", std::string{texts.tr("Renamed")}},
                                {"/enterprises/1/events/new?kind=moved", std::string{texts.tr("Moved")}}},
                      .csrf = "token",
                      .lines = {moved, {"12/04/2012", std::string{texts.tr("Registered")}}},
                      .withdrawn = {mistaken},
                      .problems = {{"", "event.why_missing"}}});
}

void event_form_refused(web::Html& out)
{
    auto const& texts = out.texts();
    base::Problem const problem{"happened_on", "event.after_ceasing"};
    event_form(out, {.action = "/enterprises/1/events",
                     .csrf = "token",
                     .kind = "renamed",
                     .happened_on = {.name = "happened_on",
                                     .label = std::string{texts.tr("Day it happened")},
                                     .value = "01/06/2021",
                                     .problem = texts.problem(problem),
                                     .required = true},
                     .paper = {.name = "paper", .label = std::string{texts.tr("Paper it rests on")}, .required = true},
                     .more = {{.name = "name",
                               .label = std::string{texts.tr("New name of the enterprise")},
                               .value = "Công ty TNHH Sông Hồng",
                               .required = true}},
                     .problems = {problem},
                     .cancel_url = "/enterprises/1/events"});
}

}   // namespace enterprises
