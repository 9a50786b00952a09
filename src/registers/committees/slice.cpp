#include "registers/committees/slice.hpp"

#include "registers/committees/pages.hpp"

namespace committees {
namespace {

constexpr rulebook::Needed rules[] = {{"union.term_months"},   {"union.provisional_committee_months"},
                                      {"party.term_months"},   {"cell.term_months_subordinate"},
                                      {"youth.term_months"},   {"women.term_months"},
                                      {"veterans.term_months"}};

}   // namespace

Slice const& slice()
{
    static Slice const made{
        .name = "committees", .pages = page_routes(), .api = api_routes(), .statements = statements(), .rules = rules};
    return made;
}

}   // namespace committees
