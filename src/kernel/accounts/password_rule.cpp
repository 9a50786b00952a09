#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "kernel/accounts/account.hpp"

namespace accounts {
namespace {

constexpr std::size_t shortest = 12;
constexpr std::size_t longest = 200;
constexpr std::size_t fewest_different_letters = 5;

/// Beginnings of the passwords that are guessed first, without accents, blanks and marks. A password made of nothing
/// but one or several of these and digits is one of the commonest.
constexpr std::string_view common_parts[] = {
    "password", "passwd",  "matkhau",  "qwertyuiop", "qwerty",    "asdfghjkl", "asdfgh",   "zxcvbnm",  "admin",
    "quantri",  "welcome", "letmein",  "iloveyou",   "anhyeuem",  "emyeuanh",  "vietnam",  "hanoi",    "danphuong",
    "congdoan", "dangbo",  "donghanh", "xinchao",    "login",     "dangnhap",  "abcdef",   "abc",      "user",
    "test",     "root",    "hello",    "monkey",     "dragon",    "sunshine",  "football", "master",   "changeme",
    "secret",   "bimat",   "trade",    "union",      "hochiminh", "saigon",    "thudo",    "1q2w3e4r", "q1w2e3r4",
};

std::string only_letters_and_digits(std::string_view text)
{
    auto folded = base::fold(text);
    std::erase_if(folded, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return folded;
}

/// What is left when common parts and digits are taken away.
std::string without_common(std::string text)
{
    for (auto const part : common_parts)
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

}   // namespace

std::vector<base::Problem> password_problems(std::string_view password, std::string_view sign_in_name,
                                             std::string_view field)
{
    if (password.empty()) return {{field, "required"}};
    auto const length = base::length(password);
    if (length < shortest) return {{field, "password.short"}};
    if (length > longest) return {{field, "password.long"}};
    auto const plain = only_letters_and_digits(password);
    std::set<char> const different(plain.begin(), plain.end());
    if (different.size() < fewest_different_letters || without_common(plain).size() < 2)
        return {{field, "password.common"}};
    auto const name = only_letters_and_digits(sign_in_name);
    if (name.size() >= 3 && plain.find(name) != std::string::npos && plain.size() - name.size() < shortest / 2)
        return {{field, "password.name"}};
    return {};
}

}   // namespace accounts
