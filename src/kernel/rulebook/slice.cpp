#include "kernel/rulebook/slice.hpp"

#include "kernel/rulebook/commands.hpp"

namespace rulebook {

Slice const& slice()
{
    static Slice const plugged{.name = "rulebook", .commands = commands()};
    return plugged;
}

}   // namespace rulebook
