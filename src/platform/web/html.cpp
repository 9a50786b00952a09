#include "platform/web/html.hpp"

#include <array>

namespace web {
namespace {

/// What a byte of text becomes in a page; empty: itself. Control characters other than blanks are not allowed in HTML.
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";
constexpr auto escapes = [] {
    std::array<std::string_view, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = replacement_character;
    table['\t'] = table['\n'] = table['\r'] = {};
    table[0x7F] = replacement_character;
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['"'] = "&quot;";
    table['\''] = "&#39;";
    return table;
}();

void append_escaped(std::string& out, std::string_view value)
{
    std::size_t written = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        auto const escape = escapes[static_cast<unsigned char>(value[i])];
        if (escape.empty()) continue;
        out.append(value, written, i - written);
        out.append(escape);
        written = i + 1;
    }
    out.append(value, written);
}

/// A path of our own ("/x", "?y", "#z"), http(s) or mailto. "//host" is another site under our scheme, and browsers
/// read "\" like "/".
bool is_safe_address(std::string_view address)
{
    for (auto const* scheme : {"https://", "http://", "mailto:"})
        if (address.starts_with(scheme)) return true;
    if (address.empty()) return false;
    if (address.front() == '?' || address.front() == '#') return true;
    return address.front() == '/' && (address.size() == 1 || (address[1] != '/' && address[1] != '\\'));
}

}   // namespace

Html& Html::text(std::string_view value)
{
    append_escaped(out_, value);
    return *this;
}

Html& Html::attribute(Literal name, std::string_view value)
{
    out_.append(" ").append(name.view()).append("=\"");
    append_escaped(out_, value);
    out_.append("\"");
    return *this;
}

Html& Html::flag(Literal name, bool on)
{
    if (on) out_.append(" ").append(name.view());
    return *this;
}

Html& Html::url(Literal name, std::string_view address)
{
    return attribute(name, is_safe_address(address) ? address : "#");
}

}   // namespace web
