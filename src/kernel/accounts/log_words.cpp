#include "kernel/accounts/log_words.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "kernel/accounts/roles.hpp"

namespace accounts {
namespace {

std::string text_under(base::Texts const& texts, std::string_view prefix, std::string_view word)
{
    auto const id = std::string{prefix} + std::string{word};
    auto const found = texts.of(id);
    return found == id ? std::string{word} : std::string{found};
}

}   // namespace

std::string action_text(base::Texts const& texts, std::string_view action)
{
    return text_under(texts, "audit.action.", action);
}

std::string record_text(base::Texts const& texts, std::string_view record_kind)
{
    return text_under(texts, "audit.record.", record_kind);
}

namespace {

/// A day as one reads it; the end of what has no end is none.
std::string as_read(std::string const& word)
{
    if (word.empty()) return "–";
    if (is_veiled(word)) return "•••";
    auto const day = base::parse_date(word);
    if (!day) return word;
    return *day == base::forever ? "–" : base::vietnamese(*day);
}

/// Reads what our own writer wrote; anything else comes out as it is.
class ChangesReader {
public:
    ChangesReader(base::Texts const& texts, std::string_view json) : texts_(&texts), rest_(json) {}

    std::string read()
    {
        std::string out;
        take('{');
        while (!rest_.empty() && rest_.front() != '}') {
            if (!out.empty()) out += " · ";
            auto const field = value();
            out += text_under(*texts_, "audit.field.", field) + ": ";
            take(':');
            auto const said = value();
            auto const* role = field == "role" ? find_role(said) : nullptr;
            out += role != nullptr ? texts_->of(role->name) : said;
            take(',');
        }
        return out;
    }

private:
    void take(char c)
    {
        if (!rest_.empty() && rest_.front() == c) rest_.remove_prefix(1);
    }

    std::string value()
    {
        if (rest_.empty()) return {};
        if (rest_.front() == '"') return quoted();
        if (rest_.front() == '[') return pair();
        auto const end = std::min(rest_.find_first_of(",]}"), rest_.size());
        std::string word{rest_.substr(0, end)};
        rest_.remove_prefix(std::max<std::size_t>(end, 1));
        return word == "null" ? "–" : as_read(word);
    }

    std::string pair()
    {
        take('[');
        std::string out;
        while (!rest_.empty() && rest_.front() != ']') {
            if (!out.empty()) out += " → ";
            out += value();
            take(',');
        }
        take(']');
        return out;
    }

    std::string quoted()
    {
        take('"');
        std::string out;
        while (!rest_.empty() && rest_.front() != '"') {
            if (rest_.front() == '\\') rest_.remove_prefix(1);
            if (rest_.empty()) break;
            out += rest_.front();
            rest_.remove_prefix(1);
        }
        take('"');
        return as_read(out);
    }

    base::Texts const* texts_;
    std::string_view rest_;
};

}   // namespace

std::string changes_text(base::Texts const& texts, std::string_view json) { return ChangesReader{texts, json}.read(); }

}   // namespace accounts
