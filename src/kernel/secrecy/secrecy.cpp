#include "kernel/secrecy/secrecy.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

namespace secrecy {
namespace {

constexpr std::string_view word = "MẬT";
constexpr std::string_view all_marks[] = {word, "TỐI MẬT", "TUYỆT MẬT"};
/// Honey and molasses.
constexpr std::string_view harmless[] = {" ONG", " MÍA"};
/// How files with the contents of dossiers are called.
constexpr std::string_view dossiers[] = {
    "lý lịch đảng viên", "lý lịch của người xin vào Đảng", "lý lịch người xin", "thẩm tra lý lịch",
    "hồ sơ đảng viên",   "bảo vệ chính trị nội bộ",        "tiểu sử chính trị"};

bool is_letter(unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; }

/// Where `what` stands as words of its own, from `from` on; npos when nowhere.
std::size_t stands_at(std::string_view text, std::string_view what, std::size_t from = 0)
{
    for (auto at = text.find(what, from); at != std::string_view::npos; at = text.find(what, at + 1)) {
        auto const after = at + what.size();
        if ((at == 0 || !is_letter(static_cast<unsigned char>(text[at - 1]))) &&
            (after == text.size() || !is_letter(static_cast<unsigned char>(text[after]))))
            return at;
    }
    return std::string_view::npos;
}

bool is_of_a_number(std::string_view text, std::size_t at)
{
    auto const joins = [](char c) { return c == '-' || c == '/'; };
    auto const after = at + word.size();
    return (at > 0 && joins(text[at - 1])) || (after < text.size() && joins(text[after]));
}

bool alone_on_a_line(std::string_view text)
{
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = base::clean(text.substr(0, end));
        std::erase_if(line, [](unsigned char c) { return std::ispunct(c) != 0; });
        if (base::clean(line) == word) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

}   // namespace

std::span<std::string_view const> marks() { return all_marks; }

std::string mark_in(std::string_view sent)
{
    if (sent.find('M') == std::string_view::npos) return {};
    auto const text = base::nfc(sent);
    if (text.find(word) == std::string::npos) return {};
    for (auto const mark : marks().subspan(1))
        if (stands_at(text, mark) != std::string_view::npos) return std::string{mark};
    for (auto at = stands_at(text, word); at != std::string_view::npos; at = stands_at(text, word, at + 1))
        if (is_of_a_number(text, at)) return std::string{word};
    return alone_on_a_line(text) ? std::string{word} : std::string{};
}

bool has_word(std::string_view text) { return stands_at(base::nfc(text), word) != std::string_view::npos; }

std::optional<base::Problem> unfit_text(std::string_view text)
{
    auto mark = mark_in(text);
    if (mark.empty()) return std::nullopt;
    return base::Problem{"", "secrecy.marked", std::move(mark)};
}

std::optional<base::Problem> unfit_file_name(std::string_view sent)
{
    auto const composed = base::nfc(sent);
    std::string_view const name = composed;
    for (auto at = stands_at(name, word); at != std::string_view::npos; at = stands_at(name, word, at + 1)) {
        auto const after = name.substr(at + word.size());
        if (std::none_of(std::begin(harmless), std::end(harmless),
                         [&](std::string_view one) { return after.starts_with(one); }))
            return base::Problem{"", "secrecy.marked", std::string{word}};
    }
    std::string words{name};
    std::replace_if(
        words.begin(), words.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; }, ' ');
    auto const plain = base::fold(words);
    for (auto const dossier : dossiers)
        if (plain.find(base::fold(dossier)) != std::string::npos) return base::Problem{"", "secrecy.dossier"};
    return std::nullopt;
}

}   // namespace secrecy
