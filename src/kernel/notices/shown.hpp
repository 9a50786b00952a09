#pragma once

#include <optional>
#include <vector>

#include "kernel/notices/notice.hpp"
#include "kernel/notices/source.hpp"
#include "platform/web/context.hpp"

namespace notices {

/// A notice as its reader sees it now.
struct Shown {
    Notice notice;
    Source const* source = nullptr;   // null: of a kind that the program does not know any more
    std::optional<Item> item = {};    // empty: the reader may not see it any more, or it is gone
    bool done = false;                // what was told of is not due any more

    bool is_unread() const { return !notice.read_at && !done; }
};
std::vector<Shown> shown(web::Context& context, std::vector<Notice> notices);

/// The title of the record, else the name of its kind.
std::string title_of(base::Texts const& texts, Shown const& one);
/// "30 days before", "overdue": why it was told.
std::string reason_of(base::Texts const& texts, Notice const& notice);

}   // namespace notices
