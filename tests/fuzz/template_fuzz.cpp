// The text of a Word template: the package around it is always whole, so that the fuzzer gets past the archive.
#include <cstdint>
#include <string>

#include "platform/documents/archive.hpp"
#include "platform/documents/reading.hpp"
#include "platform/documents/template.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input{reinterpret_cast<char const*>(data), size};
    auto const docx = documents::zipped({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", input}});
    documents::TemplateValues values;
    values.fields = {{"so", "05"}, {"ghi_chu", ""}};
    values.lists["hoc_vien"] = {.fields = {"ho_ten"}, .items = {{{"ho_ten", "Lan"}}, {{"ho_ten", "Minh\n"}}}};
    auto const faults = documents::faults_of(docx, values);
    if (faults && faults->empty()) (void)documents::filled_template(docx, values);
    // the same bytes as what an official document is checked by: its text, its styles
    for (auto const* part : {"word/document.xml", "word/styles.xml"}) {
        documents::Parts parts{
            {"word/document.xml", "<w:document><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"}};
        if (auto* known = documents::find_part(parts, part))
            *known = input;
        else
            parts.emplace_back(part, input);
        (void)documents::read_docx(parts);
    }
    return 0;
}
