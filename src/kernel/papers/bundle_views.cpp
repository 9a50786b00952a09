#include "kernel/papers/bundle_views.hpp"

#include "kernel/papers/head_views.hpp"

namespace papers {
namespace {

void making_form(web::Html& out, NewBundleView const& view)
{
    auto const& texts = out.texts();
    if (view.left == 0)
        return web::empty_state(out, "circle-check", texts.tr("Nobody is left without a paper"),
                                texts.tr("Each record that a paper can be made about has one that stands."));
    web::card(out, texts.tr("Make them"), [&](web::Html& body) {
        body("<p>").tr("{0} have no paper yet; {1} are made now, in the order of the list, all or none.",
                       {texts.number(static_cast<std::int64_t>(view.left)),
                        texts.number(static_cast<std::int64_t>(view.at_once))})("</p>");
        body("<form method='post'").url("action", view.action)(">");
        web::csrf(body, view.csrf);
        web::problems(body, view.problems);
        body("<input type='hidden' name='record'").attribute("value", view.record)(">");
        body("<input type='hidden' name='unit'").attribute("value", view.unit)(">");
        web::day_field(body, view.dated_on);
        web::send_button(body, texts.tr("Make all papers"), "primary", "certificate");
        body("</form>");
    });
}

NewBundleView sample_form(base::Texts const& texts)
{
    NewBundleView view{.action = "/papers/kinds/training.certificate/bundles",
                       .csrf = "token",
                       .record = "1",
                       .about = "Bồi dưỡng nhận thức về Đảng khóa I năm 2026 (CTD-2026-01)",
                       .about_url = "/classes/1",
                       .unit = "0000000000001",
                       .units = {{"0000000000001", "Trung tâm chính trị huyện Đan Phượng"}},
                       .left = 84,
                       .at_once = 84,
                       .earlier = {{"/papers/bundles/1", "02/03/2026 09:15 · Lan"}}};
    view.dated_on = {.name = "dated_on", .label = std::string{texts.tr("Day of signing")}, .value = "02/03/2026"};
    return view;
}

void form_usual(web::Html& out) { new_bundle_page(out, sample_form(out.texts())); }
void form_done(web::Html& out)
{
    auto view = sample_form(out.texts());
    view.left = view.at_once = 0;
    new_bundle_page(out, view);
}
void form_without_head(web::Html& out)
{
    auto view = sample_form(out.texts());
    view.unit_name = "Trung tâm chính trị huyện Đan Phượng";
    view.head_missing = true;
    view.head_url = "/papers/offices/1";
    new_bundle_page(out, view);
}
void bundle_full(web::Html& out)
{
    bundle_page(
        out,
        {.pdf_url = "/papers/bundles/1/file?format=pdf",
         .zip_url = "/papers/bundles/1/file?format=zip",
         .details = {{std::string{out.texts().tr("Made")}, "02/03/2026 09:15 · Lan"}},
         .lines = {{"/papers/1", "Nguyễn Văn An, Bồi dưỡng nhận thức về Đảng khóa I năm 2026", ""},
                   {"/papers/2", "Nguyễn Thị Phương Thảo Nguyên Khánh Huyền, Bồi dưỡng nhận thức về Đảng", "", true}}});
}

constexpr web::Sample samples[] = {{"paper-bundle-new", form_usual},
                                   {"paper-bundle-no-head", form_without_head},
                                   {"paper-bundle-none-left", form_done},
                                   {"paper-bundle-full", bundle_full}};

}   // namespace

void new_bundle_page(web::Html& out, NewBundleView const& view)
{
    auto const& texts = out.texts();
    out("<p class='lead'>").tr("About:")(" <a").url("href", view.about_url)(">").text(view.about)("</a></p>");
    if (view.units.size() > 1) {
        out("<form method='get' class='card card-body mb-3'").url("action", view.action + "/new")(">");
        out("<input type='hidden' name='record'").attribute("value", view.record)(">");
        web::choice_field(
            out, {.name = "unit", .label = std::string{texts.tr("Office that signs")}, .value = view.unit}, view.units);
        web::send_button(out, texts.tr("Choose"), "");
        out("</form>");
    }
    out("<div class='row row-cards'><div class='col-lg-7'>");
    if (view.head_missing && view.left > 0)
        head_first(out, {view.unit_name, view.head_url, view.problems});
    else
        making_form(out, view);
    out("</div><div class='col-lg-5'>");
    if (!view.earlier.empty())
        web::card(out, texts.tr("Made already"), [&](web::Html& body) {
            for (auto const& one : view.earlier)
                body("<div class='py-1'><a").url("href", one.url)(">").text(one.text)("</a></div>");
        });
    out("</div></div>");
}

void bundle_page(web::Html& out, BundleView const& view)
{
    auto const& texts = out.texts();
    web::card(out, texts.tr("Papers made together"), [&](web::Html& body) {
        web::details(body, view.details);
        body("<div class='btn-list mt-3'>");
        if (!view.pdf_url.empty())
            web::link_button(body, view.pdf_url, texts.tr("All pages to print (PDF)"), "primary", "file-download");
        web::link_button(body, view.zip_url, texts.tr("All Word files (ZIP)"), view.pdf_url.empty() ? "primary" : "",
                         "file-download");
        body("</div>");
        if (view.pdf_url.empty())
            body("<p class='text-secondary mt-2 mb-0'>")
                .tr("A PDF of your own template is made in Word: File, Save as, PDF.")("</p>");
    });
    out("<div class='card mt-3'><div class='table-responsive' tabindex='0'><table class='table table-vcenter "
        "card-table'><thead><tr><th scope='col'>");
    out.tr("Paper")("</th><th scope='col'>").tr("Number and symbol")("</th><th scope='col'>").tr("State");
    out("</th></tr></thead><tbody>");
    for (auto const& line : view.lines) {
        out("<tr><td><a").url("href", line.url)(">").text(line.title)("</a></td><td>").text(line.number)("</td><td>");
        if (line.voided) web::badge(out, texts.tr("Void"), "bad");
        out("</td></tr>");
    }
    out("</tbody></table></div></div>");
}

std::span<web::Sample const> bundle_samples() { return samples; }

}   // namespace papers
