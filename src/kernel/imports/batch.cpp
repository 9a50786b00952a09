#include "kernel/imports/batch.hpp"

#include <algorithm>
#include <array>

#include "base/expect.hpp"

namespace imports {
namespace {

constexpr std::array<std::string_view, 5> batch_states{"planned", "running", "done", "undoing", "undone"};
constexpr std::array<std::string_view, 4> sheet_states{"planned", "left_out", "running", "done"};

template <class E, std::size_t N>
E parse(std::array<std::string_view, N> const& names, std::string_view name)
{
    auto const found = std::ranges::find(names, name);
    base::expect(found != names.end(), "the database holds a state of an import that the program does not know");
    return static_cast<E>(found - names.begin());
}

constexpr char between_parts = '\x1f';
constexpr char between_problems = '\x1e';

std::string_view take_part(std::string_view& text, char end)
{
    auto const at = text.find(end);
    auto const part = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return part;
}

void put_number(std::string& out, std::int64_t value)
{
    // zigzag, then seven bits a byte
    auto rest = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    for (; rest >= 0x80; rest >>= 7U) out += static_cast<char>(0x80U | (rest & 0x7fU));
    out += static_cast<char>(rest);
}

std::int64_t take_number(std::string_view& text)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        base::expect(!text.empty(), "the packed rows of an import are cut short");
        auto const byte = static_cast<unsigned char>(text.front());
        text.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80) break;
    }
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

}   // namespace

std::string_view name_of(BatchState state) { return batch_states.at(static_cast<std::size_t>(state)); }
std::string_view name_of(SheetState state) { return sheet_states.at(static_cast<std::size_t>(state)); }
BatchState parse_batch_state(std::string_view name) { return parse<BatchState>(batch_states, name); }
SheetState parse_sheet_state(std::string_view name) { return parse<SheetState>(sheet_states, name); }

Counts& Counts::operator+=(Counts const& other)
{
    created += other.created;
    changed += other.changed;
    unchanged += other.unchanged;
    refused += other.refused;
    warned += other.warned;
    known += other.known;
    passed_over += other.passed_over;
    return *this;
}

File const& Plan::file_of(Sheet const& sheet) const
{
    auto const found = std::ranges::find(files, sheet.file, &File::id);
    base::expect(found != files.end(), "a sheet of an import belongs to no file of it");
    return *found;
}

Sheet const* Plan::find(SheetId id) const
{
    auto const found = std::ranges::find(sheets, id, &Sheet::id);
    return found == sheets.end() ? nullptr : &*found;
}

Counts Plan::total(Trial trial) const
{
    Counts total;
    for (auto const& sheet : sheets)
        if (auto const& counts = trial == Trial::yes ? sheet.trial : sheet.counts) total += *counts;
    return total;
}

bool Plan::has_trial() const
{
    return std::ranges::any_of(sheets, [](Sheet const& sheet) { return sheet.trial.has_value(); });
}

std::string pack_problems(std::span<base::Problem const> problems)
{
    std::string packed;
    for (auto const& problem : problems) {
        if (!packed.empty()) packed += between_problems;
        packed.append(problem.field).append(1, between_parts).append(problem.code).append(1, between_parts);
        for (char const c : problem.detail) packed += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return packed;
}

std::vector<RowProblem> unpack_problems(std::string_view packed)
{
    std::vector<RowProblem> problems;
    while (!packed.empty()) {
        auto one = take_part(packed, between_problems);
        auto const field = take_part(one, between_parts);
        auto const code = take_part(one, between_parts);
        problems.push_back({std::string{field}, std::string{code}, std::string{one}});
    }
    return problems;
}

void TakenPacker::add(std::int64_t number, std::string_view record_kind, std::int64_t record_id)
{
    put_number(rows_, number - last_number_);
    last_number_ = number;
    if (record_kind.empty()) {
        put_number(rows_, 0);
        return;
    }
    auto kind = std::ranges::find(kinds_, record_kind);
    if (kind == kinds_.end()) {
        kinds_.emplace_back(record_kind);
        kind = std::prev(kinds_.end());
    }
    put_number(rows_, kind - kinds_.begin() + 1);
    put_number(rows_, record_id - last_id_);
    last_id_ = record_id;
}

std::string TakenPacker::take()
{
    std::string packed;
    put_number(packed, static_cast<std::int64_t>(kinds_.size()));
    for (auto const& kind : kinds_) packed.append(kind).append(1, between_parts);
    packed.append(rows_);
    *this = {};
    return packed;
}

std::vector<TakenRow> unpack_taken(std::string_view packed)
{
    std::vector<std::string> kinds;
    for (auto count = take_number(packed); count > 0; --count) kinds.emplace_back(take_part(packed, between_parts));
    std::vector<TakenRow> rows;
    std::int64_t number = 0;
    std::int64_t id = 0;
    while (!packed.empty()) {
        number += take_number(packed);
        auto const kind = take_number(packed);
        if (kind == 0) {
            rows.push_back({number});
            continue;
        }
        id += take_number(packed);
        rows.push_back({number, kinds.at(static_cast<std::size_t>(kind - 1)), id});
    }
    return rows;
}

}   // namespace imports
