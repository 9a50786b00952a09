#include "kernel/lists/change_views.hpp"

namespace lists {
namespace {

constexpr auto longest_name =
    "Doanh nghiệp ngoài khu vực nhà nước đang hoạt động, từ 25 lao động trở lên, chưa có công đoàn cơ sở, xã Ô Diên";

void saved_none(web::Html& out) { saved_page(out, {}); }

void saved_full(web::Html& out)
{
    auto const& texts = out.texts();
    std::string const of{texts.tr("Enterprises")};
    saved_page(out, {{{.name = longest_name,
                       .url = "/enterprises?workers=25-49&union=no",
                       .of = of,
                       .count = texts.number(1234),
                       .shared = texts.tr("shared with {0}", {"Huyện Đan Phượng"}),
                       .alert = texts.tr("more than {0}", {"1.000"}) + " · " + texts.tr("since {0}", {"01/03/2026"}),
                       .raised = true,
                       .edit_url = "/lists/1"},
                      {.name = "Doanh nghiệp gặp khó khăn",
                       .url = "/proposals?reason=difficulty",
                       .of = std::string{texts.tr("Proposals")},
                       .count = "7",
                       .shared = texts.tr("shared by {0}", {"Trần Văn Minh"})},
                      {.name = "Chưa rõ số lao động",
                       .url = "/enterprises",
                       .of = of,
                       .count = "> 100.000",
                       .alert = texts.tr("fewer than {0}", {"10"}),
                       .edit_url = "/lists/2"}},
                     {{"/list-exports/1", of, "02/03/2026 09:15", texts.tr("{0} rows", {"12.345"})},
                      {"/list-exports/2", of, "02/03/2026 09:20", std::string{texts.tr("being made")}}}});
}

void saved_refused(web::Html& out)
{
    auto const& texts = out.texts();
    SavedFormView view{
        .action = "/lists",
        .csrf = "token",
        .lead = texts.tr("{0}: {1} match now.", {texts.tr("Enterprises"), "34"}),
        .list_url = "/enterprises?union=no",
        .source = "enterprises",
        .query = "union=no",
        .name = {.name = "name",
                 .label = std::string{texts.tr("Name of the list")},
                 .problem = texts.problem({"name", "required"}),
                 .required = true},
        .shared_with = {.name = "shared_with", .label = std::string{texts.tr("Shared with")}},
        .beyond = {.name = "beyond", .label = std::string{texts.tr("Tell me when there are")}, .value = "more"},
        .number = {.name = "number", .label = std::string{texts.tr("than this number")}},
        .units = {{"", std::string{texts.tr("nobody, only me")}}},
        .alerts = {{"", std::string{texts.tr("never")}}, {"more", std::string{texts.tr("more")}}},
        .problems = {{"name", "required"}},
        .remove_action = "/lists/1/removal"};
    saved_form(out, view);
}

void export_running(web::Html& out)
{
    export_page(out, {.csrf = "token",
                      .list_url = "/enterprises",
                      .running = ProgressView{"/list-exports/1/progress", "/list-exports/1", 400,
                                              out.texts().tr("{0} of {1} rows", {"400.000", "1.000.000"})}});
}

void export_made(web::Html& out)
{
    export_page(out, {.csrf = "token",
                      .list_url = "/enterprises",
                      .file_url = "/list-exports/1/file",
                      .sentence = out.texts().tr("{0} rows. The file is kept for a day.", {"1.000.000"})});
}

ChangeView change_view(base::Texts const& texts)
{
    ChangeView view{.csrf = "token",
                    .url = "/list-changes/1",
                    .sentence = texts.tr("Nothing has been changed yet: look at what would change.", {}),
                    .values = {{std::string{texts.tr("Status")}, "Không còn ở địa chỉ đã đăng ký"},
                               {std::string{texts.tr("From which day")}, "01/03/2026"}},
                    .list_url = "/enterprises"};
    view.figures = {{.label = std::string{texts.tr("Would change")}, .value = "1.230", .tone = "good"},
                    {.label = std::string{texts.tr("So already")}, .value = "3"},
                    {.label = std::string{texts.tr("Cannot be changed")}, .value = "2", .tone = "warning"}};
    auto const not_yours = texts.problem({"", "list.not_yours"});
    view.reasons = {{not_yours, "2"}};
    view.refused = {{longest_name, "/enterprises/1", not_yours}, {"", "/enterprises/2", not_yours}};
    return view;
}

void change_planned(web::Html& out)
{
    auto view = change_view(out.texts());
    view.start_label = out.texts().tr("Change {0} records", {"1.230"});
    change_page(out, view);
}

void change_done(web::Html& out)
{
    auto view = change_view(out.texts());
    view.sentence = std::string{out.texts().of("list.state.done")} + ".";
    view.may_undo = true;
    change_page(out, view);
}

void change_chosen(web::Html& out)
{
    auto const& texts = out.texts();
    ChangeFormView view{.csrf = "token",
                        .lead = texts.tr("{0}: {1} marked.", {texts.tr("Enterprises"), "2"}),
                        .list_url = "/enterprises",
                        .source = "enterprises",
                        .ids = {"0000000000001", "0000000000002"},
                        .problems = {{"from", "required"}}};
    view.actions = {
        {"status",
         std::string{texts.tr("Set the status")},
         {{{.name = "new_status", .label = std::string{texts.tr("Status")}, .id = "field-status-new_status"},
           false,
           {{"", std::string{texts.tr("choose …")}}}},
          {{.name = "from",
            .label = std::string{texts.tr("From which day")},
            .problem = texts.problem({"from", "required"}),
            .id = "field-status-from"},
           true}}},
        {"industry",
         std::string{texts.tr("Set the industry")},
         {{{.name = "industry", .label = std::string{texts.tr("Industry")}, .id = "field-industry-industry"}}}}};
    change_form(out, view);
}

void changes_full(web::Html& out)
{
    auto const& texts = out.texts();
    std::string const what{std::string{texts.tr("Enterprises")} + ": " + std::string{texts.tr("Set the status")}};
    changes_page(
        out, {{{"/list-changes/1", "02/03/2026 09:15", what, std::string{texts.of("list.state.done")}, "good", "1.230"},
               {"/list-changes/2", "01/03/2026 16:40", what, std::string{texts.of("list.state.undone")}, "", "12"}}});
}

void changes_none(web::Html& out) { changes_page(out, {}); }

constexpr web::Sample all_samples[] = {{"lists-none", saved_none},
                                       {"lists-full", saved_full},
                                       {"list-form-refused", saved_refused},
                                       {"list-export-running", export_running},
                                       {"list-export-made", export_made},
                                       {"list-change-chosen", change_chosen},
                                       {"list-change-planned", change_planned},
                                       {"list-change-done", change_done},
                                       {"list-changes-full", changes_full},
                                       {"list-changes-none", changes_none}};

}   // namespace

std::span<web::Sample const> samples() { return all_samples; }

}   // namespace lists
