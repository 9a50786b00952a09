#pragma once

#include <span>
#include <string_view>

#include "kernel/command.hpp"
#include "kernel/imports/sheet.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "platform/web/route.hpp"

/// Everything a slice plugs in. Each slice has a `slice.hpp` with `Slice const& slice();`; app/slices.cpp lists them.
struct Slice {
    std::string_view name;
    std::span<web::Route const> pages = {};
    std::span<web::Route const> api = {};
    std::span<web::NavItem const> navigation = {};
    std::span<imports::SheetKind const> sheets = {};
    std::span<ledger::FactKind const> facts = {};
    std::span<Command const> commands = {};
    std::span<db::Sql const> statements = {};      // every statement; a test prepares all on both databases
};
