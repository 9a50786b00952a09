#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mail {

enum class Security : std::uint8_t { tls, plain };

/// How mail leaves this installation; on the shelf of web::Services.
struct Setting {
    std::string url = {};   // "smtp://mail.example.vn:587", "smtps://…"; "" = there is no mail
    std::string user = {};
    std::string password = {};
    std::string from = {};   // address
    Security security = Security::tls;
    std::string ca_file = {};    // certificates to trust besides those of the system; "" = none
    std::string site_url = {};   // of the program, for links in mails: "https://donghanh.example.vn"

    bool on() const { return !url.empty(); }
};

/// Refuses: invalid - another protocol than smtp and smtps; no proper sender; no address of the program; no encryption
/// although the mail server is another machine.
base::Result<base::Done> checked(Setting const& setting);

/// Whether a URL of a mail server names this machine: 127.…, ::1, localhost.
bool is_loopback(std::string_view url);

}   // namespace mail
