#include "kernel/journeys/definition.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "base/embedded.hpp"
#include "base/expect.hpp"

namespace journeys {
namespace {

template <class Items>
auto const* found_in(Items const& items, std::string_view code)
{
    auto const found = std::find_if(items.begin(), items.end(), [&](auto const& one) { return one.code == code; });
    return found == items.end() ? nullptr : &*found;
}

bool is_read(std::span<Definition const> read, std::optional<Model> const& model)
{
    return !model || std::any_of(read.begin(), read.end(), [&](Definition const& one) {
        return one.code == model->code && one.version == model->version;
    });
}

std::vector<Definition> read_all()
{
    struct Waiting {
        base::EmbeddedFile file;
        std::optional<Model> model;
    };
    std::vector<Waiting> waiting;
    for (auto const& file : base::embedded_files_below("rules/journeys/"))
        waiting.push_back({file, model_of(file.name, file.content)});
    std::vector<Definition> all;
    while (!waiting.empty()) {
        // one that is like another is read after it; where that one is nowhere, the reading says so
        auto next =
            std::find_if(waiting.begin(), waiting.end(), [&](Waiting const& one) { return is_read(all, one.model); });
        if (next == waiting.end()) next = waiting.begin();
        all.push_back(read_definition(next->file.name, next->file.content, rulebook::embedded(), all));
        waiting.erase(next);
    }
    std::sort(all.begin(), all.end(), [](Definition const& a, Definition const& b) {
        return std::tie(a.code, a.version) < std::tie(b.code, b.version);
    });
    auto const faults = faults_between(all);
    if (!faults.empty()) throw std::runtime_error("rules/journeys: " + faults.front());
    return all;
}

/// Whether every stage of `before` has a place in `after`.
void stages_have_a_place(Definition const& before, Definition const& after, std::vector<std::string>& faults)
{
    for (auto const& stage : before.stages) {
        auto const named = std::find_if(after.stages_before.begin(), after.stages_before.end(),
                                        [&](auto const& pair) { return pair.first == stage.code; });
        auto const& code = named == after.stages_before.end() ? stage.code : named->second;
        if (after.find_stage(code) == nullptr)
            faults.push_back(after.code + " " + std::to_string(after.version) + ": the stage " + stage.code +
                             " of the version before has no place in it");
    }
}

}   // namespace

Stage const* Definition::find_stage(std::string_view wanted) const { return found_in(stages, wanted); }
Step const* Definition::find_step(std::string_view wanted) const { return found_in(steps, wanted); }
Clock const* Definition::find_clock(std::string_view wanted) const { return found_in(clocks, wanted); }

std::span<Definition const> definitions()
{
    static auto const all = read_all();
    return all;
}

Definition const* find_definition(std::string_view code, std::int64_t version)
{
    for (auto const& one : definitions())
        if (one.code == code && one.version == version) return &one;
    return nullptr;
}

Definition const* definition_on(std::string_view code, base::Date day)
{
    for (auto const& one : definitions())
        if (one.code == code && one.valid.contains(day)) return &one;
    return nullptr;
}

Definition const* newest(std::string_view code)
{
    Definition const* last = nullptr;
    for (auto const& one : definitions())
        if (one.code == code) last = &one;
    return last;
}

Definition const* oldest(std::string_view code)
{
    auto const found = std::find_if(definitions().begin(), definitions().end(),
                                    [&](Definition const& one) { return one.code == code; });
    return found == definitions().end() ? nullptr : &*found;
}

std::vector<std::string> faults_between(std::span<Definition const> all)
{
    std::vector<std::string> faults;
    for (std::size_t i = 1; i < all.size(); ++i) {
        auto const& before = all[i - 1];
        auto const& after = all[i];
        if (before.code != after.code) continue;
        if (before.version == after.version)
            faults.push_back(after.code + " " + std::to_string(after.version) + ": stands twice");
        if (before.valid.to > after.valid.from)
            faults.push_back(after.code + " " + std::to_string(after.version) +
                             ": is valid while the version before still is");
        stages_have_a_place(before, after, faults);
    }
    return faults;
}

}   // namespace journeys
