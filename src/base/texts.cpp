#include "base/texts.hpp"

#include <cstring>
#include <functional>

namespace base {
namespace {

constexpr std::uint32_t magic = 0x950412de;
constexpr std::size_t header_size = 20;

std::uint32_t word_at(std::string_view mo, std::size_t at)
{
    expect(at <= mo.size() && mo.size() - at >= 4, "a catalogue of texts is cut off");
    std::uint32_t value = 0;
    std::memcpy(&value, mo.data() + at, 4);
    return value;
}

/// The string that entry `index` of the table at `table` points to.
std::string_view string_at(std::string_view mo, std::size_t table, std::size_t index)
{
    auto const size = word_at(mo, table + index * 8);
    auto const start = word_at(mo, table + index * 8 + 4);
    expect(start <= mo.size() && mo.size() - start >= size, "a text of a catalogue lies outside of it");
    return mo.substr(start, size);
}

}   // namespace

Catalogue::Catalogue(Language language, std::string_view mo) : language_(language)
{
    expect(mo.size() >= header_size && word_at(mo, 0) == magic, "this is no catalogue of texts");
    auto const count = word_at(mo, 8);
    expect(count <= mo.size() / 8, "a catalogue of texts promises more than it holds");
    std::size_t size = 16;
    while (size < count * std::size_t{2}) size *= 2;
    slots_.resize(size);
    for (std::size_t i = 0; i < count; ++i) {
        auto const id = string_at(mo, word_at(mo, 12), i);
        auto const text = string_at(mo, word_at(mo, 16), i);
        if (id.empty() || text.empty()) continue;   // the header of the file; a text not yet translated
        auto slot = std::hash<std::string_view>{}(id) & (size - 1);
        while (!slots_[slot].id.empty()) slot = (slot + 1) & (size - 1);
        slots_[slot] = {id, text};
    }
}

std::string_view Catalogue::find(std::string_view id) const
{
    if (id.empty()) return id;
    auto const mask = slots_.size() - 1;
    for (auto slot = std::hash<std::string_view>{}(id)&mask; !slots_[slot].id.empty(); slot = (slot + 1) & mask)
        if (slots_[slot].id == id) return slots_[slot].text;
    return id;
}

std::string Texts::tr(TextId id, std::initializer_list<std::string_view> values) const
{
    return filled(tr(id), values);
}

std::string Texts::problem(Problem const& problem) const { return filled(of(problem.code), {problem.detail}); }

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values)
{
    std::string out;
    out.reserve(pattern.size() + 16);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        bool const is_place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                              pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
        auto const which = is_place ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
        if (which >= values.size()) {
            out += pattern[at];
            continue;
        }
        out += values.begin()[which];
        at += 2;
    }
    return out;
}

}   // namespace base
