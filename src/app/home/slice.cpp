#include "app/home/slice.hpp"

#include "app/home/pages.hpp"

namespace app::home {

Slice const& slice()
{
    static Slice const made{.name = "home", .pages = routes(), .navigation = navigation(), .samples = samples()};
    return made;
}

}   // namespace app::home
