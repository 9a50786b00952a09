#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/response.hpp"
#include "platform/web/unfit.hpp"

/// A form that was sent and not taken in, as a page from which it is sent once more.
namespace web {

/// Why it was not taken in: something in it is never kept; files without the declaration; doubtful words; the session
/// had ended, and whoever sends it has signed in since; it came from the page of an earlier sign-in.
enum class SentBack : std::uint8_t { refused, undeclared, doubtful, signed_in, stale };

struct SendAgainView {
    SentBack why = SentBack::undeclared;
    std::string action;
    std::string csrf;
    struct Sent {
        std::string name, value;
        std::string words = {};   // doubtful in it, or never kept: it is shown to be changed
    };
    std::vector<Sent> fields;              // in their order
    std::vector<std::string> files = {};   // fields whose files are to be chosen again
    std::vector<DoubtfulWords> found = {};
    std::string refusal = {};    // why it is never kept, a sentence
    std::string form_url = {};   // where the form stands; "" = not known
};

/// What was typed into the form. Passwords are not in it: they are asked for again.
SendAgainView sent_back(Context const& context, Request const& request, SentBack why);
/// Whether a field holds a password, by its name.
bool is_password(std::string_view name);

/// The page with this status, or what htmx puts in the place of the page's content.
Response send_again(Context& context, Request const& request, SendAgainView const& view, int status = 422);
void send_again_page(Html& out, SendAgainView const& view);

std::span<Sample const> send_again_samples();

}   // namespace web
