#include "kernel/seals/commands.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/json.hpp"
#include "kernel/seals/store.hpp"

namespace seals {
namespace {

constexpr int done = 0;
constexpr int wrong_use = 2;
constexpr int refused = 3;

std::string read_file(std::string_view path)
{
    std::ifstream file{std::string{path}, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + std::string{path}};
    return {std::istreambuf_iterator<char>{file}, {}};
}

int refuse(CommandLine& line, std::string_view code, std::string detail = {})
{
    line.err << line.texts.problem({"", code, std::move(detail)}) << '\n';
    return refused;
}

/// The public key that the seal names: of the file given, else of this installation. Refuses: seal.no_key_in_file,
/// seal.unknown_key
base::Result<std::string> key_for(CommandLine& line, Seal const& seal)
{
    if (auto const path = line.get("--key"); !path.empty()) {
        auto key = parse_public_key(read_file(path));
        if (!key) return base::Error{base::Refusal::invalid, {{"", "seal.no_key_in_file", std::string{path}}}};
        return std::move(*key);
    }
    auto const database = line.open();
    auto const found = find_key(**database->begin(db::Access::read), seal.key);
    if (!found) return base::Error{base::Refusal::invalid, {{"", "seal.unknown_key", seal.key}}};
    return found->bytes;
}

void print(CommandLine& line, Seal const& seal, bool genuine)
{
    if (line.has("--json")) {
        base::JsonWriter json;
        json.begin_object().key("genuine").boolean(genuine).key("key").text(seal.key);
        json.key("paper").text(base::id_text(seal.paper)).key("facts").begin_object();
        for (auto const& fact : seal.facts)
            for (auto const& tag : tags())
                if (tag.tag == fact.tag) json.key(tag.name).text(fact.text);
        line.out << json.end_object().end_object().str() << '\n';
        return;
    }
    if (!genuine) return;
    line.out << line.texts.tr("Genuine, signed by the key {0}.", {seal.key}) << '\n';
    for (auto const& fact : seal.facts)
        for (auto const& tag : tags())
            if (tag.tag == fact.tag) line.out << line.texts.of(tag.label) << ": " << fact.text << '\n';
    line.out << line.texts.tr("Whether it was voided later is told by the page that the code opens.") << '\n';
}

/// Refuses: no seal; a key that is none or not known; a signature that does not hold.
int verify_seal(CommandLine& line)
{
    auto const file = line.get("--file");
    if (file.empty() == line.get("seal").empty()) {
        line.err << line.texts.tr("Give the seal, or --file with a file that holds it.") << '\n';
        return wrong_use;
    }
    auto const seal = opened(file.empty() ? std::string{line.get("seal")} : read_file(file));
    if (!seal) return refuse(line, seal.error().problems.front().code);
    auto const key = key_for(line, *seal);
    if (!key) return refuse(line, key.error().problems.front().code, key.error().problems.front().detail);
    bool const genuine = is_genuine(*seal, *key);
    print(line, *seal, genuine);
    return genuine ? done : refuse(line, "seal.not_genuine");
}

int print_keys(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::read);
    for (auto const& key : list_keys(**tx)) {
        line.out << key.name << '\t' << base::iso(key.made_at) << '\t' << (key.ended_at ? base::iso(*key.ended_at) : "")
                 << '\n'
                 << pem(key.bytes);
    }
    return done;
}

int replace_standing_key(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::write);
    auto const made = replace_key(**tx, UserId{}, line.now);
    tx->commit();
    line.out << line.texts.tr("The key {0} signs from now on; earlier public keys stay published.", {made.name}) << '\n'
             << pem(made.bytes);
    return done;
}

constexpr CommandOption verify_options[] = {
    {.name = "seal", .help = "What the code says: an address, or the seal itself"},
    {.name = "--file", .value = "FILE", .help = "A file that holds it"},
    {.name = "--key", .value = "FILE", .help = "Public key (PEM or base64); without it those of this installation"},
};

constexpr Command table[] = {
    {"seals verify", "Verify what the code of a paper says, without a network", verify_options, NeedsDatabase::no,
     verify_seal},
    {"seals keys", "Print the public keys", {}, NeedsDatabase::yes, print_keys},
    {"seals replace-key",
     "Let a new key sign; papers sealed before stay verifiable",
     {},
     NeedsDatabase::yes,
     replace_standing_key},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace seals
