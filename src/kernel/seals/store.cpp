#include "kernel/seals/store.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"

namespace seals {
namespace {

constexpr std::string_view columns = "SELECT id, name, public_key, made_at, ended_at FROM seal_key ";
constexpr auto all_text = db::joined(columns, "ORDER BY id DESC");
constexpr db::Sql select_all{"seals.select_all", all_text.view()};
constexpr auto named_text = db::joined(columns, "WHERE name = :name");
constexpr db::Sql select_named{"seals.select_named", named_text.view()};

constexpr db::Sql select_seed{"seals.select_seed", "SELECT seed FROM seal_key WHERE standing = 1"};

constexpr db::Sql insert_key{"seals.insert_key", R"sql(
    INSERT INTO seal_key (id, name, public_key, seed, standing, made_at, made_by)
    VALUES (:id, :name, :public_key, :seed, 1, :at, :by)
    ON CONFLICT DO NOTHING)sql"};

constexpr db::Sql end_key{"seals.end_key", R"sql(
    UPDATE seal_key SET standing = NULL, seed = NULL, ended_at = :at, ended_by = :by WHERE standing = 1)sql"};

constexpr db::Sql all_statements[] = {select_all, select_named, select_seed, insert_key, end_key};

PublicKey key_of(db::Row const& row)
{
    return {row.id<KeyId>(0), row.string(1), row.string(2), row.instant(3), row.maybe_instant(4)};
}

std::optional<Key> standing_key(db::Connection& tx)
{
    auto rows = tx.run(select_seed);
    auto const row = rows.first();
    return row ? std::optional{key_from(row->text(0))} : std::nullopt;
}

void add_key(db::Connection& tx, UserId by, base::Instant at)
{
    auto const made = new_key();
    auto const id = tx.new_id<KeyId>();
    // somebody else may have made the first one meanwhile: then that one signs
    if (tx.change(insert_key, {{"id", id},
                               {"name", name_of_key(made.public_key)},
                               {"public_key", db::bytes(made.public_key)},
                               {"seed", db::bytes(made.seed)},
                               {"at", at},
                               {"by", by}}) == 1)
        accounts::audit(tx, by, at, {"created", "seal_key", id.value});
}

}   // namespace

std::vector<PublicKey> list_keys(db::Connection& tx)
{
    std::vector<PublicKey> all;
    for (auto const& row : tx.run(select_all)) all.push_back(key_of(row));
    return all;
}

std::optional<PublicKey> find_key(db::Connection& tx, std::string_view name)
{
    auto rows = tx.run(select_named, {{"name", name}});
    auto const row = rows.first();
    return row ? std::optional{key_of(*row)} : std::nullopt;
}

Key signing_key(db::Connection& tx, UserId by, base::Instant at)
{
    if (auto key = standing_key(tx)) return std::move(*key);
    add_key(tx, by, at);
    auto key = standing_key(tx);
    base::expect(key.has_value(), "a key stands once one was made");
    return std::move(*key);
}

PublicKey replace_key(db::Connection& tx, UserId by, base::Instant at)
{
    auto const before = list_keys(tx);
    if (tx.change(end_key, {{"at", at}, {"by", by}}) == 1)
        accounts::audit(tx, by, at, {"ended", "seal_key", before.front().id.value});
    add_key(tx, by, at);
    return list_keys(tx).front();
}

std::span<db::Sql const> statements() { return all_statements; }

}   // namespace seals
