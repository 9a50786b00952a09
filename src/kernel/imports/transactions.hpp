#pragma once

#include <memory>

#include "kernel/imports/run.hpp"

namespace imports {

inline constexpr db::Sql chunk_savepoint{"imports.savepoint", "SAVEPOINT import_chunk_begin"};
inline constexpr db::Sql rollback_chunk{"imports.rollback_to", "ROLLBACK TO SAVEPOINT import_chunk_begin"};
inline constexpr db::Sql release_chunk{"imports.release", "RELEASE SAVEPOINT import_chunk_begin"};

/// The transactions of an import: one a chunk, or, for a preview, one for all with a savepoint a chunk.
class Transactions {
public:
    explicit Transactions(Running const& running) : running_(&running)
    {
        if (running.trial == Trial::yes) whole_ = running.database.begin(db::Access::write);
    }
    template <class Action>
    void within(Action action)
    {
        if (!whole_) {
            auto transaction = running_->database.begin(db::Access::write);
            action(**transaction);
            transaction->commit();
            return;
        }
        auto& tx = **whole_;
        tx.change(chunk_savepoint);
        try {
            action(tx);
        } catch (db::Conflict const&) {
            tx.change(rollback_chunk);
            tx.change(release_chunk);
            throw;
        }
        tx.change(release_chunk);
    }

private:
    Running const* running_;
    std::unique_ptr<db::Transaction> whole_;
};

}   // namespace imports
