#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.hpp"

/// Mails: what is said, and how it is written for the mail server.
namespace mail {

/// One mail in UTF-8, not encoded. Both bodies say the same.
struct Mail {
    std::string to;
    std::string subject;
    std::string text;
    std::string html;
};

/// An address that can stand in a header as it is: letters of ASCII, one "@", a domain with a dot, at most 254
/// letters; no name, no quotes, no blanks.
bool is_address(std::string_view text);

/// Who sends, and what makes this mail this one.
struct Envelope {
    std::string from;        // address
    std::string from_name;   // UTF-8
    std::int64_t id = 0;     // of the mail, for its Message-ID and its boundary
    base::Instant at = {};
};
/// The whole message (RFC 5322, MIME): lines end in CRLF, everything that is not ASCII is encoded, text and HTML stand
/// side by side. Line breaks in the subject become blanks, so no header can be smuggled in. A Bug when an address is
/// none.
std::string written(Mail const& mail, Envelope const& envelope);

/// "=?UTF-8?B?…?=", several of them, each on a line of its own, where the text is long; no letter is cut.
std::string encoded_word(std::string_view text);
/// Lines of at most 76 letters.
std::string base64_lines(std::string_view bytes);

}   // namespace mail
