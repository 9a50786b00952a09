#include "kernel/imports/slice.hpp"

#include "kernel/imports/commands.hpp"
#include "kernel/imports/pages.hpp"
#include "kernel/imports/store.hpp"
#include "kernel/imports/views.hpp"

namespace imports {
namespace {

constexpr web::NavItem navigation[]{{"Imports", "/imports", "upload", run_imports, 70}};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "imports",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .commands = commands(),
                            .statements = statements()};
    return made;
}

}   // namespace imports
