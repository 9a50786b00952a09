#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/gatekeeper.hpp"
#include "platform/web/limits.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/router.hpp"
#include "platform/web/unfit.hpp"

namespace web {

/// An answer that needs neither sign-in nor transaction: health, metrics, the description of the API. GET only.
struct Fixed {
    std::string path;
    std::function<Response(Request const&)> answer;
};

/// Whether a form that is sent twice is done once; that needs the table sent_form.
enum class FormsAreDone : std::uint8_t { as_often_as_sent, once };

/// What a site is made of. Everything pointed to outlives it.
struct SiteParts {
    db::Database* database = nullptr;
    Gatekeeper* gatekeeper = nullptr;
    Services const* services = nullptr;
    Metrics* metrics = nullptr;   // null: nothing is counted
    std::function<base::Instant()> clock;
    std::vector<std::span<Route const>> routes;
    std::vector<Fixed> fixed = {};
    Limits limits = {};
    base::Language language = base::Language::vi;   // until somebody chooses
    FormsAreDone forms_are_done = FormsAreDone::as_often_as_sent;
    Unfit unfit = {};   // what is never taken in, or only when somebody vouches for it
};

/// The request loop: from a request as it came to the answer as it goes out. One transaction per request; see
/// docs/decisions/0005-one-transaction-per-request.md. Safe from several threads.
class Site {
public:
    explicit Site(SiteParts parts);

    /// Never throws: a failure is a 500 with a reference number that also stands in the log.
    Response answer(Request request) const;
    /// For requests that never reach a handler: too large, too slow, broken, too many.
    Response refused(Request request, int status) const;

    Router const& router() const { return router_; }

private:
    struct Visit;
    Response route(Request& request, std::string_view& pattern) const;
    Response retried(Visit& visit) const;
    Response attempt(Visit const& visit) const;
    Response failed(Visit const& visit, int status, std::string_view what) const;
    Response checked(Visit const& visit, Context& context, std::string_view secret) const;
    Response asked_to_sign_in(Request const& request, Context& context) const;
    void look_into_files(Visit& visit) const;
    Response handled(Visit const& visit, Context& context) const;
    std::optional<Session> session_of(db::Connection& tx, Visit const& visit) const;
    Context context_of(Visit const& visit, db::Connection& tx, Session const& session) const;
    base::Texts texts_of(Request const& request) const;

    SiteParts parts_;
    Router router_;
};

}   // namespace web
