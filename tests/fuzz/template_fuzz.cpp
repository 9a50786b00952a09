// The text of a Word template: the package around it is always whole, so that the fuzzer gets past the archive.
#include <cstdint>
#include <string>

#include "platform/documents/archive.hpp"
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
    return 0;
}
