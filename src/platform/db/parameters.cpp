#include "platform/db/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/expect.hpp"

namespace db {

namespace {

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

std::size_t end_of(std::string_view text, std::string_view closing, std::size_t from)
{
    auto const found = text.find(closing, from);
    return found == std::string_view::npos ? text.size() : found + closing.size();
}

/// Where the dollar quote that may start at `at` ends; `at` itself when there is none.
std::size_t end_of_dollar_quote(std::string_view text, std::size_t at)
{
    auto tag_end = at + 1;
    while (tag_end < text.size() && continues_name(text[tag_end])) ++tag_end;
    if (tag_end >= text.size() || text[tag_end] != '$') return at;
    return end_of(text, text.substr(at, tag_end + 1 - at), tag_end + 1);
}

/// Where what starts at `at` and holds no parameters ends; `at` itself when nothing of the kind starts there.
std::size_t end_of_opaque(std::string_view text, std::size_t at)
{
    auto const rest = text.substr(at);
    if (rest.starts_with('\'')) return end_of(text, "'", at + 1);
    if (rest.starts_with('"')) return end_of(text, "\"", at + 1);
    if (rest.starts_with("--")) return end_of(text, "\n", at);
    if (rest.starts_with("/*")) return end_of(text, "*/", at + 2);
    if (rest.starts_with("::")) return at + 2;
    if (rest.starts_with('$')) return end_of_dollar_quote(text, at);
    return at;
}

}   // namespace

Numbered number_parameters(std::string_view text)
{
    Numbered numbered;
    std::size_t at = 0;
    while (at < text.size()) {
        if (auto const end = end_of_opaque(text, at); end > at) {
            numbered.text += text.substr(at, end - at);
            at = end;
        } else if (text[at] == ':' && at + 1 < text.size() && starts_name(text[at + 1])) {
            auto name_end = at + 1;
            while (name_end < text.size() && continues_name(text[name_end])) ++name_end;
            auto const name = text.substr(at + 1, name_end - at - 1);
            auto const known = std::ranges::find(numbered.names, name);
            numbered.text += fmt::format("${}", known - numbered.names.begin() + 1);
            if (known == numbered.names.end()) numbered.names.emplace_back(name);
            at = name_end;
        } else {
            numbered.text += text[at++];
        }
    }
    return numbered;
}

Value const& value_for(std::string_view statement, std::span<std::string const> names, std::size_t index,
                       std::span<Param const> params)
{
    auto const& name = names[index];
    if (index < params.size() && params[index].name == name) return params[index].value;
    auto const found = std::ranges::find(params, name, &Param::name);
    if (found == params.end()) throw base::Bug(fmt::format("{}: the parameter :{} has no value", statement, name));
    return found->value;
}

void expect_known(std::string_view statement, std::span<std::string const> names, std::span<Param const> params)
{
    if (names.size() == params.size()) return;   // with none missing, as many means the same
    for (auto const& param : params)
        if (std::ranges::find(names, param.name) == names.end())
            throw base::Bug(fmt::format("{}: there is no parameter :{}", statement, param.name));
    throw base::Bug(fmt::format("{}: a parameter is missing or given twice", statement));
}

}   // namespace db
