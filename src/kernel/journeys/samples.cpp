#include "kernel/journeys/views.hpp"

namespace journeys {
namespace {

constexpr auto longest_name =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà";

JourneyView usual(base::Texts const& texts)
{
    JourneyView view{.csrf = "token",
                     .stage = "Đã họp thành lập",
                     .tone = "info",
                     .since = texts.tr("since {0}", {"05/03/2026"}),
                     .stages = {{"Đã nắm tình hình"},
                                {"Đang vận động"},
                                {"Đủ số người tự nguyện"},
                                {"Đã họp thành lập", true},
                                {"Đã nộp hồ sơ"},
                                {"Đã có quyết định công nhận"},
                                {"Đã ra mắt, đi vào hoạt động"}},
                     .details = {{std::string{texts.tr("About")}, longest_name, "/enterprises/1"},
                                 {std::string{texts.tr("Office")}, "Xã Đan Phượng"}},
                     .steps = {{"/journeys/1/steps/submit_dossier", "Nộp hồ sơ đề nghị công nhận", ""},
                               {"/journeys/1/steps/stop", "Dừng vận động", "", true}},
                     .clocks = {{"Nộp hồ sơ sau khi họp", texts.tr("due on {0}", {"19/03/2026"}),
                                 texts.tr("{0} days late", {"3"}), "bad", "/journeys/1/clocks/dossier"}},
                     .url = "/journeys/1"};
    view.day = {.name = "day", .label = std::string{texts.tr("As it stood on")}, .value = "22/03/2026"};
    view.events = {{.day = "05/03/2026",
                    .step = "Họp thành lập",
                    .values = {{"Số người dự", "12"}, {"Số ủy viên ban chấp hành được bầu hoặc giới thiệu", "3"}},
                    .papers = {"Biên bản đại hội thành lập · 05/03/2026 · " +
                               texts.tr("kept: {0}", {"Tủ hồ sơ số 2, văn phòng công đoàn xã"})},
                    .entered = texts.tr("entered {0}", {"06/03/2026 09:12"}) + " · Lan",
                    .withdraw_action = "/journeys/1/events/3/withdrawal"},
                   {.day = "04/03/2026",
                    .step = "Ghi một buổi gặp gỡ",
                    .values = {{"Số người lao động đã gặp", "200"}},
                    .entered = texts.tr("entered {0}", {"04/03/2026 16:40"}) + " · Lan",
                    .withdrawn = texts.tr("taken back on {0}: {1}", {"05/03/2026", "gõ thừa một số 0"})}};
    return view;
}

void under_way(web::Html& out) { journey_page(out, usual(out.texts())); }

void just_begun(web::Html& out)
{
    auto const& texts = out.texts();
    JourneyView view{.csrf = "token",
                     .stage = "Đã nắm tình hình",
                     .tone = "info",
                     .since = texts.tr("since {0}", {"02/03/2026"}),
                     .stages = {{"Đã nắm tình hình", true}, {"Đang vận động"}},
                     .steps = {{"/journeys/1/steps/begin_campaign", "Bắt đầu vận động",
                                "Người sử dụng lao động được thông báo, không phải xin phép."}},
                     .url = "/journeys/1"};
    view.day = {.name = "day", .label = std::string{texts.tr("As it stood on")}, .value = "02/03/2026"};
    journey_page(out, view);
}

void on_a_past_day(web::Html& out)
{
    auto view = usual(out.texts());
    view.steps.clear();
    view.past = out.texts().tr("As it stood on {0}.", {"10/03/2026"});
    for (auto& event : view.events) event.withdraw_action.clear();
    journey_page(out, view);
}

void under_older_rules(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = usual(texts);
    view.give_on_url = "/journeys/1/office";
    view.go_over_action = "/journeys/1/version";
    view.go_over = texts.tr("This runs under version {0} of the rules; there is version {1}: {2}",
                            {"1", "2", "Điều lệ Công đoàn Việt Nam khóa XII (Quyết định 174/QĐ-TLĐ ngày 03/02/2020)"});
    view.problems = {{"", "journey.step_not_open", "Ra mắt"}};
    journey_page(out, view);
}

StepView voting(base::Texts const& texts)
{
    StepView view{.action = "/journeys/1/steps/vote",
                  .cancel_url = "/journeys/1",
                  .csrf = "token",
                  .help = "Chi bộ xét và biểu quyết từng người.",
                  .submit = "Ghi nghị quyết chi bộ",
                  .vote_help = texts.tr("At least {0} of all of them must agree; those absent count too.", {"2/3"})};
    view.on = {.name = "on", .label = std::string{texts.tr("Day")}, .value = "05/03/2026", .required = true};
    view.fields = {{{.name = "way", .label = "Hình thức", .required = true},
                    Control::choice,
                    {{"", ""}, {"open", "Giơ tay"}, {"closed", "Bỏ phiếu kín"}}},
                   {{.name = "note", .label = "Ghi chú", .max_length = 300}, Control::text}};
    view.vote = {{.name = "vote_base", .label = "Số đảng viên chính thức", .value = "10", .required = true},
                 {.name = "vote_present", .label = std::string{texts.tr("Present")}, .required = true},
                 {.name = "vote_agreed", .label = std::string{texts.tr("Agreed")}, .required = true},
                 {.name = "vote_against", .label = std::string{texts.tr("Against")}}};
    PaperFields paper{.name = "Nghị quyết", .required = true, .make_url = "/papers/kinds/x/papers/new?record=1"};
    paper.number =
        web::Field{.name = "resolution-number", .label = std::string{texts.tr("Number and symbol")}, .required = true};
    paper.dated_on = {
        .name = "resolution-dated_on", .label = std::string{texts.tr("Day of the paper")}, .required = true};
    paper.issuer = {.name = "resolution-issuer", .label = std::string{texts.tr("Issued by")}};
    paper.kept_at = {
        .name = "resolution-kept_at", .label = std::string{texts.tr("Where the paper is kept")}, .required = true};
    view.papers = {std::move(paper)};
    return view;
}

void step_empty(web::Html& out) { step_form(out, voting(out.texts())); }

void step_refused(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = voting(texts);
    view.problems = {{"", "journey.unknown_field", "màu"}, {"vote_agreed", "journey.vote_sum", "9"}};
    view.vote[2].value = "12";
    view.vote[2].problem = texts.problem({"vote_agreed", "journey.vote_sum", "9"});
    step_form(out, view);
}

void clock(web::Html& out)
{
    auto const& texts = out.texts();
    ClockView view{.details = {{std::string{texts.tr("Counts from")}, "06/02/2026"},
                               {std::string{texts.tr("Length")}, texts.tr("{0} working days", {"10"})},
                               {std::string{texts.tr("Rule")}, "Hướng dẫn 03/HD-TLĐ ngày 20/02/2020"}},
                   .lines = {{"07/02/2026 – 08/02/2026", std::string{texts.tr("weekend")}, "", ""},
                             {"09/02/2026 – 10/02/2026", std::string{texts.tr("counted")}, "2", "2"},
                             {"11/02/2026 – 15/02/2026", std::string{texts.tr("stands still")}, "", ""},
                             {"16/02/2026 – 20/02/2026", "Tết Nguyên đán", "", ""},
                             {"23/02/2026 – 27/02/2026", std::string{texts.tr("counted")}, "5", "7"}}};
    clock_page(out, view);
}

void beginning(web::Html& out)
{
    auto const& texts = out.texts();
    BeginView view{.action = "/journeys",
                   .cancel_url = "/enterprises/1",
                   .csrf = "token",
                   .code = "union_founding",
                   .subject = "0000000000001",
                   .about = longest_name,
                   .about_url = "/enterprises/1"};
    view.on = {.name = "on", .label = std::string{texts.tr("Begun on")}, .value = "02/03/2026", .required = true};
    begin_form(out, view);
}

web::Register table(base::Texts const& texts)
{
    return {.url = "/journeys",
            .columns = {{std::string{texts.tr("About")}},
                        {std::string{texts.tr("Stage")}},
                        {std::string{texts.tr("Deadline")}},
                        {std::string{texts.tr("Next")}, {}, false, true}},
            .empty_text = std::string{texts.tr("Nothing is under way here.")}};
}

GiveOnView giving(base::Texts const& texts)
{
    GiveOnView view{.action = "/journeys/1/office",
                    .cancel_url = "/journeys/1",
                    .csrf = "token",
                    .from = "Chi bộ Công ty TNHH May Phùng"};
    view.office = {.name = "office", .label = std::string{texts.tr("Office")}, .required = true};
    view.on = {
        .name = "on", .label = std::string{texts.tr("From this day on")}, .value = "05/03/2026", .required = true};
    return view;
}

void given_on(web::Html& out)
{
    auto view = giving(out.texts());
    view.offices = {{"1", "Chi bộ Công ty Cổ phần Gỗ Liên Hà"}, {"2", "Chi bộ Công ty TNHH Sông Đáy"}};
    view.problems = {{"office", "required"}};
    view.office.problem = out.texts().problem({"office", "required"});
    give_on_form(out, view);
}

void nobody_else(web::Html& out) { give_on_form(out, giving(out.texts())); }

void none(web::Html& out) { journey_register(out, table(out.texts()), {}); }

void some(web::Html& out)
{
    auto const& texts = out.texts();
    journey_register(
        out, table(texts),
        {{"/journeys/1", longest_name, "Thành lập công đoàn cơ sở", "Đã họp thành lập",
          texts.tr("{0} days late", {"3"}), "bad", "/journeys/1/steps/submit_dossier", "Nộp hồ sơ đề nghị công nhận"},
         {"/journeys/2", "Công ty TNHH May Phùng", "Thành lập công đoàn cơ sở", "Đang vận động", "", "",
          "/journeys/2/steps/talk", "Ghi một buổi gặp gỡ"}});
}

constexpr web::Sample all[] = {
    {"journey-under-way", under_way},
    {"journey-just-begun", just_begun},
    {"journey-past", on_a_past_day},
    {"journey-older-rules", under_older_rules},
    {"journey-step-empty", step_empty},
    {"journey-step-refused", step_refused},
    {"journey-clock", clock},
    {"journey-beginning", beginning},
    {"journey-given-on", given_on},
    {"journey-given-to-nobody", nobody_else},
    {"journeys-none", none},
    {"journeys-some", some},
};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace journeys
