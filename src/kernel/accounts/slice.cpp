#include "kernel/accounts/slice.hpp"

#include <vector>

#include "kernel/accounts/commands.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/samples.hpp"
#include "kernel/accounts/statements.hpp"

namespace accounts {
namespace {

constexpr web::NavItem navigation[] = {
    {"Accounts", "/users", "user-cog", manage_accounts, 90},
    {"Log of changes", "/audit", "history", view_audit, 91},
};

}   // namespace

std::span<db::Sql const> statements()
{
    static auto const all = [] {
        std::vector<db::Sql> joined;
        for (auto const part : {account_statements(), grant_statements(), session_statements(), token_statements(),
                                gate_statements(), audit_statements()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

Slice const& slice()
{
    static Slice const plugged{.name = "accounts",
                               .pages = page_routes(),
                               .api = api_routes(),
                               .navigation = navigation,
                               .samples = samples(),
                               .commands = commands(),
                               .statements = statements()};
    return plugged;
}

}   // namespace accounts
