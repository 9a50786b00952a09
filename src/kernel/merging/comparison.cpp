#include "kernel/merging/comparison.hpp"

namespace merging {

std::vector<std::string> in_words(base::Texts const& texts, std::vector<std::string_view> const& ids)
{
    std::vector<std::string> words;
    for (auto const id : ids) words.emplace_back(texts.of(id));
    return words;
}

std::string phone_digits(std::string_view phone)
{
    std::string digits;
    for (char const c : phone)
        if (c >= '0' && c <= '9') digits += c;
    if (digits.starts_with("84") && digits.size() > 10) digits.replace(0, 2, "0");
    return digits;
}

}   // namespace merging
