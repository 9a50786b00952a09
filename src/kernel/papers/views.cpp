#include "kernel/papers/views.hpp"

namespace papers {
namespace {

void hidden(web::Html& out, web::Literal opening, std::string const& value)
{
    out(opening).attribute("value", value)(">");
}

void fault_table(web::Html& out, KindView const& view)
{
    if (view.faults.empty()) return;
    out("<div class='alert alert-danger' role='alert'>")
        .tr("The template was not kept. Mend this in Word and choose the "
            "file again:");
    out("</div><div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr><th "
        "scope='col'>");
    out.tr("What is wrong")("</th><th scope='col'>").tr("Where")("</th></tr></thead><tbody>");
    for (auto const& fault : view.faults) {
        out("<tr><td>").text(fault.what)("</td><td>").text(fault.where);
        out("<div class='text-secondary small text-break'>").text(fault.text)("</div></td></tr>");
    }
    out("</tbody></table></div>");
}

void preview_card(web::Html& out, KindView const& view)
{
    web::card(out, out.texts().tr("See how it looks"), [&](web::Html& body) {
        body("<form method='get' class='mb-3'").url("action", view.url)(">");
        hidden(body, "<input type='hidden' name='unit'", view.unit);
        web::choice_field(
            body, {.name = "record", .label = std::string{body.texts().tr("Filled from")}, .value = view.record},
            view.records);
        web::send_button(body, body.texts().tr("Choose"), "");
        body("</form><div class='btn-list'>");
        web::link_button(body, view.docx_url, body.texts().tr("Word (.docx)"), "primary", "file-download");
        if (!view.pdf_url.empty()) web::link_button(body, view.pdf_url, "PDF", "", "file-download");
        body("</div>");
        if (view.pdf_url.empty())
            body("<p class='text-secondary mt-2 mb-0'>")
                .tr("A PDF of your own template is made in Word: File, Save as, PDF.")("</p>");
    });
}

void template_card(web::Html& out, KindView const& view)
{
    web::card(out, out.texts().tr("Word template of the office"), [&](web::Html& body) {
        fault_table(body, view);
        body("<p>");
        if (view.own_stands)
            body.tr("{0} uses its own template.", {view.unit_name});
        else
            body.tr("{0} uses our layout, which follows the rules for official papers.", {view.unit_name});
        body("</p>");
        web::link_button(body, view.starting_url, body.texts().tr("Take our layout as a Word template"), "",
                         "file-download");
        if (!view.may_make) return;
        body("<form method='post' enctype='multipart/form-data' class='mt-3'")
            .url("action", view.url + "/templates")(">");
        web::csrf(body, view.csrf);
        web::problems(body, view.problems);
        hidden(body, "<input type='hidden' name='unit'", view.unit);
        web::file_field(body, view.file, ".docx", false);
        web::send_button(body, body.texts().tr("Check and use this template"), "primary", "file-upload");
        body("</form>");
        if (!view.own_stands) return;
        body("<form method='post' class='mt-3'").url("action", view.url + "/templates/end")(">");
        web::csrf(body, view.csrf);
        hidden(body, "<input type='hidden' name='unit'", view.unit);
        web::send_button(body, body.texts().tr("Go back to our layout"), "", "history");
        body("</form>");
    });
}

void versions_card(web::Html& out, KindView const& view)
{
    if (view.versions.empty()) return;
    web::card(out, out.texts().tr("Templates so far"), [&](web::Html& body) {
        for (auto const& one : view.versions) {
            body("<div class='border-bottom py-2'><a").url("href", one.url)(">").text(one.version)("</a> ");
            web::badge(body, one.state, one.tone);
            body("<div class='text-secondary small text-break'>").text(one.file_name)(" · ").text(one.uploaded);
            body("</div></div>");
        }
    });
}

void names_card(web::Html& out, KindView const& view)
{
    web::card(out, out.texts().tr("What a template may name"), [&](web::Html& body) {
        body("<p>").tr(
            "Write the name in double braces where the value is to stand. A table row with names of a list "
            "stands once for each item.");
        body(
            "</p><div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr><th "
            "scope='col'>");
        body.tr("Write in Word")("</th><th scope='col'>").tr("Meaning")("</th><th scope='col'>").tr("Example");
        body("</th></tr></thead><tbody>");
        for (auto const& one : view.names) {
            body("<tr><td><code>")
                .text(one.mark)("</code></td><td>")
                .text(one.label)("</td><td class='text-secondary'>");
            body.text(one.sample)("</td></tr>");
        }
        body("</tbody></table></div><p class='mt-3 mb-0'>");
        body.tr("Only when there is something: {0}. Otherwise: {1}. In capitals: {2}.",
                {"{{nếu ghi_chu}} … {{hết}}", "{{nếu x}} … {{không thì}} … {{hết}}", "{{co_quan|hoa}}"});
        body("</p>");
    });
}

}   // namespace

void kinds_page(web::Html& out, std::vector<KindLine> const& lines)
{
    auto const& texts = out.texts();
    if (lines.empty()) {
        web::empty_state(out, "file-text", texts.tr("No papers for your role"),
                         texts.tr("Papers belong to the records you may see: classes, unions, Party organisations."));
        return;
    }
    out("<div class='card'><div class='table-responsive' tabindex='0'><table class='table table-vcenter "
        "card-table'><thead>"
        "<tr><th scope='col'>")
        .tr("Paper")("</th><th scope='col' class='d-none d-md-table-cell'>")
        .tr("Style")("</th><th scope='col' class='d-none d-md-table-cell'>")
        .tr("Numbers")("</th><th scope='col' class='d-none d-md-table-cell'>")
        .tr("Template")("</th></tr></thead><tbody>");
    for (auto const& line : lines) {
        out("<tr><td><a").url("href", line.url)(">").text(line.name)("</a>");
        out("<div class='d-md-none text-secondary small'>").text(line.culture)(" · ").tr("Numbers")(": ");
        out.text(line.numbering)(" · ").text(line.used)("</div></td><td class='d-none d-md-table-cell'>");
        out.text(line.culture)("</td><td class='d-none d-md-table-cell'>").text(line.numbering);
        out("</td><td class='d-none d-md-table-cell text-nowrap'>");
        web::badge(out, line.used, line.own ? "info" : "");
        out("</td></tr>");
    }
    out("</tbody></table></div></div>");
}

void kind_page(web::Html& out, KindView const& view)
{
    if (view.units.size() > 1) {
        out("<form method='get' class='card card-body mb-3'").url("action", view.url)(">");
        web::choice_field(out, {.name = "unit", .label = std::string{out.texts().tr("Office")}, .value = view.unit},
                          view.units);
        web::send_button(out, out.texts().tr("Choose"), "");
        out("</form>");
    }
    out("<div class='row row-cards'><div class='col-lg-7'>");
    template_card(out, view);
    out("<div class='mt-3'>");
    names_card(out, view);
    out("</div></div><div class='col-lg-5'>");
    preview_card(out, view);
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("This kind of paper"), [&](web::Html& body) { web::details(body, view.details); });
    out("</div><div class='mt-3'>");
    versions_card(out, view);
    out("</div></div></div>");
}

void paper_register(web::Html& out, web::Register const& table, std::vector<PaperLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td class='text-nowrap'><a").url("href", line.url)(">").text(line.number)("</a></td><td>");
            rows.text(line.kind)("<div class='text-secondary small'>")
                .text(line.title)("</div></td><td class='text-nowrap'>");
            rows.text(line.dated_on)("</td><td>");
            if (line.voided) web::badge(rows, rows.texts().tr("Void"), "bad");
            rows("<div class='text-secondary small'>").text(line.reason)("</div></td></tr>");
        }
    });
}

}   // namespace papers
