#include "kernel/papers/verification.hpp"

#include "kernel/seals/store.hpp"

namespace papers {

Verification verify(db::Connection& tx, Registry const& registry, std::string_view seal)
{
    using State = Verification::State;
    auto const opened = seals::opened(seal);
    if (!opened) return {.state = State::unreadable};
    auto const key = seals::find_key(tx, opened->key);
    if (!key || !seals::is_genuine(*opened, key->bytes)) return {.state = State::not_genuine};
    Verification found{.state = State::valid, .facts = opened->facts};
    auto const paper = find_paper(tx, PaperId{opened->paper});
    if (!paper) {
        found.state = State::not_in_book;
        return found;
    }
    auto const* source = registry.find(paper->kind);
    auto const ended = source != nullptr && source->ended != nullptr
                           ? source->ended(tx, paper->record, opened->fact(seals::Tag::number))
                           : std::nullopt;
    if (!paper->voided_at && !ended) return found;
    found.state = State::ended;
    found.ended_on = paper->voided_at ? std::optional{base::civil_day(*paper->voided_at)} : ended->on;
    return found;
}

}   // namespace papers
