#include "kernel/papers/sent.hpp"

#include "platform/web/json_body.hpp"

namespace papers {
namespace {

using web::JsonType;

constexpr web::SchemaField body_fields[] = {
    {"kind", JsonType::text},
    {"record", JsonType::id},
    {"unit", JsonType::id, "the office that issues it; without one the nearest that may sign it", false, true},
    {"dated_on", JsonType::date},
    {"term", JsonType::text, "\"2025-2030\", for kinds numbered by term", false, true},
    {"first_number", JsonType::integer, "where a series begins, before its first number", false, true},
};

}   // namespace

constexpr web::Schema sent_schema{"PaperBody", body_fields};

base::Result<Sent> read_sent(web::Request const& request)
{
    web::JsonBody body{request};
    Sent sent;
    sent.kind = body.text("kind", web::Needed::yes).value_or("");
    sent.record = body.id<PaperId>("record", web::Needed::yes).value_or(PaperId{}).value;
    sent.unit = body.id<UnitId>("unit");
    sent.asked.dated_on = body.date("dated_on", web::Needed::yes);
    sent.asked.term = body.text("term").value_or("");
    sent.asked.first_number = body.integer("first_number");
    if (auto error = body.error()) return *error;
    return sent;
}

}   // namespace papers
