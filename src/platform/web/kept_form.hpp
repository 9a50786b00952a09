#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/web/response.hpp"
#include "platform/web/send_again.hpp"

/// A form that came after its session had ended goes along through the sign-in page, in hidden fields of that page and
/// nowhere else: the server keeps nothing of it. After the sign-in it is shown, and sent by a click. Rule A-8.
namespace web {

struct KeptForm {
    std::string action;                                        // where it was sent, a path of our own
    std::string form_url;                                      // the page it stood on, a path of our own
    std::vector<std::pair<std::string, std::string>> fields;   // passwords without what was typed
    std::vector<std::string> files = {};                       // fields whose files are to be chosen again
};

/// The form of a request that is no GET, to be carried on. Empty when the browser does not say that it comes from a
/// page of ours, when there is nothing typed, or when it is larger than `most_kept_bytes`.
std::optional<KeptForm> kept_form(Request const& request);
inline constexpr std::size_t most_kept_bytes = 256 * 1024;   // as the form is sent, so that it is taken in once more
inline constexpr std::size_t most_kept_fields = 1000;

/// The same as it came along with the sign-in form; empty when none did.
std::optional<KeptForm> read_kept_form(Request const& request);
/// The hidden fields in which it goes along.
void kept_fields(Html& out, KeptForm const& kept);

/// The page after the sign-in: what was typed, and the button that sends it for the holder of this token.
Response show_kept_form(Context& context, Request const& request, KeptForm const& kept, std::string const& token);

/// Where the form of a request stood, by the browser's word; "/" when it does not tell.
std::string page_of_form(Request const& request);

}   // namespace web
