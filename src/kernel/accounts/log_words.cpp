#include "kernel/accounts/log_words.hpp"

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

}   // namespace accounts
