#include "kernel/secrecy/traces.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/secrecy/secrecy.hpp"
#include "platform/spreadsheets/legacy.hpp"

namespace secrecy {
namespace {

using namespace std::string_view_literals;

/// Longer than any spelling below with a letter on each side.
constexpr std::size_t longest_trace = 16;

/// Ậ in each way of writing it behind an M.
constexpr std::string_view spellings[] = {
    "\xE1\xBA\xAC"sv,           // Ậ
    "\xC3\x82\xCC\xA3"sv,       // Â and the dot
    "\xE1\xBA\xA0\xCC\x82"sv,   // Ạ and the hat
    "A\xCC\xA3\xCC\x82"sv,      // A, dot, hat
    "A\xCC\x82\xCC\xA3"sv,      // A, hat, dot
    "\xC3\x8B"sv,               // Ë: TCVN3
    "A\xC3\x84"sv,              // AÄ: VNI
    "\xC3\x82\xC3\xB2"sv,       // Âò: Windows-1258
};
/// The M alone tells: the rest is written as a reference, in another run of the cell, in two bytes a letter, or in
/// bytes of TCVN3, VNI or Windows-1258 that are no Unicode.
constexpr std::string_view unreadable[] = {"&#"sv, "</t></r"sv, "\0"sv, "\x1E"sv, "\xCBT"sv, "A\xC4T"sv, "\xC2\xF2T"sv};

/// The text around a place: of XML between two tags, of a table between signs that may part cells. Empty when it goes
/// on beyond the bytes.
std::optional<std::string_view> text_around(std::string_view bytes, std::size_t at, bool is_xml)
{
    auto const borders = is_xml ? "<>"sv : ",;\t|\"\r\n"sv;
    auto const before = bytes.find_last_of(borders, at);
    auto const behind = bytes.find_first_of(borders, at);
    if (before == std::string_view::npos || behind == std::string_view::npos) return std::nullopt;
    return bytes.substr(before + 1, behind - before - 1);
}

/// Whether the text around is the whole text of a cell: without references, and not one of several runs.
bool is_whole(std::string_view text, std::string_view bytes_behind)
{
    constexpr auto run_ends = "</t></r"sv;
    return text.find('&') == std::string_view::npos && bytes_behind.size() >= run_ends.size() &&
           !bytes_behind.starts_with(run_ends);
}

/// Whether the M at that place may begin a mark.
bool may_begin_a_mark(std::string_view bytes, std::size_t at, bool is_xml)
{
    auto const rest = bytes.substr(at + 1);
    for (auto const one : unreadable)
        if (rest.starts_with(one)) return true;
    for (auto const one : spellings) {
        if (!rest.starts_with(one)) continue;
        auto const after = rest.substr(one.size());
        if (after.starts_with('<') || after.starts_with("&#")) return true;
        if (!after.starts_with('T')) continue;
        auto const text = text_around(bytes, at, is_xml);
        if (!text) return true;
        auto const behind = bytes.substr(static_cast<std::size_t>(text->data() - bytes.data()) + text->size());
        return (is_xml && !is_whole(*text, behind)) || !mark_in_cell(*text).empty();
    }
    return false;
}

bool has_trace(std::string_view bytes, bool is_xml)
{
    for (auto at = bytes.find('M'); at != std::string_view::npos; at = bytes.find('M', at + 1))
        if (may_begin_a_mark(bytes, at, is_xml)) return true;
    return false;
}

bool is_spelled_in(std::string_view text)
{
    for (auto at = text.find('M'); at != std::string_view::npos; at = text.find('M', at + 1))
        for (auto const one : spellings)
            if (text.substr(at + 1).starts_with(one) && text.substr(at + 1 + one.size()).starts_with('T')) return true;
    return false;
}

/// Fonts of capitals showed the letters of lower case: where the plain ones are capitals, all are.
bool in_capitals(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}   // namespace

bool Traces::in_piece(std::string_view bytes)
{
    if (!is_xml_) is_xml_ = bytes.starts_with('<') || bytes.starts_with("\xEF\xBB\xBF<");
    bool const goes_on = !tail_.empty();
    tail_.append(bytes.substr(0, longest_trace));
    if ((goes_on && has_trace(tail_, *is_xml_)) || has_trace(bytes, *is_xml_)) return true;
    if (bytes.size() > longest_trace) tail_ = bytes.substr(bytes.size() - longest_trace);
    if (tail_.size() > longest_trace) tail_.erase(0, tail_.size() - longest_trace);
    return false;
}

std::string mark_in_cell(std::string_view text)
{
    if (!is_spelled_in(text)) return {};
    if (auto mark = mark_in(text); !mark.empty()) return mark;
    using spreadsheets::Legacy;
    for (auto const legacy : {Legacy::tcvn3, Legacy::vni, Legacy::windows1258}) {
        auto const read = spreadsheets::to_unicode(legacy, text);
        if (auto mark = mark_in(in_capitals(text) ? base::upper(base::nfc(read)) : read); !mark.empty()) return mark;
    }
    return {};
}

}   // namespace secrecy
