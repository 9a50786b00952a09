#include "app/home/slice.hpp"

#include "app/home/pages.hpp"

namespace app::home {

namespace {

constexpr rulebook::Needed rules[] = {{"union.min_members"}};

}   // namespace

Slice const& slice()
{
    static Slice const made{
        .name = "home", .pages = routes(), .navigation = navigation(), .samples = samples(), .rules = rules};
    return made;
}

}   // namespace app::home
