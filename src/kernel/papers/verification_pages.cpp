#include <algorithm>

#include "kernel/papers/pages.hpp"
#include "kernel/papers/verification.hpp"
#include "kernel/papers/verification_views.hpp"

namespace papers {
namespace {

using State = Verification::State;

std::vector<web::Detail> details_of(base::Texts const& texts, std::vector<seals::Fact> const& facts)
{
    std::vector<web::Detail> details;
    for (auto const& fact : facts)
        for (auto const& tag : seals::tags()) {
            if (tag.tag != fact.tag) continue;
            auto const day = tag.is_day ? base::parse_date(fact.text) : std::nullopt;
            details.push_back({std::string{texts.of(tag.label)}, day ? base::vietnamese(*day) : fact.text});
        }
    return details;
}

void tell(base::Texts const& texts, Verification const& found, VerificationView& view)
{
    view.tone = found.state == State::valid ? "good" : "bad";
    view.icon = found.state == State::valid ? "circle-check" : "alert-circle";
    switch (found.state) {
        case State::valid:
            view.verdict = texts.tr("Genuine and valid");
            view.sentence = texts.tr("Compare what is printed on the paper with what is signed:");
            return;
        case State::ended:
            view.verdict = found.ended_on ? texts.tr("Void since {0}", {base::vietnamese(*found.ended_on)})
                                          : std::string{texts.tr("Void")};
            view.sentence = texts.tr("The paper is genuine, but it holds no more.");
            return;
        case State::not_in_book:
            view.verdict = texts.tr("Not in the book");
            view.sentence = texts.tr("The seal is genuine, but no paper of this number is kept here.");
            return;
        case State::not_genuine:
            view.verdict = texts.tr("Not genuine");
            view.sentence = texts.tr("Nobody here has sealed this, or it was changed since.");
            return;
        case State::unreadable:
            view.verdict = texts.tr("Cannot be read");
            view.sentence = texts.tr("This is no seal, or a part of it is missing. Scan the code again.");
            return;
    }
}

/// GET /v/{seal}: 200 for a genuine seal, whatever its state; 404 else.
web::Response show_verification(web::Request const& request, web::Context& context)
{
    auto const found = verify(context.tx, context.services.shelf.get<Registry>(), request.in_path("seal"));
    VerificationView view{.facts = details_of(context.texts, found.facts), .keys_url = "/seals/keys"};
    tell(context.texts, found, view);
    bool const genuine = found.state != State::not_genuine && found.state != State::unreadable;
    auto answer = web::page(
        context, {.title = std::string{context.texts.tr("Verifying a paper")}},
        [&](web::Html& out) { verification_page(out, view); }, genuine ? 200 : 404);
    answer.header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex, nofollow");
    return answer;
}

constexpr web::Route table[] = {{web::Method::get, "/v/{seal}", web::anyone, show_verification}};

}   // namespace

std::span<web::Route const> verification_page_routes() { return table; }

}   // namespace papers
