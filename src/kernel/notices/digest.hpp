#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/texts.hpp"
#include "kernel/notices/source.hpp"
#include "platform/mail/message.hpp"

namespace notices {

/// What a digest says: a line for each record, never more of it than `Item::outside`. Rule N-5.
struct DigestLine {
    std::string label;   // of the kind
    Item item;
};
/// The mail of a day. `lines` as they come; sorted here, the earliest first; at most 50 are written out.
mail::Mail digest(base::Texts const& texts, std::string_view site_url, std::vector<DigestLine> lines, base::Date today);

/// The mail that carries the code for an address.
mail::Mail code_mail(base::Texts const& texts, std::string_view site_url, std::string_view code);

}   // namespace notices
