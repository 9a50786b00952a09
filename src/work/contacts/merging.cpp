#include "work/contacts/merging.hpp"

namespace contacts {
namespace {

constexpr merging::Part parts[] = {
    {.table = "enterprise_contact",
     .column = "enterprise_id",
     .select = {"contacts.of_merged", "SELECT id FROM enterprise_contact WHERE enterprise_id = :record ORDER BY id"},
     .move = {"contacts.move",
              "UPDATE enterprise_contact SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"}},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = merging::statements_of(parts);
    return all;
}

}   // namespace contacts
