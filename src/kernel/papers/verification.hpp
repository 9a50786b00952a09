#pragma once

#include "kernel/papers/store.hpp"
#include "kernel/seals/seal.hpp"

namespace papers {

/// What can be said of a seal that somebody holds. Rule PA-9.
struct Verification {
    enum class State : std::uint8_t {
        valid,
        ended,         // voided, or what it certifies was cancelled
        not_in_book,   // genuine, but no such paper is kept here: a paper that was undone
        not_genuine,   // changed, or sealed by nobody here
        unreadable,
    };
    State state = State::unreadable;
    std::optional<base::Date> ended_on = {};
    std::vector<seals::Fact> facts = {};   // only of a genuine seal
};
/// Asks the database only for what a genuine seal names, so nobody can try numbers out.
Verification verify(db::Connection& tx, Registry const& registry, std::string_view seal);

}   // namespace papers
