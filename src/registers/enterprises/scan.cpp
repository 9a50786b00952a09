#include <algorithm>
#include <unordered_map>

#include "registers/enterprises/duplicate.hpp"
#include "registers/enterprises/merging.hpp"
#include "registers/enterprises/row.hpp"

namespace enterprises {
namespace {

constexpr db::Sql select_everyone{"enterprises.scan_everyone", R"sql(
    SELECT id, name, tax_code, legal_type, place_id, street, phone FROM enterprise
    WHERE withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql all_statements[] = {select_everyone};

/// A name that more share is no name of one enterprise: "Cửa hàng xăng dầu".
constexpr std::size_t most_alike = 64;

Enterprise read(db::Row const& row)
{
    Enterprise e{.id = row.id<EnterpriseId>(0),
                 .name = row.string(1),
                 .tax_code = row.maybe_string(2).value_or(""),
                 .legal_type = row.string(3),
                 .place = row.id<UnitId>(4)};
    e.street = row.string(5);
    e.phone = row.string(6);
    return e;
}

}   // namespace

std::vector<merging::Pair> scan(db::Connection& tx, std::function<bool(std::int64_t thousandths)> const& progress)
{
    auto const goes_on = [&](std::int64_t thousandths) { return !progress || progress(thousandths); };
    if (!goes_on(0)) return {};
    std::vector<Enterprise> all;
    for (auto const& row : tx.run(select_everyone)) all.push_back(read(row));
    if (!goes_on(300)) return {};
    // whoever is alike has the same name but for the words of the legal form
    std::unordered_map<std::string, std::vector<std::size_t>> by_core;
    for (std::size_t i = 0; i < all.size(); ++i) by_core[name_core(all[i].name)].push_back(i);
    if (!goes_on(700)) return {};
    std::vector<merging::Pair> pairs;
    for (auto const& [core, same] : by_core) {
        if (same.size() > most_alike) continue;
        for (std::size_t a = 0; a < same.size(); ++a)
            for (std::size_t b = a + 1; b < same.size(); ++b) {
                auto const& older = all[same[a]];
                auto const& newer = all[same[b]];
                if (auto const likeness = compare(older, newer).likeness)
                    pairs.push_back({older.id.value, newer.id.value, *likeness, older.place, newer.place});
            }
    }
    std::ranges::sort(
        pairs, [](auto const& a, auto const& b) { return std::tie(a.first, a.second) < std::tie(b.first, b.second); });
    if (!goes_on(1000)) return {};
    return pairs;
}

std::span<db::Sql const> scan_statements() { return all_statements; }

}   // namespace enterprises
