#include "work/contacts/slice.hpp"

#include "work/contacts/notices.hpp"
#include "work/contacts/pages.hpp"
#include "work/contacts/store.hpp"

namespace contacts {

Slice const& slice()
{
    static Slice const made{.name = "contacts",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .samples = samples(),
                            .notices = notice_sources(),
                            .statements = statements()};
    return made;
}

}   // namespace contacts
