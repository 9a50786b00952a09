#include "kernel/accounts/own_transaction.hpp"

namespace accounts {

void in_own_transaction(db::Database& database, std::function<void(db::Connection&)> const& work)
{
    constexpr int max_tries = 4;
    for (int tried = 1;; ++tried) {
        try {
            auto const tx = database.begin(db::Access::write);
            work(**tx);
            tx->commit();
            return;
        } catch (db::Retry const&) {
            if (tried == max_tries) throw;
        }
    }
}

}   // namespace accounts
