#include "kernel/secrecy/doubtful.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "kernel/rulebook/rulebook.hpp"

namespace secrecy {
namespace {

constexpr std::string_view key = "secrecy.doubtful_words";

/// A word of a sentence; `joined`: nothing but a blank or a dash stands before it.
struct Word {
    std::string_view text;
    bool joined = false;
};

bool is_ascii_letter(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

/// Bytes of the letter at the front; 0 when it is none. Keys hold small letters and their marks, of two bytes at most.
std::size_t letter_bytes(std::string_view text)
{
    auto const first = static_cast<unsigned char>(text.front());
    if (is_ascii_letter(first)) return 1;
    return first >= 0xC3 && first <= 0xCD && text.size() > 1 ? 2 : 0;
}

/// The words of an accent key.
std::vector<Word> words_of(std::string_view text)
{
    std::vector<Word> words;
    bool joined = false;
    while (!text.empty()) {
        std::size_t length = 0;
        while (length < text.size()) {
            auto const bytes = letter_bytes(text.substr(length));
            if (bytes == 0) break;
            length += bytes;
        }
        if (length > 0) {
            words.push_back({text.substr(0, length), joined});
            joined = true;
            text.remove_prefix(length);
            continue;
        }
        if (std::string_view{" -_"}.find(text.front()) == std::string_view::npos) joined = false;
        text.remove_prefix(1);
    }
    return words;
}

/// Words to be looked for, each as it is written and without accents. Commas between them count for blanks.
struct Phrase {
    struct Syllable {
        std::string accented, plain;
    };
    std::vector<Syllable> syllables;

    explicit Phrase(std::string_view written)
    {
        auto const accented = base::accent_key(written);
        for (auto const& word : words_of(accented))
            syllables.push_back({std::string{word.text}, base::fold(word.text)});
    }
    bool stands_at(std::vector<Word> const& words, std::size_t at) const
    {
        if (words.size() - at < syllables.size()) return false;
        for (std::size_t i = 0; i < syllables.size(); ++i) {
            auto const& word = words[at + i];
            if (word.text != syllables[i].accented && word.text != syllables[i].plain) return false;
        }
        return true;
    }
    bool is_joined(std::vector<Word> const& words, std::size_t at) const
    {
        for (std::size_t i = 1; i < syllables.size(); ++i)
            if (!words[at + i].joined) return false;
        return true;
    }
};

struct Doubtful {
    std::string words;
    Phrase phrase;
    std::vector<Phrase> exceptions = {};
};

std::vector<Phrase> phrases_of(std::string_view list)
{
    std::vector<Phrase> phrases;
    while (!list.empty()) {
        auto const end = std::min(list.find(';'), list.size());
        phrases.push_back(Phrase{list.substr(0, end)});
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return phrases;
}

std::vector<Doubtful> doubtful_of(rulebook::Table const& table)
{
    std::vector<Doubtful> all;
    for (auto const& row : table.rows) {
        std::string words{row.text("words")};
        Phrase phrase{words};
        all.push_back({std::move(words), std::move(phrase), phrases_of(row.maybe_text("except").value_or(""))});
    }
    return all;
}

/// The list of that day; null when there is none. All are read once.
std::vector<Doubtful> const* list_on(base::Date day)
{
    auto const history = rulebook::embedded().history(key);
    static auto const lists = [&] {
        std::vector<std::vector<Doubtful>> all;
        for (auto const& value : history) all.push_back(doubtful_of(std::get<rulebook::Table>(value.value)));
        return all;
    }();
    auto const* value = rulebook::embedded().find(key, day);
    return value == nullptr ? nullptr : &lists[static_cast<std::size_t>(value - history.data())];
}

/// Whether one of the exceptions covers the words of `one` at that place.
bool is_excepted(Doubtful const& one, std::vector<Word> const& words, std::size_t at)
{
    auto const end = at + one.phrase.syllables.size();
    return std::any_of(one.exceptions.begin(), one.exceptions.end(), [&](Phrase const& exception) {
        auto const size = exception.syllables.size();
        for (std::size_t from = end > size ? end - size : 0; from <= at; ++from)
            if (from + size >= end && exception.stands_at(words, from)) return true;
        return false;
    });
}

bool stands_in(Doubtful const& one, std::vector<Word> const& words)
{
    for (std::size_t at = 0; at < words.size(); ++at)
        if (one.phrase.stands_at(words, at) && one.phrase.is_joined(words, at) && !is_excepted(one, words, at))
            return true;
    return false;
}

enum class LineEnds : std::uint8_t { sentences, blanks };

/// The first sentence, up to a full stop with a blank behind it or, where that ends sentences, a line's end; it is
/// taken off the text.
std::string_view next_sentence(std::string_view& text, LineEnds line_ends)
{
    std::size_t end = 0;
    while (end < text.size()) {
        char const c = text[end++];
        bool const at_end = end == text.size() || text[end] == ' ' || text[end] == '\n' || text[end] == '\r';
        if ((c == '.' || c == '!' || c == '?') && at_end) break;
        if (c == '\n' && line_ends == LineEnds::sentences) break;
    }
    auto const sentence = text.substr(0, end);
    text.remove_prefix(end);
    return sentence;
}

std::optional<web::DoubtfulWords> found_in(std::string_view text, std::vector<Doubtful> const& all, LineEnds line_ends)
{
    while (!text.empty()) {
        auto const sentence = next_sentence(text, line_ends);
        auto const written = base::accent_key(sentence);
        auto const words = words_of(written);
        for (auto const& one : all)
            if (stands_in(one, words)) return web::DoubtfulWords{one.words, base::clean(sentence)};
    }
    return std::nullopt;
}

}   // namespace

std::optional<web::DoubtfulWords> doubtful_words(std::string_view text, base::Date today)
{
    auto const* list = list_on(today);
    if (list == nullptr || text.find_first_of(" -_\n") == std::string_view::npos) return std::nullopt;
    auto const& all = *list;
    // a text that was copied out of a paper has its lines broken anywhere
    if (auto found = found_in(text, all, LineEnds::sentences)) return found;
    if (text.find('\n') == std::string_view::npos) return std::nullopt;
    return found_in(text, all, LineEnds::blanks);
}

}   // namespace secrecy
