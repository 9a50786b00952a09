#include "registers/committees/endings.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/committees/statements.hpp"

namespace committees {
namespace {

using organisations::Change;
using organisations::Ended;

struct Of {
    std::string_view record;
    db::Sql keep;
    db::Sql cut;
    db::Sql withdraw;
    db::Sql put_back;
};

// a term and a post are kept alike
constexpr std::string_view keep_head = R"sql(
    INSERT INTO committee_before (record_id, unit_id, event_id, valid_to)
    SELECT id, unit_id, :event, valid_to FROM )sql";
constexpr std::string_view reached = R"sql(
    WHERE unit_id = :unit AND withdrawn_at IS NULL AND valid_to > :on RETURNING record_id)sql";
constexpr std::string_view cut_tail = R"sql(
    SET valid_to = :on WHERE unit_id = :unit AND withdrawn_at IS NULL AND valid_from < :on AND valid_to > :on)sql";
constexpr std::string_view withdraw_tail = R"sql(
    SET withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND withdrawn_at IS NULL AND valid_from >= :on)sql";
// one that was ended or taken back by hand since stays so
constexpr std::string_view put_back_tail = R"sql(
    SET valid_to = (SELECT b.valid_to FROM committee_before b WHERE b.record_id = id),
        withdrawn_at = NULL, withdrawn_by = NULL
    WHERE unit_id = :unit AND id IN (SELECT b.record_id FROM committee_before b WHERE b.unit_id = :unit)
      AND ((withdrawn_at IS NULL AND valid_to = :on) OR (withdrawn_at IS NOT NULL AND valid_from >= :on))
    RETURNING id)sql";

constexpr auto keep_terms_text = db::joined(keep_head, "committee_term", reached);
constexpr auto keep_posts_text = db::joined(keep_head, "post_holding", reached);
constexpr auto cut_terms_text = db::joined("UPDATE committee_term", cut_tail);
constexpr auto cut_posts_text = db::joined("UPDATE post_holding", cut_tail);
constexpr auto withdraw_terms_text = db::joined("UPDATE committee_term", withdraw_tail);
constexpr auto withdraw_posts_text = db::joined("UPDATE post_holding", withdraw_tail);
constexpr auto put_back_terms_text = db::joined("UPDATE committee_term", put_back_tail);
constexpr auto put_back_posts_text = db::joined("UPDATE post_holding", put_back_tail);

constexpr Of kinds[] = {
    {"committee_term",
     {"committees.keep_terms_before", keep_terms_text.view()},
     {"committees.cut_terms", cut_terms_text.view()},
     {"committees.withdraw_later_terms", withdraw_terms_text.view()},
     {"committees.put_back_terms", put_back_terms_text.view()}},
    {"post_holding",
     {"committees.keep_posts_before", keep_posts_text.view()},
     {"committees.cut_posts", cut_posts_text.view()},
     {"committees.withdraw_later_posts", withdraw_posts_text.view()},
     {"committees.put_back_posts", put_back_posts_text.view()}},
};
constexpr db::Sql delete_before{"committees.delete_before", "DELETE FROM committee_before WHERE unit_id = :unit"};

constexpr db::Sql all[] = {kinds[0].keep, kinds[0].cut,      kinds[0].withdraw, kinds[0].put_back, kinds[1].keep,
                           kinds[1].cut,  kinds[1].withdraw, kinds[1].put_back, delete_before};

}   // namespace

void end_with(Change const& change, Ended const& ended)
{
    std::vector<accounts::AuditEntry> audits;
    for (auto const& kind : kinds) {
        for (auto const& row :
             change.tx.run(kind.keep, {{"event", ended.event}, {"unit", ended.unit}, {"on", ended.on}}))
            audits.push_back({"ended", kind.record, row.integer(0)});
        change.tx.change(kind.cut, {{"on", ended.on}, {"unit", ended.unit}});
        change.tx.change(kind.withdraw,
                         {{"at", change.entry.at}, {"by", change.entry.by}, {"unit", ended.unit}, {"on", ended.on}});
    }
    accounts::audit(change.tx, change.entry.by, change.entry.at, audits);
}

void stand_again(Change const& change, Ended const& ended)
{
    std::vector<accounts::AuditEntry> audits;
    for (auto const& kind : kinds)
        for (auto const& row : change.tx.run(kind.put_back, {{"unit", ended.unit}, {"on", ended.on}}))
            audits.push_back({"changed", kind.record, row.integer(0)});
    change.tx.change(delete_before, {{"unit", ended.unit}});
    accounts::audit(change.tx, change.entry.by, change.entry.at, audits);
}

std::span<db::Sql const> ending_statements() { return all; }

}   // namespace committees
