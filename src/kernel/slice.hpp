#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "kernel/command.hpp"
#include "kernel/imports/sheet.hpp"
#include "kernel/journeys/source.hpp"
#include "kernel/ledger/fact.hpp"
#include "kernel/lists/source.hpp"
#include "kernel/notices/source.hpp"
#include "kernel/papers/source.hpp"
#include "kernel/rulebook/needed.hpp"
#include "platform/db/value.hpp"
#include "platform/web/gallery.hpp"
#include "platform/web/route.hpp"

/// Everything a slice plugs in. Each slice has a `slice.hpp` with `Slice const& slice();`; app/slices.cpp lists them.
struct Slice {
    std::string_view name;
    std::span<web::Route const> pages = {};
    std::span<web::Route const> api = {};
    std::span<web::NavItem const> navigation = {};
    std::span<web::Sample const> samples = {};   // of its views, for the gallery
    std::span<imports::SheetKind const> sheets = {};
    std::span<lists::Source const> lists = {};              // that can be saved, exported and changed as a whole
    std::span<papers::Source const> papers = {};            // records that papers are made about
    std::span<journeys::Source const> journeys = {};        // records that journeys are about
    std::span<journeys::Condition const> conditions = {};   // rules that definitions of journeys name
    std::span<notices::Source const> notices = {};          // what is due, and told of
    std::span<ledger::FactKind const> facts = {};
    /// Gives every fact that the slice's standing records stand for, with who entered the record and when.
    void (*refill)(db::Connection& tx, ledger::Give const& give) = nullptr;
    std::span<Command const> commands = {};
    std::span<db::Sql const> statements = {};   // every statement; a test prepares all on both databases
    /// Where units stand in the trees; organisations alone.
    std::unique_ptr<ledger::Placement> (*placement)(db::Connection& tx, base::Date today) = nullptr;
    std::span<rulebook::Needed const> rules = {};   // keys of the rulebook it looks up; checked at start
};
