#include <algorithm>

#include "platform/web/pieces.hpp"

namespace web {

std::string percent_encoded(std::string_view text)
{
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size() + 16);
    for (char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return encoded;
}

std::string with_parameter(std::string_view url, std::string_view name, std::string_view value)
{
    auto const fragment = url.substr(std::min(url.find('#'), url.size()));
    url.remove_suffix(fragment.size());
    auto const question = url.find('?');
    auto const mark = percent_encoded(name) + "=";
    std::string made{url.substr(0, question)};
    char separator = '?';
    bool placed = false;
    auto const add = [&](std::string_view pair) {
        made.append(1, separator).append(pair);
        separator = '&';
    };
    auto rest = question == std::string_view::npos ? std::string_view{} : url.substr(question + 1);
    while (!rest.empty()) {
        auto const end = std::min(rest.find('&'), rest.size());
        auto const pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!pair.starts_with(mark)) {
            if (!pair.empty()) add(pair);
        } else if (!value.empty() && !placed) {
            add(mark + percent_encoded(value));
            placed = true;
        }
    }
    if (!value.empty() && !placed) add(mark + percent_encoded(value));
    return made.append(fragment);
}

}   // namespace web
