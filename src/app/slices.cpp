#include "app/slices.hpp"

#include "app/home/slice.hpp"
#include "app/search/slice.hpp"
#include "kernel/accounts/slice.hpp"
#include "kernel/imports/slice.hpp"
#include "kernel/journeys/slice.hpp"
#include "kernel/ledger/slice.hpp"
#include "kernel/lists/slice.hpp"
#include "kernel/merging/slice.hpp"
#include "kernel/notices/slice.hpp"
#include "kernel/papers/slice.hpp"
#include "kernel/rulebook/slice.hpp"
#include "kernel/seals/slice.hpp"
#include "kernel/secrecy/slice.hpp"
#include "kernel/styles/slice.hpp"
#include "registers/committees/slice.hpp"
#include "registers/enterprises/slice.hpp"
#include "registers/grassroots/slice.hpp"
#include "registers/memberships/slice.hpp"
#include "registers/organisations/slice.hpp"
#include "registers/people/slice.hpp"
#include "registers/reorganisations/slice.hpp"
#include "registers/transfers/slice.hpp"
#include "reports/slice.hpp"
#include "work/admissions/slice.hpp"
#include "work/contacts/slice.hpp"
#include "work/foundings/slice.hpp"
#include "work/proposals/slice.hpp"
#include "work/quality/slice.hpp"
#include "work/questionnaires/slice.hpp"
#include "work/surveys/slice.hpp"
#include "work/training/slice.hpp"

namespace app {

std::span<Slice const* const> slices()
{
    static Slice const* const all[] = {
        &rulebook::slice(),      &accounts::slice(),    &secrecy::slice(),         &ledger::slice(),
        &imports::slice(),       &lists::slice(),       &merging::slice(),         &seals::slice(),
        &papers::slice(),        &styles::slice(),      &notices::slice(),         &journeys::slice(),
        &organisations::slice(), &enterprises::slice(), &people::slice(),          &committees::slice(),
        &grassroots::slice(),    &memberships::slice(), &reorganisations::slice(), &transfers::slice(),
        &training::slice(),      &proposals::slice(),   &questionnaires::slice(),  &contacts::slice(),
        &quality::slice(),       &foundings::slice(),   &admissions::slice(),      &surveys::slice(),
        &reports::slice(),       &home::slice(),        &search::slice(),
    };
    return all;
}

}   // namespace app
