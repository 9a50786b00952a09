#include "kernel/notices/source.hpp"

#include "base/expect.hpp"

namespace notices {

Registry::Registry(std::span<std::span<Source const> const> tables)
{
    for (auto const& table : tables)
        for (auto const& source : table) {
            base::expect(find(source.kind) == nullptr, "two sources of notices have one kind");
            sources_.push_back(&source);
        }
}

Source const* Registry::find(std::string_view kind) const
{
    for (auto const* source : sources_)
        if (source->kind == kind) return source;
    return nullptr;
}

}   // namespace notices
