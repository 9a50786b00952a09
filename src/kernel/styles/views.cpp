#include "kernel/styles/views.hpp"

namespace styles {
namespace {

void check_form(web::Html& out, CheckView const& view)
{
    web::card(out, out.texts().tr("Check a document"), [&](web::Html& body) {
        body("<p>").tr(
            "Choose a Word file. What does not follow Decree 30/2020 or Guidance 36-HD/VPTW is told with its place and "
            "source. Nothing of the file is kept.");
        body("</p><form method='post' enctype='multipart/form-data' action='/papers/check'>");
        web::csrf(body, view.csrf);
        web::file_field(body, view.file, ".docx", false);
        web::choice_field(body, view.culture, view.cultures);
        web::send_button(body, body.texts().tr("Check the style"), "primary", "file-text");
        body("</form>");
    });
}

void line_row(web::Html& out, FindingLine const& line)
{
    out("<tr><td>");
    if (line.weight == Weight::fault)
        web::badge(out, out.texts().tr("Fault"), "bad");
    else
        web::badge(out, out.texts().tr("Remark"), "warning");
    out(" ").text(line.part);
    if (!line.where.empty()) out("<div class='text-secondary small text-break'>“").text(line.where)("”</div>");
    if (line.times > 1)
        out("<div class='text-secondary small'>").tr("in {0} places", {out.texts().number(line.times)})("</div>");
    out("</td><td>").text(line.found)("</td><td>").text(line.expected);
    out("<div class='text-secondary small'>").text(line.source)("</div></td></tr>");
}

void findings(web::Html& out, CheckView const& view)
{
    web::card(out, view.summary, [&](web::Html& body) {
        body("<p class='text-break'>").text(view.file_name)(" · ").text(view.judged_by)("</p>");
        if (view.lines.empty()) return;
        body(
            "<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr><th "
            "scope='col'>");
        body.tr("Part")("</th><th scope='col'>").tr("As it is")("</th><th scope='col'>").tr("As it should be");
        body("</th></tr></thead><tbody>");
        for (auto const& line : view.lines) line_row(body, line);
        body("</tbody></table></div><p class='text-secondary mt-3 mb-0'>");
        body.tr("A remark is a rule whose wording or reach is not sure, or a habit; decide yourself.")("</p>");
    });
}

CheckView sample_view(base::Texts const& texts)
{
    return {.csrf = "token",
            .file = {.name = "file", .label = std::string{texts.tr("Word file (.docx)")}},
            .culture = {.name = "culture", .label = std::string{texts.tr("Style")}},
            .cultures = {{"", std::string{texts.tr("found by the document itself")}},
                         {"state", culture_label(texts, "state")},
                         {"party", culture_label(texts, "party")}}};
}

void empty_check(web::Html& out) { check_page(out, sample_view(out.texts())); }

void faulty_check(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = sample_view(texts);
    view.checked = true;
    view.file_name = "Quyet dinh cong nhan cong doan co so Cong ty TNHH May Phung.docx";
    view.judged_by = culture_label(texts, "state");
    Checked const checked{.culture = "state",
                          .findings = {{Weight::fault, "number", Fault::number_colon, "Số 5-QĐ/LĐLĐ", "Số 5-QĐ/LĐLĐ",
                                        "Số: 05/QĐ-LĐLĐ", "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3"},
                                       {Weight::fault, "margin_left", Fault::margin, "", "25", "30–35",
                                        "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.1 đến I.3"},
                                       {Weight::warning, "body", Fault::first_line,
                                        "Căn cứ Điều lệ Công đoàn Việt Nam và các văn bản hướng dẫn thi hành Điều lệ …",
                                        "0", "10 / 12,7", "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6", 12}}};
    view.summary = summary(texts, checked);
    for (auto const& one : checked.findings) view.lines.push_back(line_of(texts, one));
    check_page(out, view);
}

void faultless_check(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = sample_view(texts);
    view.checked = true;
    view.file_name = "bao-cao.docx";
    view.judged_by = culture_label(texts, "party");
    view.summary = summary(texts, {});
    check_page(out, view);
}

constexpr web::Sample all_samples[] = {
    {"style-check-new", empty_check}, {"style-check-faults", faulty_check}, {"style-check-faultless", faultless_check}};

}   // namespace

void check_page(web::Html& out, CheckView const& view)
{
    if (view.checked) {
        findings(out, view);
        out("<div class='mt-3'>");
        check_form(out, view);
        out("</div>");
        return;
    }
    check_form(out, view);
}

std::span<web::Sample const> samples() { return all_samples; }

}   // namespace styles
