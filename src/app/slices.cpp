#include "app/slices.hpp"

#include "kernel/accounts/slice.hpp"
#include "kernel/rulebook/slice.hpp"

namespace app {

std::span<Slice const* const> slices()
{
    static Slice const* const all[] = {
        &rulebook::slice(),
        &accounts::slice(),
    };
    return all;
}

}   // namespace app
