#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/date.hpp"
#include "kernel/command.hpp"
#include "kernel/notices/wishes.hpp"
#include "platform/jobs/repeated.hpp"

namespace app {

/// What a server does beside its requests: when it starts and on each new day it brings open journeys to the rules it
/// was built with, once a day it tells everybody what is due, and it hands mail over. Several servers on one database
/// share it; see docs/decisions/0015-notices-and-mail.md.
class Background {
public:
    /// `at`: when in the day the run begins; empty: not on this server. What `line` points to must outlive this.
    Background(CommandLine const& line, std::function<base::Instant()> clock, std::optional<notices::Clock> at);

private:
    std::optional<jobs::Repeated> journeys_;
    std::optional<jobs::Repeated> notices_;
    std::optional<jobs::Repeated> mail_;
};

}   // namespace app
