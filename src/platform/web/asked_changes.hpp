#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/cursor.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/request.hpp"

/// Changes of records that somebody asked for and somebody else decides: the list of what waits, one record's page, and
/// the decision. The rules of each register say what can be asked for, who sees it and what an agreed change does.
namespace web {

/// A change that somebody asked for.
struct AskedChange {
    std::string id;
    std::string record = {};   // its name, in the list of all
    std::string url = {};
    std::string field;
    std::string before;
    std::string after;
    std::string evidence;
    std::string asked;           // when and by whom
    std::string decision = {};   // "agreed", "refused: why"; "" = waits
};
/// "waits", "agreed", "refused: why".
std::string decision_text(base::Texts const& texts, std::optional<bool> agreed, std::string_view why);

/// The register whose records they are of.
struct AskedOf {
    std::string_view url;   // "/people"; the list of what waits is at /people/changes
    base::TextId title;     // "People"
    base::TextId record;    // "Person": what heads the column of names
};
/// The page of what waits, record by record, of which `next` goes on.
Response list_asked_changes(Request const& request, Context& context, AskedOf const& of,
                            std::vector<AskedChange> const& lines, std::optional<Cursor> const& next);

/// One record with all that was asked for.
struct AskedOfRecord {
    std::string url;   // of the record
    std::string name;
    std::vector<AskedChange> open;      // that the reader may decide
    std::vector<AskedChange> decided;   // and what others decide
};
Response show_asked_changes(Request const& request, Context& context, AskedOf const& of, AskedOfRecord const& record,
                            base::Error const* error);

/// What is wrong with a decision: none chosen, or a refusal without its reason. `list` names the field of the chosen.
std::vector<base::Problem> decision_problems(bool any_chosen, bool agreed, std::string_view why, std::string_view list);
/// A decision about those that the form of the page has marked.
struct AskedDecision {
    bool agreed = false;
    std::string why;
};
AskedDecision read_decision(Request const& request);
bool is_marked(Request const& request, std::string_view id);

struct AskedChangesView {
    std::string action;
    std::string csrf;
    std::vector<AskedChange> open;   // that the reader may decide
    std::vector<AskedChange> decided;
    Field why;
    std::vector<base::Problem> problems;
};
void asked_changes_page(Html& out, AskedChangesView const& view);

}   // namespace web
