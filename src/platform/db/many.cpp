#include "platform/db/many.hpp"

#include "base/expect.hpp"

namespace db {
namespace {

constexpr ManyText place_names = with_many("");

/// "v00", "v01", …: views into the text of an empty statement.
std::string_view place_name(std::size_t index)
{
    constexpr std::size_t first = 2, step = 6;   // "(:v00, :v01"
    return place_names.view().substr(first + index * step, 3);
}

}   // namespace

std::vector<Param> many_params(std::span<Value const> values)
{
    base::expect(values.size() <= keys_at_once, "more keys than the statement has places");
    std::vector<Param> params;
    params.reserve(keys_at_once);
    for (std::size_t i = 0; i < keys_at_once; ++i)
        params.push_back({place_name(i), i < values.size() ? values[i] : Value{}});
    return params;
}

std::int64_t change_many(Connection& tx, Sql const& sql, std::span<Value const> values)
{
    std::int64_t changed = 0;
    for (std::size_t from = 0; from < values.size(); from += keys_at_once) {
        auto const params = many_params(values.subspan(from, std::min(keys_at_once, values.size() - from)));
        changed += tx.change(sql, std::span{params});
    }
    return changed;
}

}   // namespace db
