#include "platform/documents/pdf_language.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace documents {
namespace {

/// The whole number that follows the last `key` at or after `from`.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key, std::size_t from = 0)
{
    auto const at = text.rfind(key);
    if (at == std::string_view::npos || at < from) return std::nullopt;
    auto const* first = text.data() + at + key.size();
    auto const* const last = text.data() + text.size();
    while (first != last && (*first == ' ' || *first == '\n' || *first == '\r')) ++first;
    std::size_t value = 0;
    if (std::from_chars(first, last, value).ec != std::errc{}) return std::nullopt;
    return value;
}

}   // namespace

std::string with_language(std::string pdf, std::string_view language)
{
    auto const trailer = pdf.rfind("trailer");
    auto const table = number_after(pdf, "startxref");
    if (trailer == std::string::npos || !table) return pdf;
    auto const root = number_after(pdf, "/Root", trailer);
    auto const size = number_after(pdf, "/Size", trailer);
    auto const info = number_after(pdf, "/Info", trailer);
    if (!root || !size) return pdf;

    auto const head = fmt::format("\n{} 0 obj\n", *root);
    auto const begin = pdf.rfind(head);
    auto const end = begin == std::string::npos ? begin : pdf.find("endobj", begin);
    auto const open = begin == std::string::npos ? begin : pdf.find("<<", begin);
    if (end == std::string::npos || open == std::string::npos || open > end) return pdf;

    auto const rest = pdf.substr(open + 2, end - open - 2);
    auto const at = pdf.size();
    pdf += fmt::format("{} 0 obj\n<< /Lang ({}) /ViewerPreferences << /DisplayDocTitle true >>{}endobj\n", *root,
                       language, rest);
    auto const new_table = pdf.size();
    pdf += fmt::format(
        "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R{} /Prev {} >>\nstartxref\n{}\n%%EOF\n", *root,
        at, *size, *root, info ? fmt::format(" /Info {} 0 R", *info) : "", *table, new_table);
    return pdf;
}

}   // namespace documents
