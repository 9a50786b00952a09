#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"

/// Statements that ask for many keys at once: `… WHERE id IN (:v00, :v01, … :v63)`, the rest of the places null.
namespace db {

inline constexpr std::size_t keys_at_once = 64;

/// Room for the text of one statement, made at compile time; a longer one does not compile.
struct ManyText {
    std::array<char, 3072> text{};
    std::size_t size = 0;

    constexpr std::string_view view() const { return {text.data(), size}; }
    constexpr void add(std::string_view more)
    {
        for (char const c : more) text[size++] = c;
    }
};

/// The parts of a statement, one after the other.
template <class... Parts>
consteval ManyText joined(Parts... parts)
{
    ManyText made;
    (made.add(parts), ...);
    return made;
}

/// `before`(:v00, :v01, …)`after`.
consteval ManyText with_many(std::string_view before, std::string_view after = {})
{
    ManyText made;
    made.add(before);
    made.add("(");
    for (std::size_t i = 0; i < keys_at_once; ++i) {
        std::array<char, 2> const digits{static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
        made.add(i == 0 ? ":v" : ", :v");
        made.add({digits.data(), digits.size()});
    }
    made.add(")");
    made.add(after);
    return made;
}

/// The parameters of `with_many` for a stretch of at most `keys_at_once` values.
std::vector<Param> many_params(std::span<Value const> values);

/// Runs the statement for all values, a stretch at a time, and gives every row to `take`. `more` are its other
/// parameters.
template <class Take>
void for_many(Connection& tx, Sql const& sql, std::span<Value const> values, Take const& take,
              std::initializer_list<Param> more = {})
{
    for (std::size_t from = 0; from < values.size(); from += keys_at_once) {
        auto const stretch = values.subspan(from, std::min(keys_at_once, values.size() - from));
        auto params = many_params(stretch);
        params.insert(params.end(), more.begin(), more.end());
        for (auto const& row : tx.run(sql, std::span{params})) take(row);
    }
}
/// The same for a statement that gives no rows; the number of rows changed.
std::int64_t change_many(Connection& tx, Sql const& sql, std::span<Value const> values);

}   // namespace db
