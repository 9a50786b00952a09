#include "kernel/lists/views.hpp"

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
                       .edit_url = "/lists/2"}}});
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

constexpr web::Sample all_samples[] = {{"lists-none", saved_none},
                                       {"lists-full", saved_full},
                                       {"list-form-refused", saved_refused},
                                       {"list-export-running", export_running},
                                       {"list-export-made", export_made}};

}   // namespace

std::span<web::Sample const> samples() { return all_samples; }

}   // namespace lists
