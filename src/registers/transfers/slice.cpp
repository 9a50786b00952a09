#include "registers/transfers/slice.hpp"

#include "registers/transfers/notices.hpp"
#include "registers/transfers/pages.hpp"
#include "registers/transfers/store.hpp"

namespace transfers {
namespace {

constexpr rulebook::Needed rules[] = {answer_days};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "transfers",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .samples = samples(),
                            .notices = notice_sources(),
                            .statements = statements(),
                            .rules = rules};
    return made;
}

}   // namespace transfers
