#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

/// Changes of records that somebody asked for and somebody else decides: the list of what waits, and one record's page.
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
void asked_change_register(Html& out, Register const& table, std::vector<AskedChange> const& lines);
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
