#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "platform/mail/message.hpp"
#include "platform/mail/setting.hpp"

namespace mail {

/// What became of a try. `problem` is a message key, "" = the mail server took it.
struct Attempt {
    std::string_view problem = {};
    std::int64_t reply = 0;   // code of the mail server's last answer; 0 = none
    bool for_good = false;    // trying again is of no use

    bool taken() const { return problem.empty(); }
};
/// Hands one message over. Never throws for what the mail server or the network does.
using Hand = std::function<Attempt(Mail const& mail, Envelope const& envelope)>;

/// By SMTP: encrypted unless the setting says plain, 10 s to connect, 60 s in all, at most 1 MiB. Gives up within a
/// second once `stopped` says so.
Hand smtp_hand(
    Setting const& setting, std::function<bool()> stopped = [] { return false; });

}   // namespace mail
