#include "kernel/notices/views.hpp"

namespace notices {
namespace {

web::Register table_of(base::Texts const& texts)
{
    return {.url = "/notices",
            .filters = {{.name = "show",
                         .label = std::string{texts.tr("All notices")},
                         .choices = {{"unread", std::string{texts.tr("Unread ones")}}}}},
            .columns = {{.label = std::string{texts.tr("What is due")}},
                        {.label = std::string{texts.tr("Deadline")}},
                        {.label = std::string{texts.tr("Told on")}, .wide_only = true},
                        {.label = std::string{texts.tr("Read?")}}},
            .empty_text = std::string{texts.tr("Nothing has been told to you yet. When something that is yours to see "
                                               "falls due, it stands here.")}};
}

void sample_full(web::Html& out)
{
    auto const& texts = out.texts();
    NoticesView const view{
        .csrf = "token",
        .newest = "1",
        .lines = {{.icon = "route",
                   .title = "Thành lập công đoàn cơ sở – Nộp hồ sơ đề nghị công nhận · Công ty trách nhiệm hữu hạn một "
                            "thành viên Thương mại và Xuất nhập khẩu Đồ gỗ Liên Hà",
                   .url = "/journeys/1/steps/submit_dossier",
                   .kind = std::string{texts.tr("Work under way")},
                   .due = texts.tr("due on {0}", {"27/02/2026"}),
                   .reason = std::string{texts.tr("notice.reason.overdue")},
                   .tone = "bad",
                   .told_on = "02/03/2026",
                   .unread = true,
                   .read_action = "/notices/1/reading"},
                  {.icon = "user-plus",
                   .title = texts.tr("Answer a transfer to {0}", {"Công đoàn cơ sở Hòa Bình"}) + " · Nguyễn Thị Lan",
                   .url = "/transfers/1",
                   .kind = std::string{texts.tr("Transfers to answer")},
                   .due = texts.tr("due on {0}", {"09/03/2026"}),
                   .reason = texts.tr("{0} days before", {"7"}),
                   .tone = "warning",
                   .told_on = "02/03/2026"},
                  {.icon = "route",
                   .title = std::string{texts.tr("Work under way")},
                   .kind = std::string{texts.tr("Work under way")},
                   .due = texts.tr("due on {0}", {"20/02/2026"}),
                   .tone = "good",
                   .told_on = "13/02/2026",
                   .done = true}}};
    notices_page(out, table_of(texts), view);
}

void sample_empty(web::Html& out) { notices_page(out, table_of(out.texts()), {.csrf = "token"}); }

WishesView wishes_view(base::Texts const& texts)
{
    auto const field = [&](std::string name, base::TextId label, std::string value = {}) {
        return web::Field{.name = std::move(name), .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    WishesView view{.csrf = "token",
                    .has_mail = true,
                    .kinds = {{"journeys", std::string{texts.tr("Work under way")}},
                              {"transfers", std::string{texts.tr("Transfers to answer")}, true, false},
                              {"contacts", std::string{texts.tr("Next steps with enterprises")}, true, true}}};
    view.wanted_address = field("address", "E-mail address");
    view.code = field("code", "Code of six digits");
    view.quiet_from = field("quiet_from", "No mail from", "20:00");
    view.quiet_to = field("quiet_to", "No mail until", "06:30");
    view.quiet_from.help = texts.tr("A time like 20:00. Twice the same time: no quiet hours.");
    view.mail_days = field("mail_days", "On which days", "working");
    view.days = {{"every", std::string{texts.tr("Every day")}},
                 {"working", std::string{texts.tr("On working days, without holidays")}}};
    return view;
}

void sample_wishes(web::Html& out)
{
    auto view = wishes_view(out.texts());
    view.address = "lan.nguyen@danphuong.example.vn";
    view.has_calendar = true;
    view.calendar_since = "02/03/2026";
    view.calendar_url = "https://donghanh.example.vn/calendar/m3mJ0T1sQ0b2yqkq3Wb8oV9p7n5Rz4uXc6tYhGfEdCA.ics";
    wishes_page(out, view);
}

void sample_asked(web::Html& out)
{
    auto view = wishes_view(out.texts());
    view.asked_address = "lan.nguyen@danphuong.example.vn";
    view.code.problem = out.texts().tr("notice.code_wrong");
    wishes_page(out, view);
}

void sample_mails(web::Html& out)
{
    auto const& texts = out.texts();
    mails_page(out, {.has_mail = true,
                     .lead = texts.tr("Waiting: {0}; given up: {1}.", {"1", "1"}),
                     .lines = {{"lan.nguyen@danphuong.example.vn", "02/03/2026 06:30",
                                texts.tr("tried {0} times, again at {1}", {"2", "02/03/2026 06:41"}), "warning",
                                std::string{texts.tr("mail.unreachable")}},
                               {"minh@danphuong.example.vn", "01/03/2026 06:30",
                                texts.tr("given up on {0}", {"01/03/2026 06:30"}), "bad",
                                std::string{texts.tr("mail.refused")} + " " + texts.tr("(answer {0})", {"550"})}}});
}

void sample_no_mail(web::Html& out) { mails_page(out, {}); }

constexpr web::Sample all[] = {{"notices", sample_full},          {"notices-empty", sample_empty},
                               {"notices-wishes", sample_wishes}, {"notices-address-asked", sample_asked},
                               {"notices-mails", sample_mails},   {"notices-no-mail", sample_no_mail}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace notices
