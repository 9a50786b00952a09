#include <algorithm>

#include "base/text.hpp"
#include "kernel/papers/culture.hpp"
#include "registers/organisations/unit.hpp"
#include "reports/output.hpp"

namespace reports {
namespace {

using documents::Culture;

/// The name without the word of its kind: "Huyện Đan Phượng" gives "Đan Phượng".
std::string bare_name(Report const& report)
{
    for (std::string_view const word : {"Thành phố ", "Huyện ", "Thị trấn ", "Phường ", "Xã "})
        if (base::lower(report.unit_name).starts_with(base::lower(word))) return report.unit_name.substr(word.size());
    return report.unit_name;
}

documents::Opening opening_of(Report const& report, base::Date date)
{
    auto const& definition = *report.definition;
    documents::Opening texts{.issuer = base::upper(report.unit_name),
                             .type_code = definition.type_code,
                             .symbol = "",
                             .place = bare_name(report),
                             .date = date,
                             .type_name = definition.type_name,
                             .subject = definition.subject};
    for (auto const& issuer : definition.issuers)
        if (issuer.kind == report.unit_kind) {
            texts.superior = issuer.superior;
            texts.issuer = base::filled(issuer.name, {base::upper(bare_name(report))});
            texts.symbol = issuer.symbol;
        }
    return texts;
}

void put_targets(std::vector<documents::Block>& blocks, Culture const& culture, Report const& report)
{
    std::string reached;
    std::string missed;
    for (auto const& target : report.targets) {
        if (target.year != 0) continue;
        auto& list = target.reached() ? reached : missed;
        list += (list.empty() ? "" : "; ") + within_sentence(target.indicator->name.vi) + " " +
                base::grouped(target.result) + "/" + base::grouped(target.target) + " (" +
                base::percent(target.result, target.target) + ")";
    }
    if (!reached.empty()) blocks.push_back(documents::body(culture, "Chỉ tiêu đạt và vượt: " + reached + "."));
    if (!missed.empty()) blocks.push_back(documents::body(culture, "Chỉ tiêu chưa đạt: " + missed + "."));
}

void put_section(std::vector<documents::Block>& blocks, Culture const& culture, Report const& report,
                 Section const& section)
{
    blocks.push_back(documents::heading(culture, section.title.vi, section.level));
    for (auto const& text : section.text) blocks.push_back(documents::body(culture, filled_text(report, text)));
    if (section.targets) put_targets(blocks, culture, report);
    if (section.own) {
        auto room = documents::body(culture, "(Cơ quan báo cáo bổ sung nội dung phần này.)");
        room.runs.front().italic = true;
        blocks.push_back(room);
    }
}

documents::Section annex(Culture const& culture, Report const& report, int number, std::string const& title,
                         documents::Table table)
{
    documents::Section section{.page = culture.page};
    section.page.orientation = documents::Orientation::landscape;
    section.page.left = section.page.right;
    auto const line = [&](std::string text, bool bold) {
        return documents::Paragraph{.runs = {{std::move(text), bold, !bold}},
                                    .size = culture.body_size,
                                    .align = documents::Align::centre,
                                    .after = bold ? 0.0 : 8.0,
                                    .keep_with_next = true};
    };
    section.blocks.push_back(line("Phụ lục 0" + std::to_string(number), true));
    section.blocks.push_back(line(title, true));
    section.blocks.push_back(line("(Kèm theo báo cáo của " + opening_of(report, {}).issuer + ")", false));
    section.blocks.push_back(std::move(table));
    auto note = documents::body(culture,
                                "Ghi chú: số người đếm mỗi người một lần trong từng ô, nên không cộng dồn theo năm "
                                "hoặc theo đơn vị; số lượt người đếm mỗi lần dự một lớp.");
    note.runs.front().italic = true;
    note.size = culture.table_size;
    section.blocks.push_back(note);
    return section;
}

std::string unit_title(Report const& report)
{
    if (report.question.structure == ledger::Structure::then)
        return "KẾT QUẢ THEO ĐƠN VỊ HÀNH CHÍNH TẠI THỜI ĐIỂM PHÁT SINH";
    if (report.question.structure == ledger::Structure::now) return "KẾT QUẢ THEO ĐƠN VỊ HÀNH CHÍNH HIỆN NAY";
    return "KẾT QUẢ THEO ĐƠN VỊ HÀNH CHÍNH TẠI NGÀY " + base::vietnamese(report.question.structure_day);
}

std::string years_title(Report const& report)
{
    return "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT SỐ " + report.directive->number + " GIAI ĐOẠN " +
           std::to_string(report.years.front()) + "-" + std::to_string(report.years.back());
}

}   // namespace

documents::Document to_document(Report const& report, base::Date date)
{
    auto const& definition = *report.definition;
    auto const& look = papers::culture(definition.culture);
    documents::Document document{.title = definition.name.vi + " " + report.directive->number + ", " + report.unit_name,
                                 .author = opening_of(report, date).issuer,
                                 .date = date,
                                 .page_number_size = look.page_number_size};
    documents::Section main{.page = look.page};
    main.blocks = documents::opening(look, opening_of(report, date));
    for (auto const& section : definition.sections) put_section(main.blocks, look, report, section);
    main.blocks.push_back(documents::closing(look, {.recipients_title = "Nơi nhận:",
                                                    .recipients = definition.recipients,
                                                    .on_behalf_of = definition.on_behalf_of,
                                                    .post = definition.post}));
    document.sections.push_back(std::move(main));
    document.sections.push_back(annex(look, report, 1, years_title(report), year_table(report, look.table_size - 2)));
    document.sections.push_back(annex(look, report, 2, unit_title(report), unit_table(report, look.table_size - 2)));
    return document;
}

documents::Workbook to_workbook(Report const& report, base::Date date)
{
    documents::Workbook book{.title = report.definition->name.vi + " " + report.directive->number,
                             .author = opening_of(report, date).issuer,
                             .date = date};
    auto const period = report.unit_name + ", từ ngày " + base::vietnamese(report.question.period.from) + " đến ngày " +
                        base::vietnamese(last_day(report.question));
    std::vector<std::string> const notes{
        "Số người đếm mỗi người một lần trong từng ô, nên không cộng dồn theo năm hoặc theo đơn vị."};
    documents::Sheet years{.name = "Theo năm",
                           .titles = {years_title(report), period},
                           .table = year_table(report, 11),
                           .notes = notes,
                           .frozen_columns = 3};
    documents::Sheet units{.name = "Theo đơn vị",
                           .titles = {unit_title(report), period},
                           .table = unit_table(report, 11),
                           .notes = notes,
                           .frozen_columns = 2};
    for (auto& width : years.table.widths) width = std::max(width, 8.0);
    for (auto& width : units.table.widths) width = std::max(width, 6.0);
    book.sheets = {std::move(years), std::move(units)};
    return book;
}

}   // namespace reports
