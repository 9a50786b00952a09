#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/statements.hpp"
#include "platform/web/csrf.hpp"

namespace accounts {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::string_view token_mark = "dh_";   // so that a token found somewhere can be told for what it is

constexpr db::Sql insert_token{"accounts.insert_token", R"sql(
    INSERT INTO api_token (id, token_hash, user_id, name, created_at, created_by, ends_at)
    VALUES (:id, :hash, :user, :name, :created_at, :by, :ends_at))sql"};
constexpr db::Sql select_tokens{"accounts.select_tokens", R"sql(
    SELECT id, user_id, name, created_at, ends_at, revoked_at FROM api_token WHERE user_id = :user
    ORDER BY id DESC)sql"};
constexpr db::Sql update_token_revoked{"accounts.update_token_revoked", R"sql(
    UPDATE api_token SET revoked_at = :at WHERE id = :id AND user_id = :user AND revoked_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {insert_token, select_tokens, update_token_revoked};

}   // namespace

std::string add_token(db::Connection& tx, Token const& token, UserId by)
{
    auto const id = tx.new_id<TokenId>();
    auto secret = std::string{token_mark} + web::random_text(secret_bytes);
    auto const hash = hash_of_secret(secret);
    tx.change(insert_token, {{"id", id},
                             {"hash", db::bytes(hash)},
                             {"user", token.user},
                             {"name", token.name},
                             {"created_at", token.created_at},
                             {"by", by},
                             {"ends_at", token.ends_at}});
    base::JsonWriter json;
    json.begin_object().key("name").text(token.name).key("ends_at").text(base::iso(token.ends_at)).end_object();
    audit(tx, by, token.created_at, {"token_created", "user_account", token.user.value, json.str()});
    return secret;
}

std::vector<Token> list_tokens(db::Connection& tx, UserId user)
{
    std::vector<Token> tokens;
    for (auto const& row : tx.run(select_tokens, {{"user", user}}))
        tokens.push_back({row.id<TokenId>(0), row.id<UserId>(1), row.string(2), row.instant(3), row.instant(4),
                          row.maybe_instant(5)});
    return tokens;
}

bool revoke_token(db::Connection& tx, UserId user, TokenId id, UserId by, base::Instant at)
{
    if (tx.change(update_token_revoked, {{"id", id}, {"user", user}, {"at", at}}) == 0) return false;
    base::JsonWriter json;
    json.begin_object().key("token").text(id.text()).end_object();
    audit(tx, by, at, {"token_revoked", "user_account", user.value, json.str()});
    return true;
}

std::span<db::Sql const> token_statements() { return all_statements; }

}   // namespace accounts
