#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"
#include "platform/web/cursor.hpp"
#include "work/questionnaires/questionnaire.hpp"

namespace questionnaires {

/// What is asked holds nothing of anybody: who may see surveys sees every questionnaire. Changing one needs the right
/// at the unit whose it is.
inline constexpr web::Permission view_surveys{"surveys.view"};
inline constexpr web::Permission edit_surveys{"surveys.edit"};

struct Draft {
    QuestionnaireId id;
    UnitId unit;   // whose it is
    Questionnaire questionnaire;
    int newest = 0;            // number of the newest version; 0: not given out yet
    bool is_changed = false;   // since the newest version
    std::int64_t revision = 0;
};
std::optional<Draft> find(db::Connection& tx, QuestionnaireId id);
/// The version that was given out under that number.
std::optional<Questionnaire> find_version(db::Connection& tx, QuestionnaireId id, int number);

struct Asked {
    std::optional<web::Cursor> after = {};
    std::size_t size = 50;
};
struct Page {
    std::vector<Draft> drafts;
    std::optional<web::Cursor> next = {};
};
/// In Vietnamese order of the titles.
Page list(db::Connection& tx, Asked const& asked);

QuestionnaireId add(db::Connection& tx, ledger::Entry const& entry, UnitId unit, Questionnaire const& made);
/// Refuses: conflict - somebody else saved it after `changed.revision` was read
base::Result<base::Done> save(db::Connection& tx, ledger::Entry const& entry, Draft const& changed);
/// Gives the draft, which has passed `check_for_publication`, out as the next version; gives its number. Refuses:
/// conflict - as `save`
base::Result<int> publish(db::Connection& tx, ledger::Entry const& entry, Draft const& draft);
/// Versions that were given out stay for what was answered under them. Refuses: conflict - as `save`
base::Result<base::Done> withdraw(db::Connection& tx, ledger::Entry const& entry, Draft const& draft);

std::span<db::Sql const> statements();

}   // namespace questionnaires
