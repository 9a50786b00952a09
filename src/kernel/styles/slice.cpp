#include "kernel/styles/slice.hpp"

#include "kernel/styles/commands.hpp"
#include "kernel/styles/pages.hpp"
#include "kernel/styles/views.hpp"

namespace styles {

Slice const& slice()
{
    static Slice const plugged{.name = "styles", .pages = page_routes(), .samples = samples(), .commands = commands()};
    return plugged;
}

}   // namespace styles
