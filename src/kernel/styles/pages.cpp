#include "kernel/styles/pages.hpp"

#include "kernel/papers/store.hpp"
#include "kernel/secrecy/contents.hpp"
#include "kernel/styles/views.hpp"

namespace styles {
namespace {

CheckView view_of(web::Context const& context, std::string_view culture, base::Error const* error)
{
    auto const& texts = context.texts;
    CheckView view{.csrf = context.csrf,
                   .file = {.name = "file",
                            .label = std::string{texts.tr("Word file (.docx)")},
                            .problem = web::problem_of(texts, error, "file"),
                            .required = true},
                   .culture = {.name = "culture",
                               .label = std::string{texts.tr("Style")},
                               .value = std::string{culture},
                               .problem = web::problem_of(texts, error, "culture")},
                   .cultures = {{"", std::string{texts.tr("found by the document itself")}}}};
    for (auto const* rules : all_rules())
        view.cultures.push_back({rules->culture, culture_label(texts, rules->culture)});
    return view;
}

web::Response response(web::Context& context, CheckView const& view, int status)
{
    web::Frame const frame{.title = std::string{context.texts.tr("Style of official documents")},
                           .crumbs = {{std::string{context.texts.tr("Official papers")}, "/papers"}},
                           .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { check_page(out, view); }, status);
}

/// GET /papers/check
web::Response new_check(web::Request const&, web::Context& context)
{
    return response(context, view_of(context, "", nullptr), 200);
}

/// What is never taken in is told at the field, for the site leaves that to pages that keep nothing; a PDF is told
/// what to do instead.
base::Result<Checked> judged(std::string_view content, std::string_view culture)
{
    auto checked = checked_file(content, culture);
    if (!checked && checked.error().problems.front().code == "style.pdf") return checked;
    if (auto const unfit = secrecy::unfit_content(content))
        return base::Error{base::Refusal::invalid, {{"file", unfit->code, unfit->detail}}};
    return checked;
}

/// POST /papers/check: 200 with the findings; 422 with the form again. Nothing is kept.
web::Response create_check(web::Request const& request, web::Context& context)
{
    auto const culture = request.form.get("culture");
    web::Upload const none;
    auto const& file = request.uploads.empty() ? none : request.uploads.front();
    auto const checked = judged(file.content, culture);
    if (!checked) return response(context, view_of(context, culture, &checked.error()), 422);
    auto view = view_of(context, culture, nullptr);
    view.checked = true;
    view.file_name = file.file_name;
    view.judged_by = culture_label(context.texts, checked->culture);
    view.summary = summary(context.texts, *checked);
    for (auto const& finding : checked->findings) view.lines.push_back(line_of(context.texts, finding));
    return response(context, view, 200);
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/papers/check", papers::view_papers, new_check},
    {post, "/papers/check", papers::view_papers, create_check, nullptr, web::Opens::reading},
};

}   // namespace

std::span<web::Route const> page_routes() { return table; }

}   // namespace styles
