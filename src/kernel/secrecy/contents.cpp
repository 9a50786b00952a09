#include "kernel/secrecy/contents.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "kernel/secrecy/secrecy.hpp"
#include "kernel/secrecy/traces.hpp"
#include "platform/documents/template_tree.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace secrecy {
namespace {

using spreadsheets::Go;

constexpr std::size_t pdf_head = 1024;   // readers of PDF look for its sign in so much

base::Problem marked(std::string const& mark, std::string const& where)
{
    return {"", "secrecy.marked_in", mark + " (" + where + ")"};
}

std::optional<base::Problem> marked_cell(spreadsheets::Workbook& workbook, std::size_t sheet)
{
    auto const& name = workbook.sheets()[sheet].name;
    std::optional<base::Problem> found;
    // what breaks off on the way is told by who reads the file for its rows
    (void)workbook.read(sheet, [&](spreadsheets::Row const& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (auto const mark = mark_in_cell(row.cells[i].text); !mark.empty()) {
                found = marked(mark, name + ", " + spreadsheets::column_letters(i) + std::to_string(row.number));
                return Go::stop;
            }
        return Go::on;
    });
    return found;
}

std::optional<base::Problem> marked_beside(spreadsheets::Workbook& workbook)
{
    std::optional<base::Problem> found;
    (void)workbook.read_beside([&](std::string_view text) {
        if (auto const mark = mark_in_cell(text); !mark.empty())
            found = base::Problem{"", "secrecy.marked_beside", mark};
        return found ? Go::stop : Go::on;
    });
    return found;
}

bool may_be_marked(spreadsheets::Workbook& workbook)
{
    Traces traces;
    bool found = false;
    (void)workbook.read_bytes([&](std::string_view bytes) {
        found = traces.in_piece(bytes);
        return found ? Go::stop : Go::on;
    });
    return found;
}

/// The rows are read only where the word can be in them: a list of a million takes little longer for it.
std::optional<base::Problem> marked_in(spreadsheets::Workbook& workbook)
{
    for (auto const& sheet : workbook.sheets())
        if (auto const mark = mark_in(sheet.name); !mark.empty()) return marked(mark, sheet.name);
    if (auto problem = marked_beside(workbook)) return problem;
    if (!may_be_marked(workbook)) return std::nullopt;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i)
        if (auto problem = marked_cell(workbook, i)) return problem;
    return std::nullopt;
}

std::optional<base::Problem> marked_word_file(std::string_view bytes)
{
    auto const mark = mark_in_word(bytes);
    if (!mark || mark->empty()) return std::nullopt;
    return base::Problem{"", "secrecy.marked", *mark};
}

bool is_pdf(std::string_view bytes) { return bytes.substr(0, pdf_head).find("%PDF-") != std::string_view::npos; }

bool is_package(std::string_view bytes) { return bytes.starts_with("PK"); }

void look_into(pugi::xml_node node, std::string& found)
{
    for (auto const child : node.children()) {
        if (!found.empty()) return;
        if (std::string_view{child.name()} == "w:p") {
            auto const text = base::clean(documents::text_of(child).text);
            auto const all = marks();
            if (std::find(all.begin(), all.end(), base::upper(text)) != all.end())
                found = text;
            else
                found = mark_in(text);
        }
        if (found.empty()) look_into(child, found);
    }
}

}   // namespace

std::optional<base::Problem> unfit_content(std::string_view bytes)
{
    if (is_pdf(bytes)) return base::Problem{"", "secrecy.pdf"};
    auto const workbook = spreadsheets::open_view(bytes, "");
    if (workbook) return marked_in(**workbook);
    return is_package(bytes) ? marked_word_file(bytes) : std::nullopt;
}

std::optional<base::Problem> unfit_file(std::string const& path)
{
    if (auto problem = unfit_file_name(std::filesystem::path{path}.filename().string())) return problem;
    std::string head(pdf_head, '\0');
    std::ifstream input{path, std::ios::binary};
    input.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (is_pdf(head)) return base::Problem{"", "secrecy.pdf"};
    auto const workbook = spreadsheets::open(path);
    return workbook ? marked_in(**workbook) : std::nullopt;
}

base::Result<std::string> mark_in_word(std::string_view docx)
{
    auto const parts = documents::unpacked(docx);
    return parts ? mark_in_word(*parts) : parts.error();
}

base::Result<std::string> mark_in_word(documents::Parts const& docx)
{
    auto const texts = documents::text_parts(docx);
    if (!texts) return texts.error();
    std::string found;
    for (auto const& part : *texts)
        if (found.empty()) look_into(part->tree, found);
    return found;
}

}   // namespace secrecy
