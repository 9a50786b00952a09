#include "work/training/samples.hpp"

#include "work/training/views.hpp"

namespace training {
namespace {

constexpr auto longest_name = "Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Quỳnh Hương";
constexpr auto longest_workplace =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà";

ClassView class_view(base::Texts const& texts)
{
    auto const detail = [&](base::TextId label, std::string value) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value)};
    };
    auto const field = [&](char const* name, base::TextId label) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}};
    };
    return {.details = {detail("Type", std::string{texts.tr("Party-awareness class")}),
                        detail("Opened on", "17/11/2020"), detail("Organiser", "Trung tâm chính trị huyện Đan Phượng")},
            .enrol_url = "/classes/1/enrolments",
            .csrf = "token",
            .session_url = "/classes/1/sessions",
            .held_on = field("held_on", "Held on"),
            .topic = field("topic", "Topic"),
            .periods = field("periods", "Periods")};
}

void class_new(web::Html& out) { class_page(out, class_view(out.texts())); }

void class_full(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = class_view(texts);
    view.figures = {
        {.label = std::string{texts.tr("Learners")}, .value = "3", .icon = "users"},
        {.label = std::string{texts.tr("Certificates")}, .value = "1", .icon = "certificate"},
    };
    view.learners = {{.url = "/people/1",
                      .name = longest_name,
                      .born = "10/10/1974",
                      .workplace = longest_workplace,
                      .result = std::string{texts.tr("Passed")},
                      .tone = "good",
                      .certificate = "123/GCN-TTCT",
                      .edit_url = "/classes/1/enrolments/1"},
                     {.url = "/people/2",
                      .name = "Đỗ Văn Bình",
                      .born = "1972",
                      .result = std::string{texts.tr("Not completed")},
                      .tone = "warning",
                      .edit_url = "/classes/1/enrolments/2"},
                     {.url = "/people/3", .name = "Lê An", .edit_url = "/classes/1/enrolments/3"}};
    view.sessions = {{"17/11/2020", "Lịch sử Đảng Cộng sản Việt Nam", "/classes/1/sessions/1", 5, 3},
                     {"18/11/2020", "Nội dung cơ bản của Điều lệ Đảng", "/classes/1/sessions/2", 4, 2}};
    class_page(out, view);
}

void attendance(web::Html& out)
{
    attendance_form(out, {.action = "/classes/1/sessions/1",
                          .csrf = "token",
                          .periods = 5,
                          .lines = {{.field = "p1", .name = longest_name, .value = "5"},
                                    {.field = "p2", .name = "Đỗ Văn Bình", .value = "0"}},
                          .back_url = "/classes/1"});
}

constexpr web::Sample all[] = {
    {"class-new", class_new},
    {"class-full", class_full},
    {"class-attendance", attendance},
};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace training
