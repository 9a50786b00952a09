#include "kernel/secrecy/door.hpp"

#include "base/id.hpp"
#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/secrecy/contents.hpp"
#include "kernel/secrecy/doubtful.hpp"
#include "kernel/secrecy/secrecy.hpp"

namespace secrecy {
namespace {

/// Who vouched at which address for which record; nothing of what was sent.
void note(web::Context& context, web::Request const& request, web::Route const& route, web::Vouched vouched)
{
    base::JsonWriter changes;
    changes.begin_object().key("sent_to").text(route.pattern).end_object();
    accounts::AuditEntry entry{"confirmed_not_secret", "sent_text", base::parse_id(request.in_path("id")).value_or(0),
                               changes.str()};
    if (vouched == web::Vouched::files) {
        entry.action = "declared_not_secret";
        entry.record_kind = "sent_file";
    }
    accounts::audit(context.tx, UserId{context.actor.user}, context.now, entry);
}

}   // namespace

web::Unfit door() { return {unfit_text, unfit_file_name, unfit_content, doubtful_words, note}; }

}   // namespace secrecy
